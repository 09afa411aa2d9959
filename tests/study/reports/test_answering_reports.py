"""The curators' queue: what they see, what they answer, and what stands settled."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from study.models import Report, Settlement
from study.reports.services import (
    Outcome,
    ReportIsClosed,
    answer_report,
)
from tests.factories import LearnerFactory, PaperFactory, QuestionFactory
from tests.html_page import Page, main_form
from tests.paper_suggestion_constraint_cases import suggest
from tests.report_constraint_cases import tell

pytestmark = pytest.mark.django_db
QUEUE = "/admin/study/report/queue/"


@pytest.fixture
def curator(sign_in, db):
    return sign_in(LearnerFactory(is_staff=True))


@pytest.fixture
def gan(db):
    return PaperFactory(slug="gan", title="Adversarial Nets")


@pytest.fixture
def report(learner, gan, noon):
    return tell(
        learner=learner,
        paper=gan,
        words="<b>Three</b> of them.",
        quote="Two.",
        source="Page 4",
        part="tldr",
    )


def change_path(report):
    return f"/admin/study/report/{report.pk}/change/"


def answer(browser, report, **values):
    body = main_form(browser.get(change_path(report))).lists
    return browser.post(change_path(report), body | values)


def test_curators_see_what_is_told_and_not_whose_it_is(curator, report):
    for path in (QUEUE, "/admin/study/report/", change_path(report)):
        text = curator.get(path).text
        assert "&lt;b&gt;Three&lt;/b&gt; of them." in text
        assert "Adversarial Nets" in text
        assert "TLDR" in text
        assert "ada@example.org" not in text
        assert "Ada" not in text
    assert "Page 4" in curator.get(change_path(report)).text


@pytest.mark.parametrize("state", ["corrected", "answered", "declined"])
def test_answer_reaches_who_told_it(ada, curator, report, state):
    response = answer(curator, report, decision=state, answer="As in figure 2.")
    assert response.headers["Location"] == QUEUE
    report.refresh_from_db()
    assert report.state == state
    page = Page(ada.get("/reports/"))
    assert "As in figure 2." in page.text
    assert report.get_state_display() in page.text
    assert "Curators answered" in Page(ada.get("/")).text


def test_what_is_corrected_needs_no_words(curator, report):
    answer(curator, report, decision="corrected")
    report.refresh_from_db()
    assert report.state == "corrected"
    assert Settlement.objects.count() == 0


@pytest.mark.parametrize("state", ["answered", "declined"])
def test_other_answers_need_words(curator, report, state):
    response = answer(curator, report, decision=state)
    assert response.status_code == 200
    assert "Say why" in Page(response).text
    report.refresh_from_db()
    assert report.is_waiting


def test_first_answer_stands(curator, report, noon):
    body = main_form(curator.get(change_path(report))).lists
    answer(curator, report, decision="corrected", answer="Done.")
    late = {"decision": "declined", "answer": "No.", "doubt": "D?", "outcome": "O."}
    curator.post(change_path(report), body | late)
    report.refresh_from_db()
    assert report.answer == "Done."
    assert Settlement.objects.count() == 0
    with pytest.raises(ReportIsClosed):
        answer_report(
            report=report, state="declined", answer="No.", outcome=None, at=noon
        )


def test_report_that_was_told_anew_is_not_answered_unread(report, noon):
    later = noon + timedelta(minutes=1)
    Report.objects.update(words="Four of them.", reported_at=later)
    with pytest.raises(ReportIsClosed):
        answer_report(
            report=report,
            state="declined",
            answer="No.",
            outcome=Outcome(doubt="D", text="O"),
            at=later,
        )
    assert Settlement.objects.count() == 0


def settle(curator, report):
    return answer(
        curator,
        report,
        decision="answered",
        answer="Thank you.",
        doubt="Are there <i>two</i> networks?",
        outcome="There are: see figure 1.",
    )


def settled_part(response):
    page = Page(response)
    assert "Settled" in page.text
    return page.text


def test_contents_of_the_note_lead_to_what_is_settled(client, curator, report):
    links = Page(client.get("/papers/gan/")).links
    assert "#settled" not in links
    settle(curator, report)
    links = Page(client.get("/papers/gan/")).links
    assert links.count("#settled") == 2


def test_labels_of_the_answer_begin_with_capitals(curator, report):
    html = curator.get(change_path(report)).content.decode()
    assert ">What was doubted" in html
    assert ">What came of it" in html


def test_settled_dispute_stands_under_the_note_for_everybody(client, curator, report):
    assert "Settled" not in Page(client.get("/papers/gan/")).text
    settle(curator, report)
    text = settled_part(client.get("/papers/gan/"))
    assert "Are there <i>two</i> networks?" in text
    assert "There are: see figure 1." in text
    assert "Three" not in text
    assert "Ada" not in text


def test_name_stands_there_only_where_its_owner_wants_it(
    client, curator, report, learner
):
    Report.objects.update(may_be_named=True)
    settle(curator, report)
    assert "thanks to Ada" in Page(client.get("/papers/gan/")).text
    learner.is_active = False
    learner.save()
    assert "Ada" not in Page(client.get("/papers/gan/")).text


def test_settlement_outlives_the_account_without_its_name(
    client, curator, report, learner
):
    Report.objects.update(may_be_named=True)
    settle(curator, report)
    learner.delete()
    text = settled_part(client.get("/papers/gan/"))
    assert "There are: see figure 1." in text
    assert "Ada" not in text


@pytest.mark.parametrize("missing", ["doubt", "outcome"])
def test_half_a_settlement_is_refused(curator, report, missing):
    values = {"doubt": "D?", "outcome": "O."} | {missing: ""}
    response = answer(curator, report, decision="corrected", **values)
    assert "Under the note stand both" in Page(response).text
    report.refresh_from_db()
    assert report.is_waiting


def test_question_across_papers_has_no_note_to_settle_under(curator):
    question = QuestionFactory(home=None, theme="across", papers=[PaperFactory()])
    report = tell(question)
    page = curator.get(change_path(report))
    assert "To stand under the note" not in page.text
    answer(curator, report, decision="corrected")
    report.refresh_from_db()
    assert report.state == "corrected"


def test_settlement_is_worded_better_and_taken_away(client, curator, report):
    settle(curator, report)
    settlement = Settlement.objects.get()
    path = f"/admin/study/settlement/{settlement.pk}/"
    body = main_form(curator.get(f"{path}change/")).lists
    curator.post(f"{path}change/", body | {"outcome": "Two, as figure 1 shows."})
    assert "as figure 1 shows" in Page(client.get("/papers/gan/")).text
    curator.post(f"{path}delete/", {"post": "yes"})
    assert "Settled" not in Page(client.get("/papers/gan/")).text


def test_queue_has_all_kinds_in_the_order_in_which_they_came(curator, report, noon):
    question = tell(
        QuestionFactory(slug="gan-1"), reported_at=noon + timedelta(hours=2)
    )
    suggested = suggest(suggested_at=noon + timedelta(hours=1), sentence="We need it.")
    closed = tell(paper=report.paper, state="corrected", closed_at=noon)
    links = Page(curator.get(QUEUE)).links
    expected = [
        change_path(report),
        f"/admin/study/papersuggestion/{suggested.pk}/change/",
        change_path(question),
    ]
    assert [link for link in links if link.endswith("/change/")] == expected
    links = Page(curator.get(f"{QUEUE}?state=closed")).links
    assert [link for link in links if link.endswith("/change/")] == [
        change_path(closed)
    ]


@pytest.mark.parametrize("query", ["p=9999999", "p=x", "state=%00", "state=no", "p=-1"])
def test_odd_address_of_the_queue_is_no_error(curator, report, query):
    assert curator.get(f"{QUEUE}?{query}").status_code in (200, 400)


def test_queue_asks_no_more_for_ten_times_as_much(curator, report):
    suggest()
    curator.get(QUEUE)
    with CaptureQueriesContext(connection) as few:
        curator.get(QUEUE)
    for _ in range(10):
        tell()
        suggest()
    with CaptureQueriesContext(connection) as many:
        curator.get(QUEUE)
    assert len(few) == len(many)


def test_learners_see_no_queue(ada, report):
    for path in (QUEUE, "/admin/study/report/", change_path(report)):
        assert ada.get(path).status_code == 302
