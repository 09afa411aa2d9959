"""A long list against a short one: its page, and a move within it.

python -m bench.lists [--long 2000] [--short 50]
"""

import argparse
import statistics
from typing import Any

from bench.running import say, seconds_of, temporary_site

ROUNDS = 15
MOST_FOR_PAGE = 3
MOST_FOR_MOVE = 2


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.lists", description=__doc__)
    parser.add_argument("--long", type=int, default=2_000)
    parser.add_argument("--short", type=int, default=50)
    options = parser.parse_args()
    with temporary_site():
        measure_lists(options.long, options.short)


def measure_lists(long: int, short: int) -> None:
    from django.core.management import call_command
    from django.test import Client
    from django.utils import timezone

    from bench import population
    from papers.models import Paper
    from study.lists.services import create_list
    from study.models import Learner

    say(f"Preparing {long} papers …")
    population.load_starter()
    population.grow_library(long)
    learner = Learner.objects.create_user("ada@example.org")
    call_command("collectstatic", verbosity=0, interactive=False)
    browser = Client(headers={"Host": "127.0.0.1"})
    browser.force_login(
        learner, backend="django.contrib.auth.backends.ModelBackend"
    )
    papers = list(Paper.objects.published().with_note().only("pk")[:long])
    costs: dict[int, list[float]] = {}
    for length in (short, long):
        reading_list = create_list(
            learner=learner,
            title=f"{length}",
            papers=papers[:length],
            at=timezone.now(),
        )
        costs[length] = [
            median_seconds(load_page, browser, reading_list),
            median_seconds(move_first_to_middle, browser, reading_list),
        ]
    names = ("page", "move")
    bounds = (MOST_FOR_PAGE, MOST_FOR_MOVE)
    for name, bound, few, many in zip(
        names, bounds, costs[short], costs[long], strict=True
    ):
        say(
            f"{name}: {1000 * few:.1f} ms with {short} entries, {1000 * many:.1f} ms"
            f" with {long}, {many / few:.2f} times as much; at most {bound}"
        )


def median_seconds(work: Any, *arguments: object) -> float:
    """The first time is left out: it compiles templates."""
    work(*arguments)
    return statistics.median(
        seconds_of(work, *arguments) for _ in range(ROUNDS)
    )


def load_page(browser: Any, reading_list: Any) -> None:
    response = browser.get(reading_list.get_absolute_url())
    assert response.status_code == 200


def move_first_to_middle(browser: Any, reading_list: Any) -> None:
    reading_list.refresh_from_db()
    entries = reading_list.entries.in_order()
    response = browser.post(
        f"{reading_list.get_absolute_url()}entries/{entries[0].pk}/move/",
        {"place": entries.count() // 2, "version": reading_list.version},
        headers={"Accept": "application/json"},
    )
    assert response.status_code == 200


if __name__ == "__main__":
    main()
