"""The map of 300 papers beside its layout alone: python -m bench.map [--rounds 9]."""

import argparse
import os
import statistics
import sys
import tempfile
import time

import django


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench.map", description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="octavo-bench-") as folder:
        os.environ |= {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "bench.settings"}
        django.setup()
        return measure(options.rounds)


def measure(rounds: int) -> int:
    from django.core.management import call_command
    from django.test import Client

    from bench import population
    from papers.queries.maps import MOST_PAPERS

    population.load_starter()
    population.grow_library(MOST_PAPERS)
    population.link_copies()
    call_command("collectstatic", verbosity=0, interactive=False)
    browser = Client(headers={"host": "127.0.0.1"})
    papers, numbers = thinned_edges()
    assert browser.get("/map/").status_code == 200
    times = [
        (timed(lambda: browser.get("/map/")), timed(lambda: layout(numbers)))
        for _ in range(rounds)
    ]
    page, alone = (
        statistics.median(column) * 1000 for column in zip(*times, strict=True)
    )
    ratio = statistics.median(whole / part for whole, part in times)
    print(
        f"map of {papers} papers, {len(numbers)} lines: {page:.0f} ms, its layout alone {alone:.0f} ms"
    )
    print(f"{ratio:.1f} times the layout alone")
    return 0


def thinned_edges() -> tuple[int, list[tuple[int, int]]]:
    """How many papers the map holds, and its lines as the layout gets them, numbered from 0."""
    from papers.graph import without_shortcuts
    from papers.graph.layout import turn_loops
    from papers.models import Paper
    from papers.queries.maps import links_among, most_linked
    from papers.services.drawing import edges_of

    papers, _ = most_linked(Paper.objects.published())
    edges = turn_loops(
        without_shortcuts([edge.ids for edge in edges_of(links_among(papers))])
    )
    names = {
        name: number
        for number, name in enumerate(
            dict.fromkeys(end for edge in edges for end in edge)
        )
    }
    return len(papers), [(names[a], names[b]) for a, b in edges]


def layout(edges: list[tuple[int, int]]) -> None:
    """What fast-sugiyama takes with the map's own settings."""
    from fast_sugiyama import from_edges

    from papers.graph.layout import SETTINGS

    from_edges(edges, transpose=len(edges) < 200, **SETTINGS)


def timed(work) -> float:
    begins_at = time.perf_counter()
    work()
    return time.perf_counter() - begins_at


if __name__ == "__main__":
    sys.exit(main())
