"""The share of readers' queries that the search page answers at once."""

import csv
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from django.core.management import call_command
from django.test import Client

import bench.search_queries
from bench.population import load_starter
from bench.running import say

FOLDER = Path(bench.search_queries.__path__[0])
TUNING = "tuning.tsv"
UNSEEN = "unseen.tsv"
FIRST = 3
# A row of results whose thing is a paper.
PAPER_ROW = re.compile(r'<h3 class="row-title" id="row-([\w-]+)"')

Page = Callable[[str], str]


@dataclass(frozen=True)
class ReaderQuery:
    """A query as typed, and the slugs of the notes that answer it."""

    kind: str
    text: str
    slugs: frozenset[str]


def measure_queries(*, names_misses: bool) -> None:
    load_starter()
    call_command("collectstatic", verbosity=0, interactive=False)
    page = page_of_visitor()
    page("warm")
    measure_file(page, TUNING, names_misses=names_misses)
    measure_file(page, UNSEEN, names_misses=False)


def page_of_visitor() -> Page:
    client = Client(headers={"host": "localhost"})

    def page(text: str) -> str:
        address = f"/search/?{urlencode({'q': text})}"
        return client.get(address, secure=True).content.decode()

    return page


def measure_file(page: Page, name: str, *, names_misses: bool) -> None:
    queries = read_queries(name)
    asked: Counter[str] = Counter()
    answered: Counter[str] = Counter()
    times = []
    for query in queries:
        started_at = time.perf_counter()
        first = first_papers(page(query.text))
        times.append(time.perf_counter() - started_at)
        asked[query.kind] += 1
        if query.slugs.intersection(first):
            answered[query.kind] += 1
        elif names_misses:
            found = ", ".join(first)
            say(f"  {query.kind}: {query.text} found {found}")
    share = answered.total() / asked.total()
    milliseconds = statistics.median(times) * 1000
    say(
        f"{name}: {answered.total()} of {asked.total()} ({share:.0%})"
        f" have a right paper among the first {FIRST};"
        f" a page takes {milliseconds:.0f} ms"
    )
    for kind, count in asked.items():
        say(f"  {kind}: {answered[kind]} of {count}")


def read_queries(name: str) -> list[ReaderQuery]:
    queries = []
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            slugs = frozenset(row["slugs"].split())
            queries.append(ReaderQuery(row["kind"], row["query"], slugs))
    return queries


def first_papers(html: str) -> list[str]:
    """The slugs of the first papers on the page, under whichever heading."""
    return PAPER_ROW.findall(html)[:FIRST]
