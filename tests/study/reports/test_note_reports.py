"""Telling curators of a note or a part of it, and one's own list of what was told."""

from datetime import timedelta

import pytest

from papers.models import Paper
from papers.services.page_cache import render_pages
from study.models import Report
from study.reports.services import MOST_WAITING
from tests.factories import (
    LearnerFactory,
    PaperFactory,
    QuestionFactory,
    make_own_paper,
)
from tests.html_page import Page, main_form

pytestmark = pytest.mark.django_db
PATH = "/papers/gan/report/"


@pytest.fixture
def gan(db):
    paper = PaperFactory(
        slug="gan", title="Adversarial Nets", why_it_matters="It does."
    )
    paper.sections.create(kind="approach", body="Two networks.")
    return paper


def tell(browser, **values):
    return browser.post(PATH, {"reason": "wrong"} | values)


def test_note_leads_to_the_form_of_each_of_its_parts(ada, gan):
    list(render_pages([gan.pk]))
    links = Page(ada.get("/papers/gan/")).links
    for part in ("tldr", "approach", "why"):
        assert f"{PATH}?part={part}" in links
        form = main_form(ada.get(f"{PATH}?part={part}"))
        assert form.values["part"] == part
    assert PATH in links


def test_question_of_a_note_leads_to_its_form(ada, gan):
    question = QuestionFactory(home=gan)
    links = Page(ada.get("/papers/gan/")).links
    assert f"/questions/{question.pk}/report/" in links


def test_own_paper_has_no_form(ada, learner):
    own = make_own_paper(learner)
    assert ada.get(f"/papers/{own.slug}/report/").status_code == 404


def test_report_is_stored_and_leads_back_to_the_note(ada, learner, gan):
    told = {
        "part": "approach",
        "words": "Three of them.",
        "quote": "Two networks.",
        "source": "Page 4",
    }
    response = tell(ada, **told)
    assert response.headers["Location"] == "/papers/gan/"
    stored = Report.objects.get()
    assert stored.learner == learner
    assert stored.paper == gan
    assert {name: getattr(stored, name) for name in told} == told
    assert not stored.may_be_named
    assert "will stand in your reports" in Page(ada.get("/papers/gan/")).text


def test_report_that_is_sent_twice_is_told_once(ada, gan):
    tell(ada, words="Three.")
    tell(ada, words="Three.")
    tell(ada, words="Four.")
    assert Report.objects.count() == 2


@pytest.mark.parametrize("reason", ["missing", "question", "other"])
def test_reason_that_says_nothing_by_itself_needs_words(ada, gan, reason):
    response = tell(ada, reason=reason, quote="Two networks.")
    assert response.status_code == 422
    assert "Say in a few words what it is." in Page(response).text
    assert "Two networks." in Page(response).text
    assert Report.objects.count() == 0


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("part", "impact"),
        ("part", "answer"),
        ("reason", "split"),
        ("words", "x" * 1001),
        ("quote", "x" * 501),
        ("source", "x" * 501),
    ],
)
def test_what_cannot_be_is_refused_and_the_words_stay(ada, gan, field, value):
    response = tell(ada, **({"words": "Three."} | {field: value}))
    assert response.status_code == 422
    assert Report.objects.count() == 0
    if field != "words":
        assert "Three." in Page(response).text


def test_draft_and_withdrawn_notes_have_no_form(ada, gan):
    for status in ("draft", "retired"):
        Paper.objects.update(status=status)
        assert ada.get(PATH).status_code == 404
        assert tell(ada).status_code == 404


def test_one_learner_tells_so_much_and_is_told_what_to_do(ada, learner, gan, noon):
    for number in range(MOST_WAITING):
        tell(ada, words=f"Number {number}.")
    response = tell(ada, words="One more.")
    assert response.status_code == 422
    assert "One more." in Page(response).text
    assert "take one back" in Page(response).text
    question = QuestionFactory(home=gan)
    answer = ada.post(f"/questions/{question.pk}/report/", {"reason": "wrong"})
    assert answer.status_code == 422
    assert Report.objects.count() == MOST_WAITING
    close(Report.objects.first(), "corrected", "")
    assert tell(ada, words="One more.").status_code == 302


def close(report, state, answer):
    later = report.reported_at + timedelta(hours=1)
    Report.objects.filter(pk=report.pk).update(
        state=state, answer=answer, closed_at=later
    )


def test_list_shows_what_was_told_with_its_answer(ada, gan):
    tell(ada, words="Three.", part="approach", quote="Two networks.", source="Page 4")
    page = Page(ada.get("/reports/"))
    for text in ("Adversarial Nets", "“Approach”", "Three.", "Two networks.", "Page 4"):
        assert text in page.text
    assert "Waits for an answer" in page.text
    assert "/papers/gan/#approach" in page.links
    close(Report.objects.get(), "declined", "The paper says two.")
    page = Page(ada.get("/reports/"))
    assert "Left as it is" in page.text
    assert "The paper says two." in page.text


def test_answer_is_told_on_the_first_page_until_it_is_read(ada, gan, learner, noon):
    learner.readings.create(paper=gan, status="read", changed_at=noon)
    tell(ada)
    told = "Curators answered what you told them."
    assert told not in Page(ada.get("/")).text
    report = Report.objects.get()
    Report.objects.update(
        state="corrected", reported_at=noon, closed_at=noon + timedelta(hours=1)
    )
    assert told in Page(ada.get("/")).text
    ada.get("/reports/")
    assert told in Page(ada.get("/")).text
    ada.post("/reports/read/")
    assert told not in Page(ada.get("/")).text
    report.refresh_from_db()
    assert report.read_at >= report.closed_at


def test_report_is_taken_back_until_it_is_answered(ada, gan):
    tell(ada)
    path = f"/reports/{Report.objects.get().pk}/withdraw/"
    assert ada.post(path).headers["Location"] == "/reports/"
    assert Report.objects.count() == 0
    tell(ada)
    report = Report.objects.get()
    close(report, "corrected", "")
    response = ada.post(f"/reports/{report.pk}/withdraw/", follow=True)
    assert "answered or taken back meanwhile" in Page(response).text
    assert Report.objects.count() == 1


def test_others_see_nothing_of_it(ada, gan, sign_in):
    tell(ada, words="A private thought.")
    other = sign_in(LearnerFactory())
    for path in ("/reports/", "/papers/gan/", PATH, "/"):
        assert "A private thought." not in other.get(path).text
    path = f"/reports/{Report.objects.get().pk}/withdraw/"
    assert other.post(path).status_code == 404


def test_title_of_a_withdrawn_paper_is_the_last_that_was_published(ada, gan):
    tell(ada)
    gan.status = "retired"
    gan.save()
    gan.title = "A working title"
    gan.save()
    page = Page(ada.get("/reports/"))
    assert "Adversarial Nets" in page.text
    assert "A working title" not in page.text
    assert "/papers/gan/" not in " ".join(page.links)


def test_with_the_account_goes_what_was_told(ada, learner, gan):
    tell(ada)
    learner.delete()
    assert Report.objects.count() == 0
