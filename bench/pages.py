"""The busiest pages against a view of the same server that returns a constant."""

import argparse
import statistics
from dataclasses import dataclass

from django.core.management import call_command

from bench import population
from bench.client import Target, requests_per_second
from bench.running import say
from bench.server import Server, running_server

CONSTANT = "/constant/"
CATALOGUE = "/papers/?view=dense"
PAGES = {
    "catalogue, 40 rows": CATALOGUE,
    "full note": "/papers/transformer/",
    "review": "/review/",
}
ROUNDS = 3


@dataclass(frozen=True)
class Load:
    """Answers a second, and the workers' computing for one answer in seconds."""

    rate: float
    cost: float


@dataclass(frozen=True)
class Share:
    """A page as a part of the constant view, which is 1."""

    by_rate: float
    by_cost: float


def measure_pages(options: argparse.Namespace) -> str:
    """Returns the key of the learner's session."""
    say(
        f"Preparing {options.papers} papers, {options.cards} questions,"
        f" {options.reviews} answers …"
    )
    population.load_starter()
    population.grow_library(options.papers)
    session = population.grow_learner(options.cards, options.reviews)
    call_command("collectstatic", verbosity=0, interactive=False)
    with running_server() as server:
        warm_up(server, session, [CONSTANT, *PAGES.values()])
        for name, path in PAGES.items():
            shares = compare_often(server, session, path, options.seconds)
            by_rate = statistics.median(share.by_rate for share in shares)
            by_cost = statistics.median(share.by_cost for share in shares)
            say(
                f"{name}: {by_rate:.2f} of the constant view's answers a second,"
                f" {by_cost:.2f} by what the workers compute"
            )
        say(f"largest worker: {server.worker_megabytes():.0f} MB")
    return session


def measure_growth(options: argparse.Namespace, session: str) -> None:
    """The catalogue's first page at few and at many papers.

    Each is measured beside the constant view of its own round.
    """
    few = catalogue_cost(options.papers, session, options.seconds)
    many = catalogue_cost(options.many, session, options.seconds)
    say(
        f"catalogue's first page, {options.many} against {options.papers} papers:"
        f" {many / few:.2f} times the time"
    )


def catalogue_cost(
    paper_count: int,
    session: str,
    seconds: float,
) -> float:
    """The time of an answer, that of the constant view being 1."""
    say(f"Preparing {paper_count} papers …")
    population.grow_library(paper_count)
    with running_server() as server:
        warm_up(server, session, [CONSTANT, CATALOGUE])
        shares = compare_often(server, session, CATALOGUE, seconds)
    rates = [share.by_rate for share in shares]
    return 1 / statistics.median(rates)


def warm_up(
    server: Server,
    session: str,
    paths: list[str],
) -> None:
    for path in paths:
        target = Target(server.port, path, session)
        requests_per_second(target, seconds=1)


def compare_often(
    server: Server,
    session: str,
    path: str,
    seconds: float,
) -> list[Share]:
    shares = []
    for _ in range(ROUNDS):
        shares.append(compare_with_constant(server, session, path, seconds))
    return shares


def compare_with_constant(
    server: Server,
    session: str,
    path: str,
    seconds: float,
) -> Share:
    """The page against the constant view, one after the other."""
    page = measure_load(server, session, path, seconds)
    constant = measure_load(server, session, CONSTANT, seconds)
    return Share(
        by_rate=page.rate / constant.rate,
        by_cost=constant.cost / page.cost,
    )


def measure_load(
    server: Server,
    session: str,
    path: str,
    seconds: float,
) -> Load:
    target = Target(server.port, path, session)
    before = server.cpu_seconds()
    rate = requests_per_second(target, seconds=seconds)
    computed = server.cpu_seconds() - before
    return Load(rate=rate, cost=computed / (rate * seconds))
