"""How the search page compares with the bare engine, and what the index costs."""

import random
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from urllib.parse import urlencode

from django.core.management import call_command
from django.db import connection

from bench.notes import Language, write_authors, write_notes
from bench.population import session_of
from bench.queries import misspell, mixed_queries
from bench.raw import WORD, RawEngine, raw_engine
from bench.running import say, seconds_of
from config.wsgi import application
from papers.models import Paper
from papers.search.schema import installation_statements, rebuild_search
from papers.services.library.revision import bump_revision
from study.models import Learner

FEW_NOTES = 1_000
WRITTEN_ALONE = 60
WARMING_QUERIES = 30
NARROWED_EVERY = 10
BEGINNINGS = 50
MISSPELT = 200

Page = Callable[[str], str]


def measure_search(note_count: int, query_count: int) -> None:
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    language = Language()
    fill_index(language, note_count)
    raw = raw_engine()
    raw.prepare()
    say(f"size: {raw.sizes()}")
    page = signed_in_page()
    for text in mixed_queries(language.words, WARMING_QUERIES, seed=1):
        page(text)
    queries = mixed_queries(language.words, query_count, seed=2)
    median = compare_with_raw(raw, page, queries)
    measure_beginnings(page, queries, median)
    measure_corrections(page, median)


def fill_index(language: Language, note_count: int) -> None:
    """A thousand notes as curators write them, the rest in bulk.

    What one more costs is told at both sizes.
    """
    author_ids = write_authors(language)
    seconds = seconds_of(write_notes, language, author_ids, range(FEW_NOTES))
    say(f"writing {FEW_NOTES:,} notes with the index kept: {seconds:.1f} s")
    cost_at_few = cost_of_one(language, author_ids, first=10_000_000)
    rest = range(FEW_NOTES, note_count)
    if rest:
        write_without_index(language, author_ids, rest)
    cost_at_many = cost_of_one(language, author_ids, first=20_000_000)
    say(
        f"adding one note: {cost_at_many / cost_at_few:.2f} times the time"
        f" at {note_count:,} that it takes at {FEW_NOTES:,}"
    )
    bump_revision()


def write_without_index(
    language: Language,
    author_ids: list[int],
    numbers: range,
) -> None:
    for statement in installation_statements(connection.vendor):
        if statement.startswith("DROP TRIGGER"):
            execute([statement])
    seconds = seconds_of(write_notes, language, author_ids, numbers)
    say(f"writing {len(numbers):,} more without the index: {seconds:.1f} s")
    say(f"making the whole index: {seconds_of(rebuild_search):.1f} s")


def cost_of_one(
    language: Language,
    author_ids: list[int],
    *,
    first: int,
) -> float:
    """The mean of sixty, in seconds.

    So the index's own tidying is in it, but nothing left over from before.
    """
    if connection.vendor == "postgresql":
        execute(["VACUUM ANALYZE papers_searchentry", "CHECKPOINT"])
    times = []
    for number in range(first, first + WRITTEN_ALONE):
        alone = range(number, number + 1)
        times.append(seconds_of(write_notes, language, author_ids, alone))
    return statistics.fmean(times)


def execute(statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def signed_in_page() -> Page:
    """Asks the site as the server does, in this process, with a learner's session."""
    learner = Learner.objects.create_user(
        "bench@octavo.example", None, display_name="Bench"
    )
    session = session_of(learner)

    def ask(text: str) -> str:
        statuses: list[str] = []

        def start_response(status: str, headers: object) -> None:
            statuses.append(status)

        answer = application(search_environ(text, session), start_response)
        body = b"".join(answer).decode()
        answer.close()
        assert statuses == ["200 OK"], statuses
        return body

    return ask


def search_environ(text: str, session: str) -> dict[str, object]:
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/search/",
        "QUERY_STRING": urlencode({"q": text}),
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "HTTP_HOST": "127.0.0.1",
        "HTTP_COOKIE": f"octavo_session={session}",
        "wsgi.input": sys.stdin.buffer,
        "wsgi.errors": sys.stderr,
        "wsgi.url_scheme": "http",
    }


def compare_with_raw(
    raw: RawEngine,
    page: Page,
    queries: list[str],
) -> float:
    """Each query is asked of both, in turn first of one and of the other.

    The page narrows every tenth to some years. Returns the page's median in seconds.
    """
    raw_times = []
    page_times = []
    for number, text in enumerate(queries, start=1):
        page_text = text
        if number % NARROWED_EVERY == 0:
            page_text = f"{text} year:1995..2010"
        if number % 2:
            page_times.append(seconds_of(page, page_text))
            raw_times.append(seconds_of(raw.ask, text))
        else:
            raw_times.append(seconds_of(raw.ask, text))
            page_times.append(seconds_of(page, page_text))
    page_median = statistics.median(page_times)
    say_ratio("median", page_median, statistics.median(raw_times))
    say_ratio("p95", percentile_95(page_times), percentile_95(raw_times))
    return page_median


def say_ratio(
    name: str,
    page: float,
    raw: float,
) -> None:
    page_milliseconds = page * 1000
    raw_milliseconds = raw * 1000
    say(
        f"{name}: page {page_milliseconds:.1f} ms,"
        f" raw {raw_milliseconds:.1f} ms,"
        f" ratio {page / raw:.2f}"
    )


def percentile_95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def measure_beginnings(
    page: Page,
    queries: list[str],
    median: float,
) -> None:
    beginnings = {text[:2] for text in queries}
    times = []
    for text in sorted(beginnings)[:BEGINNINGS]:
        times.append(seconds_of(page, text))
    seconds = statistics.median(times)
    say(f"two-letter beginning: {seconds / median:.2f} times the median page")


def measure_corrections(page: Page, median: float) -> None:
    """How often the right word is among the five that are offered."""
    chance = random.Random(3)
    found_count = 0
    times = []
    for word in chance.sample(title_words(), MISSPELT):
        misspelt = misspell(word, chance)
        started_at = time.perf_counter()
        body = page(misspelt)
        times.append(time.perf_counter() - started_at)
        if f'<a href="/search/?q={word}">' in body:
            found_count += 1
    cost = statistics.median(times) / median
    share = found_count / MISSPELT
    say(
        f"did you mean: {share:.1%} of {MISSPELT} misspelt title words,"
        f" {cost:.2f} times the median page"
    )


def title_words() -> list[str]:
    papers = Paper.objects.filter(slug__startswith="note-")
    titles = papers.values_list("title", flat=True)[: MISSPELT * 5]
    words: dict[str, None] = {}
    for title in titles:
        for word in WORD.findall(title.lower()):
            if len(word) > 3:
                words[word] = None
    return list(words)
