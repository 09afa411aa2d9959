"""The search page against the bare engine on the same notes: python -m bench.search [--notes 100000] [--queries 500].

On PostgreSQL: python -m tests.postgresql bench.search."""

import argparse
import math
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from urllib.parse import urlencode

import django

MISSPELT = 200


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench.search", description=__doc__)
    parser.add_argument("--notes", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=500)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="octavo-bench-") as folder:
        os.environ |= {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "bench.settings"}
        django.setup()
        return measure(options.notes, options.queries)


def measure(notes: int, queries: int) -> int:
    from django.core.management import call_command

    from bench.notes import Language
    from bench.raw import raw_engine

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    language = Language()
    fill(language, notes)
    raw = raw_engine()
    raw.prepare()
    say(f"size: {raw.sizes()}")
    page = signed_in_page()
    for text in mixed(language, 30, seed=1):
        page(text)
    compare(raw.ask, page, mixed(language, queries, seed=2))
    corrections(page, language)
    return 0


def fill(language: object, notes: int) -> None:
    """A thousand notes as curators write them, the rest in bulk; what one more costs at both sizes."""
    from django.db import connection

    from bench.notes import write_authors, write_notes
    from papers.search.schema import installation_statements, rebuild_search
    from papers.services.library.revision import bump_revision

    authors = write_authors(language)
    took = timed(lambda: write_notes(language, authors, range(1000)))
    say(f"writing 1,000 notes with the index kept: {took:.1f} s")
    few = cost_of_one(language, authors, 10_000_000)
    rest = range(1000, notes)
    if len(rest):
        execute(
            line
            for line in installation_statements(connection.vendor)
            if line.startswith("DROP TRIGGER")
        )
        say(
            f"writing {len(rest):,} more without the index: {timed(lambda: write_notes(language, authors, rest)):.1f} s"
        )
        say(f"making the whole index: {timed(rebuild_search):.1f} s")
    many = cost_of_one(language, authors, 20_000_000)
    say(
        f"adding one note: {many / few:.2f} times the time at {notes:,} that it takes at 1,000"
    )
    bump_revision()


def execute(statements: object) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def cost_of_one(language: object, authors: list[int], first: int) -> float:
    """The mean of sixty, so that the index's own tidying is in it, but nothing left over from before."""
    from django.db import connection

    from bench.notes import write_notes

    if connection.vendor == "postgresql":
        execute(["VACUUM ANALYZE papers_searchentry", "CHECKPOINT"])
    times = [
        timed(
            lambda number=first + n: write_notes(
                language, authors, range(number, number + 1)
            )
        )
        for n in range(60)
    ]
    return statistics.fmean(times)


def signed_in_page() -> Callable[[str], str]:
    """Asks the site as the server does, in this process, with a learner's session."""
    from bench.population import session_of
    from config.wsgi import application
    from study.models import Learner

    session = session_of(
        Learner.objects.create_user("bench@octavo.example", None, display_name="Bench")
    )
    base = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/search/",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "HTTP_HOST": "127.0.0.1",
        "HTTP_COOKIE": f"octavo_session={session}",
        "wsgi.input": sys.stdin.buffer,
        "wsgi.errors": sys.stderr,
        "wsgi.url_scheme": "http",
    }

    def ask(text: str) -> str:
        statuses: list[str] = []
        answer = application(
            base | {"QUERY_STRING": urlencode({"q": text})},
            lambda status, headers: statuses.append(status),
        )
        body = b"".join(answer).decode()
        answer.close()
        assert statuses == ["200 OK"], statuses
        return body

    return ask


def mixed(language: object, count: int, seed: int) -> list[str]:
    """One to three words, each as likely among the ten commonest as among the rarest; a quarter end in a beginning."""
    chance = random.Random(seed)
    most = math.log(len(language.words))
    queries = []
    for number in range(count):
        words = [
            language.words[int(math.exp(chance.uniform(0, most))) - 1]
            for _ in range(1 + number % 3)
        ]
        if not number % 4:
            words[-1] = words[-1][: chance.choice((2, 3, 4))]
        queries.append(" ".join(words))
    return queries


def compare(
    ask_raw: Callable[[str], object], page: Callable[[str], str], queries: list[str]
) -> None:
    """Each query asked of both, in turn first of one and of the other; the page narrows every tenth to some years."""
    bare, pages = [], []
    for number, text in enumerate(queries):
        narrowed = f"{text} year:1995..2010" if number % 10 == 9 else text
        askers = [(ask_raw, text, bare), (page, narrowed, pages)]
        for ask, asked, times in askers if number % 2 else reversed(askers):
            times.append(timed(lambda ask=ask, asked=asked: ask(asked)))
    for name, of in (
        ("median", statistics.median),
        ("p95", lambda times: statistics.quantiles(times, n=20)[-1]),
    ):
        say(
            f"{name}: page {of(pages) * 1000:.1f} ms, raw {of(bare) * 1000:.1f} ms, ratio {of(pages) / of(bare):.2f}"
        )
    beginnings = sorted({text[:2] for text in queries})[:50]
    prefix = statistics.median(
        timed(lambda text=text: page(text)) for text in beginnings
    )
    say(
        f"two-letter beginning: {prefix / statistics.median(pages):.2f} times the median page"
    )
    compare.median = statistics.median(pages)  # type: ignore[attr-defined]


def corrections(page: Callable[[str], str], language: object) -> None:
    """How often the right word is among the five that are offered."""
    from bench.raw import WORD
    from papers.models import Paper

    chance = random.Random(3)
    titles = Paper.objects.filter(slug__startswith="note-").values_list(
        "title", flat=True
    )[: MISSPELT * 5]
    words = list(
        dict.fromkeys(
            word
            for title in titles
            for word in WORD.findall(title.lower())
            if len(word) > 3
        )
    )
    hits, times = 0, []
    for word in chance.sample(words, MISSPELT):
        typed = misspelt(word, chance)
        begun = time.perf_counter()
        body = page(typed)
        times.append(time.perf_counter() - begun)
        hits += f'<a href="/search/?q={word}">' in body
    cost = statistics.median(times) / compare.median  # type: ignore[attr-defined]
    say(
        f"did you mean: {hits / MISSPELT:.1%} of {MISSPELT} misspelt title words, {cost:.2f} times the median page"
    )


def misspelt(word: str, chance: random.Random) -> str:
    """One letter lost, added, changed or swapped."""
    place = chance.randrange(len(word) - 1)
    other = chance.choice("abcdefghijklmnopqrstuvwxyz")
    before, here, after = word[:place], word[place], word[place + 1 :]
    swapped = before + after[0] + here + after[1:]
    made = chance.choice(
        (before + after, before + other + here + after, before + other + after, swapped)
    )
    return made if made != word else misspelt(word, chance)


def timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
