"""A learner's browser, as far as reviewing needs one."""

import re
from http.client import HTTPConnection
from urllib.parse import urlencode

from bench.client import CSRF_SECRET

ASKED = re.compile(r'action="(/questions/\d+/)(?:answer|grade)/"')
FIELD = re.compile(r'name="(key|seen|choice)" value="([^"]*)"')
SECONDS_TO_ANSWER = 60
WHOLE_PAGE = {}
HTMX = {"HX-Request": "true"}


class NothingDue(Exception):
    """All that is due was answered."""


def answer_to(page):
    """Where the question of a page is graded, and with what; None without one."""
    asked = ASKED.search(page)
    if asked is None:
        return None
    fields = dict(FIELD.findall(page))
    if "choice" not in fields:
        fields["rating"] = "3"
    return f"{asked[1]}grade/", fields


class Browser:
    """Answers what is due, with Good, as a page does whose scripts run.

    What is asked next comes with the answer to a grade. A choice leads to what there is
    to learn from it first.
    """

    def __init__(self, port, session):
        self.connection = HTTPConnection(
            "127.0.0.1", port, timeout=SECONDS_TO_ANSWER
        )
        self.cookie = f"octavo_session={session}; octavo_csrf={CSRF_SECRET}"
        self.page = ""

    def open_review(self):
        self.page = self.get("/review/", HTMX)

    def get(self, path, headers=WHOLE_PAGE):
        headers = {"Cookie": self.cookie, **headers}
        self.connection.request("GET", path, headers=headers)
        response = self.connection.getresponse()
        text = response.read().decode()
        if response.status != 200:
            raise RuntimeError(f"{path} answers {response.status}.")
        return text

    def answer(self):
        """Grades the question that is shown, and gets the next one."""
        answer = answer_to(self.page)
        if answer is None:
            raise NothingDue
        path, fields = answer
        fields["csrfmiddlewaretoken"] = CSRF_SECRET
        headers = {
            "Cookie": self.cookie,
            "Content-Type": "application/x-www-form-urlencoded",
            **HTMX,
        }
        self.connection.request("POST", path, urlencode(fields), headers)
        response = self.connection.getresponse()
        self.page = response.read().decode()
        if response.status not in (200, 302):
            raise RuntimeError(f"{path} answers {response.status}.")
        if response.status == 302:
            self.page = self.get(response.headers["Location"], HTMX)
        if answer_to(self.page) is None:
            # From what there is to learn from a choice.
            self.open_review()
