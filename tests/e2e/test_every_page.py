"""Every page, narrow and wide, by day and by night.

No fault is serious for axe, nothing overhangs, the console is silent.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from itertools import pairwise

import pytest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from papers.models import Question
from study.memory import Rating
from study.reading.services import set_reading_status
from study.review.quiz_services import start_paper_quiz
from tests.access_cells import lines_of
from tests.access_matrix import OWN
from tests.access_requests import group_arguments
from tests.e2e.browser_tab import BrowserTab
from tests.factories import answer
from tests.group_matrix import GROUP_LINES
from tests.group_world import make_group
from tests.highlight_world import HIGHLIGHT_LINES
from tests.own_paper_matrix import OWN_PAPER_LINES
from tests.report_world import REPORT_LINES

# Colours change with the scheme, everything else with the width: no rule misses
# a page that it could tell apart.
# A study day begins at four: until then the month is the one before.
STUDY_DAY = timezone.now() - timedelta(hours=4)
VIEWS = (
    (360, "light", ()),
    (360, "dark", ("color-contrast",)),
    (1280, "dark", ()),
    (1280, "light", ("color-contrast",)),
)
# The edge of a wide page, and that of the column of text.
HEADING_PLACES = {64, 288}
VISITOR = {
    "welcome": "/",
    "catalogue": "/papers/",
    "empty result": "/papers/?category=memory&year=1901",
    "filters that make no sense": "/papers/?year=soon",
    "category": "/categories/signals/",
    "note": "/papers/relay/",
    "brief note": "/papers/pooling/",
    "no note yet": "/papers/ember/",
    "topics": "/topics/",
    "topic": "/topics/relays/",
    "paths": "/paths/",
    "path": "/paths/first-steps/",
    "prerequisites of a paper": "/papers/relay/prerequisites/",
    "search, empty": "/search/",
    "search": "/search/?q=relays",
    "search of one kind": "/search/?q=relays&kind=topics",
    "search that can't be read": "/search/?q=%28relays+%22methd",
    "search, nothing found": "/search/?q=zyzzyva",
    "map": "/map/",
    "map by field and year": "/map/?view=fields",
    "comparison": "/compare/?papers=relay,pooling,nothing",
    "comparison, empty": "/compare/",
    "map of a category": "/map/?category=signals",
    "three questions": "/papers/attention/try/",
    "sign in": "/account/login/",
    "sign up": "/account/signup/",
    "forgotten password": "/account/password/reset/",
}
NEWCOMER = {
    "home, empty": "/",
    "first evening": "/start/",
    "first papers": "/start/papers/",
    "review, empty": "/review/",
    "quizzes, empty": "/quizzes/",
    "progress, empty": "/progress/",
    "ready to read, empty": "/progress/frontier/",
    "settings": "/account/settings/",
    "password": "/account/password/change/",
    "email": "/account/email/",
    "security": "/account/2fa/",
    "sessions": "/account/sessions/",
    "proof": "/account/delete/",
}
LEARNER = {
    "home, full": "/",
    "catalogue with marks": "/papers/",
    "note with marks": "/papers/attention/",
    "path with marks": "/paths/first-steps/",
    "quizzes": "/quizzes/",
    "progress": "/progress/",
    "ready to read": "/progress/frontier/",
    "a year in review": f"/progress/{STUDY_DAY:%Y}/",
    "a month in review": f"/progress/{STUDY_DAY:%Y/%m}/",
    "rest days": "/progress/streak/",
    "search of marks": "/search/?q=status:read",
    "saved searches": "/searches/",
}
# What an owner gets of a group that is no page.
FILES_OF_A_GROUP = {
    "export_group",
    "group_year_markdown",
    "meeting_calendar_event",
    "group_export_reading_list",
    "export_shown_group_list",
}
# Their address has no group in it.
OF_GROUPS = ("group_list", "new_group", "group_news", "group_mail_settings")
GROUP_VIEWS = ((360, "dark", ()), (1280, "light", ("color-contrast",)))
HEADINGS = """() => [...document.querySelectorAll("main :is(h1, h2, h3, h4)")]
  .map((heading) => Number(heading.localName[1]))"""


MARKS = {
    "attention": "read",
    "relay": "reading",
    "pooling": "to_read",
    "recurrence": "stopped",
}


@pytest.fixture
def look() -> Callable[[BrowserTab], None]:
    """Looks at the page that is open in each size and scheme."""

    def at(tab: BrowserTab) -> None:
        assert faults_of_page(tab, VIEWS) == []
        # The last view was wide.
        assert HEADING_PLACES.issuperset(tab.heading_starts())

    return at


def faults_of_page(tab: BrowserTab, views: tuple) -> list[str]:
    found = []
    for width, scheme, rules in views:
        tab.page.emulate_media(color_scheme=scheme)
        tab.page.set_viewport_size({"width": width, "height": 780})
        faults = tab.accessibility_faults(*rules)
        if tab.overhang():
            faults.append(f"{tab.overhang()} pixels overhang")
        found += [f"{width} {scheme}: {fault}" for fault in faults]
    return found


def faults_of_headings(tab: BrowserTab) -> list[str]:
    """One of the first level, and none that skips a level."""
    levels = tab.page.evaluate(HEADINGS)
    faults = []
    # Of the whole document: what stands beside its main part counts.
    first_count = tab.page.locator("h1").count()
    if first_count != 1:
        faults.append(f"{first_count} headings of the first level")
    for level, following in pairwise(levels):
        if following > level + 1:
            faults.append(f"a heading of level {following} after one of {level}")
    return faults


@pytest.fixture
def ada_with_history(ada, library):
    """Ada has read, answered, and finished a quiz.

    Some of it a month ago, so that something is due.
    """
    earlier = timezone.now() - timedelta(days=30)
    paper = library["attention"]
    for slug, status in MARKS.items():
        set_reading_status(learner=ada, paper=library[slug], status=status, at=earlier)
    quiz = start_paper_quiz(learner=ada, paper=paper, at=earlier)
    for minute, item in enumerate(quiz.items.select_related("question__home")):
        at = earlier + timedelta(minutes=minute)
        choice = item.question.choices.first()
        rating = Rating.AGAIN if choice else Rating.EASY
        answer(
            ada,
            item.question,
            at=at,
            rating=rating,
            quiz=quiz,
            choice=choice,
            typed="Because they wait.",
        )
    return ada


@pytest.mark.parametrize("name", VISITOR)
def test_visitors_page(name, open_tab, look):
    tab = open_tab()
    tab.open(VISITOR[name])
    look(tab)


@pytest.mark.parametrize("name", NEWCOMER)
def test_newcomers_page(name, open_tab, look, ada):
    tab = open_tab(ada)
    tab.open(NEWCOMER[name])
    look(tab)


@pytest.mark.parametrize("name", LEARNER)
def test_learners_page(name, open_tab, look, ada_with_history):
    tab = open_tab(ada_with_history)
    tab.open(LEARNER[name])
    look(tab)


def pages_of_a_group() -> list[str]:
    """Each that an owner gets, of a group with something of each kind."""
    names = set(OF_GROUPS)
    for line in lines_of(GROUP_LINES):
        if line["method"] == "GET" and line["owner"] == "ok":
            names.add(line["address"])
    return sorted(names - FILES_OF_A_GROUP)


def test_pages_of_a_group(open_tab, ada):
    made = make_group(ada, "Relays at night", timezone.now())
    tab = open_tab(ada)
    found = {}
    for name in pages_of_a_group():
        tab.open(reverse(name, args=group_arguments(name, made.things)))
        faults = [*faults_of_headings(tab), *faults_of_page(tab, GROUP_VIEWS)]
        # The last view was wide.
        places = set(tab.heading_starts()) - HEADING_PLACES
        if places:
            faults.append(f"headings begin at {sorted(places)}")
        if faults:
            found[name] = faults
    assert found == {}


def own_pages() -> list[str]:
    """The addresses without anything in them that a learner gets."""
    addresses = []
    for line in lines_of(OWN + HIGHLIGHT_LINES + REPORT_LINES + OWN_PAPER_LINES):
        if line["method"] != "GET" or line["owner"] != "ok":
            continue
        with suppress(NoReverseMatch):
            addresses.append(reverse(line["address"]))
    return addresses


def test_headings_of_all_that_is_ones_own_begin_at_two_places(
    open_tab, ada_with_history
):
    tab = open_tab(ada_with_history)
    tab.page.set_viewport_size({"width": 1280, "height": 780})
    found = {}
    for address in own_pages():
        answer = tab.page.request.get(f"{tab.url}{address}")
        # Neither a file, nor a part of a page.
        if answer.status != 200 or "<h1" not in answer.text():
            continue
        tab.open(address)
        places = set(tab.heading_starts()) - HEADING_PLACES
        if places:
            found[address] = sorted(places)
    assert found == {}


def test_not_found(open_tab, look):
    tab = open_tab()
    tab.expects(404)
    tab.open("/papers/nowhere/")
    look(tab)


def test_form_out_of_date(open_tab, look, ada):
    tab = open_tab(ada)
    tab.expects(403)
    tab.open("/account/settings/")
    tab.page.locator("main input[name=csrfmiddlewaretoken]").evaluate(
        "field => { field.value = 'stale' }"
    )
    tab.button("Save").click()
    tab.sees("This form was out of date")
    look(tab)


def test_recall_asked_and_revealed(open_tab, look, ada, library):
    recall = library["attention"].own_questions.get(slug="attention-recall")
    answer(ada, recall, at=timezone.now() - timedelta(days=30))
    tab = open_tab(ada)
    tab.open("/review/")
    look(tab)
    tab.button("Show answer").click()
    tab.sees("Tick what your answer had")
    look(tab)


def test_kinds_of_question_in_a_quiz(open_tab, look, ada, library):
    tab = open_tab(ada)
    paper = library["attention"]
    recall, choice, cloze = Question.objects.filter(home=paper).order_by("position")
    quiz = start_paper_quiz(learner=ada, paper=paper, at=timezone.now())
    for question in (recall, choice, cloze):
        tab.open(quiz.get_absolute_url())
        look(tab)
        chosen = question.choices.first()
        answer(ada, question, at=timezone.now(), quiz=quiz, choice=chosen)
    tab.open(quiz.get_absolute_url())
    tab.sees("remembered")
    look(tab)


def test_what_was_answered(open_tab, look, ada_with_history):
    tab = open_tab(ada_with_history)
    for review in ada_with_history.reviews.all():
        tab.open(f"/reviews/{review.pk}/")
        look(tab)
