"""A large study group against a small one: the same pages, cost and queries.

python -m bench.groups [--members 200] [--lists 50] [--threads 400] [--others 10000]

Each thread has 50 remarks, each list 100 entries. Then a sheet of a meeting against the
page of a paper that is read for it, and the small group's pages before and after others
came to the site.
"""

import argparse
import statistics
from typing import TYPE_CHECKING, Any

from bench.running import cpu_seconds_of, say, temporary_site

if TYPE_CHECKING:
    from bench.group_population import BenchGroup

ROUNDS = 15
MOST_TIMES = 2
MOST_TIMES_OF_SHEET = 3
PAPERS = 300


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.groups", description=__doc__)
    parser.add_argument("--members", type=int, default=200)
    parser.add_argument("--lists", type=int, default=50)
    parser.add_argument("--threads", type=int, default=400)
    parser.add_argument("--others", type=int, default=10_000)
    options = parser.parse_args()
    with temporary_site():
        small = measure_groups(options.members, options.lists, options.threads)
        measure_others(small, options.others)


def measure_groups(members: int, lists: int, threads: int) -> "BenchGroup":
    """The small one of the two that are compared."""
    from django.core.management import call_command

    from bench import population
    from bench.group_population import GroupSize, make_group

    say(f"Preparing a group of {members} and one of 5 …")
    population.load_starter()
    population.grow_library(PAPERS)
    small = make_group(GroupSize(members=5, lists=3, threads=25))
    large = make_group(GroupSize(members=members, lists=lists, threads=threads))
    call_command("collectstatic", verbosity=0, interactive=False)
    few_pages = pages_of_group(small)
    many_pages = pages_of_group(large)
    few_browser = signed_in(small)
    many_browser = signed_in(large)
    for name, few_page in few_pages.items():
        many_page = many_pages[name]
        few_queries = query_count(few_browser, few_page)
        many_queries = query_count(many_browser, many_page)
        few, many = median_seconds(
            few_browser, few_page, many_browser, many_page
        )
        say(
            f"{name}: {1000 * few:.1f} ms and {few_queries} queries in the small group,"
            f" {1000 * many:.1f} ms and {many_queries} queries in the large one,"
            f" {many / few:.2f} times as much; at most {MOST_TIMES}, with as many"
        )
    measure_sheet(many_browser, many_pages)
    return small


def measure_sheet(browser: Any, pages: dict[str, str]) -> None:
    """Of the large group."""
    paper_page, sheet = pages["paper"], pages["meeting sheet"]
    seconds = median_seconds(browser, paper_page, browser, sheet)
    of_paper, of_sheet = seconds
    say(
        f"meeting sheet: {1000 * of_sheet:.1f} ms, the page of a paper that is read for"
        f" it {1000 * of_paper:.1f} ms, {of_sheet / of_paper:.2f} times as much;"
        f" at most {MOST_TIMES_OF_SHEET}"
    )


def measure_others(small: "BenchGroup", count: int) -> None:
    """The same group's pages, before and after others came to the site.

    Each in turn with a page that knows no groups, so that what else the machine does
    falls on both.
    """
    from django.urls import reverse

    from bench.other_groups import make_other_groups

    browser = signed_in(small)
    pages = pages_of_group(small)
    constant = reverse("path_list")
    before = {}
    for name, page in pages.items():
        before[name] = share_and_queries(browser, constant, page)
    say(f"Preparing {count} other groups …")
    make_other_groups(count)
    for name, page in pages.items():
        few, few_queries = before[name]
        many, many_queries = share_and_queries(browser, constant, page)
        say(
            f"{name}: {few_queries} queries alone, {many_queries} beside {count},"
            f" {many / few:.2f} times as much; at most {MOST_TIMES}, with as many"
        )


def share_and_queries(
    browser: Any, constant: str, page: str
) -> tuple[float, int]:
    """How often the page takes the time of the constant one, and its queries."""
    queries = query_count(browser, page)
    load_page(browser, constant)
    of_constant, of_page = median_seconds(browser, constant, browser, page)
    return of_page / of_constant, queries


def pages_of_group(made: "BenchGroup") -> dict[str, str]:
    from django.urls import reverse

    group_id = made.group.pk
    discussion = reverse("discussion", args=[group_id])
    return {
        "hub": made.group.get_absolute_url(),
        "list": made.reading_list.get_absolute_url(),
        "discussion": discussion,
        "newest remarks": f"{discussion}?order=newest",
        "thread": made.thread.get_absolute_url(),
        "search, a word of every remark": f"{discussion}?q=attention",
        "search, three words": f"{discussion}?q=attention+word12+word7",
        "meeting sheet": reverse(
            "meeting_sheet", args=[group_id, made.meeting.pk]
        ),
        "members": reverse("group_members", args=[group_id]),
        "a member": reverse(
            "group_member", args=[group_id, made.group.memberships.last().pk]
        ),
        "what I share": reverse("group_sharing", args=[group_id]),
        "seen by the group": reverse("seen_by_group", args=[group_id]),
        "requests": reverse("group_requests", args=[group_id]),
        "invitations": reverse("group_invitations", args=[group_id]),
        "lists": reverse("group_reading_list_list", args=[group_id]),
        "list plan": made.reading_list.get_absolute_url() + "plan/",
        "votes": made.reading_list.url_of("vote_list"),
        "vote, closed": made.reading_list.url_of("vote", made.work.vote.pk),
        "meetings": reverse("meeting_list", args=[group_id]),
        "meeting": made.meeting.get_absolute_url(),
        "quizzes": reverse("group_quiz_list", args=[group_id]),
        "quiz, results": made.work.quiz.get_absolute_url(),
        "year": reverse(
            "group_year", args=[group_id, made.meeting.begins_at.year]
        ),
        "public page": reverse("public_group", args=[group_id]),
        "news on the first page": reverse("group_news"),
        "groups": reverse("group_list"),
        "paper": made.meeting.entries.earliest(
            "position"
        ).paper.get_absolute_url(),
    }


def signed_in(made: "BenchGroup") -> Any:
    from django.test import Client

    browser = Client(headers={"Host": "127.0.0.1"})
    backend = "django.contrib.auth.backends.ModelBackend"
    browser.force_login(made.visitor, backend=backend)
    return browser


def query_count(browser: Any, page: str) -> int:
    """The page is loaded once before: that compiles templates."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    load_page(browser, page)
    with CaptureQueriesContext(connection) as queries:
        load_page(browser, page)
    return len(queries)


def median_seconds(
    few_browser: Any,
    few_page: str,
    many_browser: Any,
    many_page: str,
) -> tuple[float, float]:
    """In turn, so that what else the machine does falls on both."""
    few_times = []
    many_times = []
    for _ in range(ROUNDS):
        few_times.append(cpu_seconds_of(load_page, few_browser, few_page))
        many_times.append(cpu_seconds_of(load_page, many_browser, many_page))
    return statistics.median(few_times), statistics.median(many_times)


def load_page(browser: Any, page: str) -> None:
    response = browser.get(page)
    assert response.status_code == 200


if __name__ == "__main__":
    main()
