"""A long-time learner against the anki package, and many who review at once.

python -m bench.memory --anki PYTHON [--cards 100000] [--reviews 1000000]
python -m tests.postgresql bench.memory --anki PYTHON

PYTHON is one in which `pip install --require-hashes -r requirements/bench.txt` was run:
the package is under another licence than Octavo and never loaded by it. Ends with 1
where a bound is missed; the last line says so.
"""

import argparse
import json
import re
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.answering import Browser, NothingDue
from bench.running import say, seconds_of, temporary_site

LEAST_SHARE_OF_ANSWERS = 0.1
LARGEST_SHARE_OF_GRAPHS = 0.05
MOST_MILLISECONDS = 1.0
MOST_SECONDS = 2.0
WARM_UP = 20
ROUNDS = 5
QUERIES = 200
OWN_TIMES = re.compile(r"(Planning|Execution) Time: ([\d.]+) ms")
ANKI = Path(__file__).with_name("anki_answers.py")


def anki_figures(python, options):
    """Answers a second, and seconds for the graphs of a year."""
    say("The anki package …")
    command = [python, str(ANKI), str(options.cards), str(options.reviews)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def answers_a_second(browser, seconds):
    browser.open_review()
    for _ in range(WARM_UP):
        browser.answer()
    started_at = time.perf_counter()
    count = 0
    with suppress(NothingDue):
        while time.perf_counter() < started_at + seconds:
            browser.answer()
            count += 1
    return count / (time.perf_counter() - started_at)


@dataclass(frozen=True)
class ProgressSeconds:
    """Of the page of progress, in the median: after an answer, and looked at again."""

    anew: float
    again: float


def progress_seconds(browser):
    """Once its topics are known to the server's workers."""
    browser.open_review()
    browser.get("/progress/")
    anew = []
    for _ in range(ROUNDS):
        browser.answer()
        anew.append(seconds_of(browser.get, "/progress/"))
    again = []
    for _ in range(ROUNDS):
        again.append(seconds_of(browser.get, "/progress/"))
    return ProgressSeconds(median(anew), median(again))


def next_due_milliseconds(learner):
    """In the database alone, in the median; and how it is found."""
    from django.db import connection
    from django.utils import timezone

    from study.review.order import DUE_STATES
    from study.review.queue import due_cards

    now = timezone.now()
    asked = []

    def record(execute, sql, params, many, context):
        started_at = time.perf_counter()
        answer = execute(sql, params, many, context)
        asked.append((1000 * (time.perf_counter() - started_at), sql, params))
        return answer

    with connection.execute_wrapper(record):
        for _ in range(QUERIES):
            due_cards(learner, now, among=DUE_STATES).first()
    _, sql, params = asked[-1]
    explain = "EXPLAIN QUERY PLAN"
    if connection.vendor == "postgresql":
        explain = "EXPLAIN ANALYZE"
    with connection.cursor() as cursor:
        cursor.execute(f"{explain} {sql}", params)
        plan = str(cursor.fetchall())
    return median(taken for taken, _, _ in asked), plan


def analyze():
    """The database plans by what it knows of its tables."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def measure(options):
    """Prints the figures; returns what is not as it must be."""
    from django.core.management import call_command

    from bench import population
    from bench.reviewers import measure_reviewers
    from bench.server import running_server
    from study.models import Learner

    say(f"Preparing {options.cards} questions, {options.reviews} answers …")
    population.load_starter()
    population.grow_topics(options.topics)
    session = population.grow_learner(options.cards, options.reviews)
    call_command("collectstatic", verbosity=0, interactive=False)
    analyze()
    learner = Learner.objects.get(email="bench@octavo.example")
    milliseconds, plan = next_due_milliseconds(learner)
    faults = next_due_faults(milliseconds, plan)
    with running_server() as server:
        browser = Browser(server.port, session)
        progress = progress_seconds(browser)
        rate = answers_a_second(browser, options.seconds)
        slowest, count, reviewing_faults = measure_reviewers(
            options.reviewers, options.minute, server.port
        )
    faults += reviewing_faults
    say(
        f"{options.reviewers} reviewers for {options.minute:.0f} s: {count} answers, 99"
        f" of 100 within {slowest:.2f} s with the next question (bound {MOST_SECONDS})"
    )
    if slowest > MOST_SECONDS:
        faults.append(f"an answer takes {slowest:.2f} s")
    if options.anki:
        figures = anki_figures(options.anki, options)
        faults += shares_of_anki(rate, progress, figures)
    return faults


def next_due_faults(milliseconds, plan):
    say(
        f"next due question: {milliseconds:.2f} ms in the database"
        f" (bound {MOST_MILLISECONDS})"
    )
    for name, taken in OWN_TIMES.findall(plan):
        say(f"  of which PostgreSQL says of itself: {name.lower()} {taken} ms")
    faults = []
    if milliseconds > MOST_MILLISECONDS:
        faults.append(f"the next due question takes {milliseconds:.2f} ms")
    if "card_by_due" not in plan:
        faults.append(
            f"the next due question is sought without its index: {plan}"
        )
    return faults


def shares_of_anki(rate, progress, figures):
    share = rate / figures["rate"]
    say(
        f"answer and next question: {share:.3f} of the package's answers a second"
        f" ({rate:.0f} against {figures['rate']:.0f}; bound {LEAST_SHARE_OF_ANSWERS})"
    )
    graph_share = progress.again / figures["graph_seconds"]
    say(
        f"progress: {graph_share:.3f} of the package's time for its graphs of a year"
        f" ({progress.again:.3f} s against {figures['graph_seconds']:.3f} s; bound"
        f" {LARGEST_SHARE_OF_GRAPHS}), and {progress.anew:.3f} s after an answer"
    )
    faults = []
    if share < LEAST_SHARE_OF_ANSWERS:
        faults.append(f"{share:.3f} of the package's answers a second")
    if graph_share > LARGEST_SHARE_OF_GRAPHS:
        faults.append(f"progress takes {graph_share:.3f} of the package's time")
    return faults


def arguments():
    parser = argparse.ArgumentParser(prog="bench.memory", description=__doc__)
    parser.add_argument("--anki", help="a Python that has the package")
    parser.add_argument("--cards", type=int, default=100_000)
    parser.add_argument("--reviews", type=int, default=1_000_000)
    parser.add_argument("--topics", type=int, default=2_700)
    parser.add_argument(
        "--seconds", type=float, default=8, help="of one reviewer"
    )
    parser.add_argument("--reviewers", type=int, default=32)
    parser.add_argument(
        "--minute", type=float, default=60, help="seconds of all"
    )
    return parser.parse_args()


def main():
    options = arguments()
    with temporary_site():
        faults = measure(options)
    for fault in faults:
        say(f"NOT AS IT MUST BE  {fault}")
    say(f"{len(faults)} bounds missed." if faults else "All as it must be.")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
