"""A catalogue page with what a learner can do in its rows, and the same without.

python -m bench.row_controls [--papers 500] [--rounds 60]
"""

import argparse
import statistics
from typing import Any
from unittest.mock import patch

from bench.running import say, seconds_of, temporary_site

CATALOGUE = "/papers/"
RENDERED_BY = "study.library.catalogue.render_paper_rows"
TICKED_COUNT = 20
MOST_TIMES = 1.1


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="bench.row_controls", description=__doc__
    )
    parser.add_argument("--papers", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=60)
    options = parser.parse_args()
    with temporary_site():
        measure_row_controls(options.papers, options.rounds)


def measure_row_controls(papers: int, rounds: int) -> None:
    from django.core.management import call_command

    from bench import population
    from papers.models import Paper

    say(f"Preparing {papers} papers …")
    population.load_starter()
    population.grow_library(papers)
    call_command("collectstatic", verbosity=0, interactive=False)
    browser = reader_browser()
    slugs = Paper.objects.published().values_list("slug", flat=True)[
        :TICKED_COUNT
    ]
    browser.post("/chosen/", {"papers": ",".join(slugs)})
    with_controls: list[float] = []
    without: list[float] = []
    load_catalogue(browser)
    for _ in range(rounds):
        with_controls.append(seconds_of(load_catalogue, browser))
        with patch(RENDERED_BY, bare_rows):
            without.append(seconds_of(load_catalogue, browser))
    fast = statistics.median(without)
    slow = statistics.median(with_controls)
    say(
        f"catalogue, {TICKED_COUNT} ticked: {1000 * slow:.1f} ms with status,"
        f" list and ticks, {1000 * fast:.1f} ms without,"
        f" {slow / fast:.2f} times as much; at most {MOST_TIMES}"
    )


def reader_browser() -> Any:
    from django.test import Client

    from study.models import Learner

    learner = Learner.objects.create_user("ada@example.org")
    browser = Client(headers={"Host": "127.0.0.1"})
    browser.force_login(
        learner, backend="django.contrib.auth.backends.ModelBackend"
    )
    return browser


def bare_rows(request: Any, rows: list[Any]) -> str:
    """The rows as visitors get them."""
    from config.rows import render_rows

    context = {
        "rows": rows,
        "is_learner": False,
        "chosen": set(),
        "next": request.get_full_path(),
        "status_choices": (),
    }
    return render_rows("rows/catalogue_rows.html", context, request)


def load_catalogue(browser: Any) -> None:
    response = browser.get(CATALOGUE)
    assert response.status_code == 200


if __name__ == "__main__":
    main()
