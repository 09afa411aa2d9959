"""The page of the map against the layout of its edges."""

import statistics

from django.core.management import call_command
from django.test import Client
from fast_sugiyama import from_edges

from bench import population
from bench.running import say, seconds_of
from papers.graph import without_shortcuts
from papers.graph.layout import MOST_EDGES_TO_SWAP, SETTINGS, turn_loops
from papers.graph.thinning import Edge
from papers.models import Paper
from papers.queries.maps import MOST_PAPERS, links_among, most_linked
from papers.services.drawing import edges_of

MAP = "/map/"


def measure_map(rounds: int) -> None:
    population.load_starter()
    population.grow_library(MOST_PAPERS)
    population.link_copies()
    call_command("collectstatic", verbosity=0, interactive=False)
    browser = Client(headers={"host": "127.0.0.1"})
    papers, _ = most_linked(Paper.objects.published())
    edges = numbered_edges(papers)
    assert browser.get(MAP).status_code == 200
    page_times = []
    layout_times = []
    ratios = []
    for _ in range(rounds):
        page_time = seconds_of(browser.get, MAP)
        layout_time = seconds_of(lay_out_edges, edges)
        page_times.append(page_time)
        layout_times.append(layout_time)
        ratios.append(page_time / layout_time)
    page = statistics.median(page_times) * 1000
    layout = statistics.median(layout_times) * 1000
    say(
        f"map of {len(papers)} papers, {len(edges)} lines:"
        f" {page:.0f} ms, its layout alone {layout:.0f} ms"
    )
    say(f"{statistics.median(ratios):.1f} times the layout alone")


def numbered_edges(papers: list[Paper]) -> list[Edge]:
    """The map's edges as the layout gets them: thinned, papers numbered from 0."""
    links = [edge.ids for edge in edges_of(links_among(papers))]
    numbers: dict[int, int] = {}
    edges = []
    for source, target in turn_loops(without_shortcuts(links)):
        source_number = numbers.setdefault(source, len(numbers))
        target_number = numbers.setdefault(target, len(numbers))
        edges.append((source_number, target_number))
    return edges


def lay_out_edges(edges: list[Edge]) -> None:
    """What fast-sugiyama takes with the map's own settings."""
    from_edges(edges, transpose=len(edges) < MOST_EDGES_TO_SWAP, **SETTINGS)
