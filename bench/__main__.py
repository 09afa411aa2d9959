"""Prints the figures of docs/operations.md: python -m bench [--seconds 4] [--papers 10000] [--many 100000]."""

import argparse
import os
import statistics
import sys
import tempfile

import django

from bench.server import Server


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--seconds", type=float, default=4, help="per measurement")
    parser.add_argument("--papers", type=int, default=10_000)
    parser.add_argument(
        "--many",
        type=int,
        default=100_000,
        help="papers for the catalogue's growth; 0 leaves it out",
    )
    parser.add_argument("--cards", type=int, default=20_000)
    parser.add_argument("--reviews", type=int, default=200_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="octavo-bench-") as folder:
        os.environ |= {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "bench.settings"}
        django.setup()
        return measure(options)


def measure(options: argparse.Namespace) -> int:
    from django.core.management import call_command

    from bench import population
    from bench.client import Target, requests_per_second
    from bench.server import serving

    say(
        f"Preparing {options.papers} papers, {options.cards} questions, {options.reviews} answers …"
    )
    population.load_starter()
    population.grow_library(options.papers)
    session = population.grow_learner(options.cards, options.reviews)
    call_command("collectstatic", verbosity=0, interactive=False)
    pages = {
        "catalogue, 50 rows": "/papers/",
        "full note": "/papers/transformer/",
        "review": "/review/",
    }
    with serving() as server:
        for path in ("/constant/", *pages.values()):
            requests_per_second(Target(server.port, path, session), seconds=1)
        for name, path in pages.items():
            rounds = [compare(server, session, path, options.seconds) for _ in range(3)]
            rate, cost = (
                statistics.median(column) for column in zip(*rounds, strict=True)
            )
            say(
                f"{name}: {rate:.2f} of the constant view's answers a second, {cost:.2f} by what the workers compute"
            )
        say(f"largest worker: {server.worker_megabytes():.0f} MB")
    if options.many:
        growth(options, session)
    return 0


def compare(
    server: Server, session: str, path: str, seconds: float
) -> tuple[float, float]:
    """The page against the constant view, one after the other: by answers a second, and by computing per answer."""
    page, page_cost = load(server, session, path, seconds)
    constant, constant_cost = load(server, session, "/constant/", seconds)
    return page / constant, constant_cost / page_cost


def load(
    server: Server, session: str, path: str, seconds: float
) -> tuple[float, float]:
    """Answers a second, and the workers' computing for one answer in seconds."""
    from bench.client import Target, requests_per_second

    before = server.cpu_seconds()
    rate = requests_per_second(Target(server.port, path, session), seconds=seconds)
    return rate, (server.cpu_seconds() - before) / (rate * seconds)


def growth(options: argparse.Namespace, session: str) -> None:
    """The catalogue's first page at few and at many papers, each beside the constant view of its own round."""
    from bench import population
    from bench.client import Target, requests_per_second
    from bench.server import serving

    costs = []
    for count in (options.papers, options.many):
        say(f"Preparing {count} papers …")
        population.grow_library(count)
        with serving() as server:
            for path in ("/constant/", "/papers/"):
                requests_per_second(Target(server.port, path, session), seconds=1)
            shares = [
                compare(server, session, "/papers/", options.seconds)[0]
                for _ in range(3)
            ]
        costs.append(1 / statistics.median(shares))
    counts = f"{options.many} against {options.papers} papers"
    say(f"catalogue's first page, {counts}: {costs[1] / costs[0]:.2f} times the time")


def say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
