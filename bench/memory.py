"""An answer and the next question over HTTP, against the anki package in process.

python -m bench.memory --anki PYTHON [--cards 100000] [--reviews 1000000]

PYTHON is one in which `pip install --require-hashes -r requirements/bench.txt` was run:
the package is under another licence than Octavo and never loaded by it. Ends with 1
where Octavo gives less than a tenth of the package's answers a second.
"""

import argparse
import json
import re
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from bench.client import CSRF_SECRET
from bench.running import say, temporary_site

LEAST_SHARE = 0.1
ANKI = Path(__file__).with_name("anki_answers.py")
ASKED = re.compile(r'action="(/questions/\d+/)(?:answer|grade)/"')
FIELD = re.compile(r'name="(key|seen|choice)" value="([^"]*)"')


def answer_to(page):
    """Where the question of a page is graded, and with what; None without one."""
    asked = ASKED.search(page)
    if asked is None:
        return None
    fields = dict(FIELD.findall(page))
    if "choice" not in fields:
        fields["rating"] = "3"
    return f"{asked[1]}grade/", fields


class Learner:
    """A browser that answers what is due, with Good."""

    def __init__(self, port, session):
        self.connection = HTTPConnection("127.0.0.1", port)
        self.cookie = f"octavo_session={session}; octavo_csrf={CSRF_SECRET}"
        self.page = self.get("/review/")

    def get(self, path):
        self.connection.request("GET", path, headers={"Cookie": self.cookie})
        response = self.connection.getresponse()
        text = response.read().decode()
        if response.status != 200:
            raise RuntimeError(f"{path} answers {response.status}.")
        return text

    def answer(self):
        """Grades the question that is shown, and gets the next one."""
        answer = answer_to(self.page)
        if answer is None:
            raise RuntimeError("No question is due any more.")
        path, fields = answer
        fields["csrfmiddlewaretoken"] = CSRF_SECRET
        headers = {
            "Cookie": self.cookie,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        self.connection.request("POST", path, urlencode(fields), headers)
        response = self.connection.getresponse()
        response.read()
        if response.status != 302:
            raise RuntimeError(f"{path} answers {response.status}.")
        self.page = self.get(response.headers["Location"])
        if answer_to(self.page) is None:
            # What there is to learn from a choice comes first.
            self.page = self.get("/review/")


def octavo_rate(card_count, review_count, seconds):
    """Answers a second."""
    from django.core.management import call_command

    from bench import population
    from bench.server import running_server

    say(f"Preparing {card_count} questions, {review_count} answers …")
    population.load_starter()
    session = population.grow_learner(card_count, review_count)
    call_command("collectstatic", verbosity=0, interactive=False)
    with running_server() as server:
        learner = Learner(server.port, session)
        for _ in range(20):
            learner.answer()
        started_at = time.perf_counter()
        count = 0
        while time.perf_counter() < started_at + seconds:
            learner.answer()
            count += 1
        return count / (time.perf_counter() - started_at)


def anki_rate(python, card_count, review_count):
    command = [python, str(ANKI), str(card_count), str(review_count)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)["rate"]


def main():
    parser = argparse.ArgumentParser(prog="bench.memory", description=__doc__)
    parser.add_argument("--anki", required=True, help="a Python that has the package")
    parser.add_argument("--cards", type=int, default=100_000)
    parser.add_argument("--reviews", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=float, default=8)
    options = parser.parse_args()
    with temporary_site():
        octavo = octavo_rate(options.cards, options.reviews, options.seconds)
    anki = anki_rate(options.anki, options.cards, options.reviews)
    share = octavo / anki
    say(
        f"answer and next question: {share:.3f} of the package's answers a second"
        f" ({octavo:.0f} against {anki:.0f})"
    )
    sys.exit(0 if share >= LEAST_SHARE else 1)


if __name__ == "__main__":
    main()
