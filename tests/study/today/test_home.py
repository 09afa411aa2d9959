"""The first page: what Octavo is, or what today holds."""

from datetime import timedelta

import time_machine

from papers.models import Question
from study.memory import Rating
from study.reading.services import set_reading_status
from tests.factories import (
    CategoryFactory,
    LearnerFactory,
    PaperFactory,
    QuestionFactory,
    answer,
)
from tests.html_page import Page


def test_visitor_sees_what_there_is_and_a_way_in(client, db):
    category = CategoryFactory(slug="vision", name="Vision", position=1)
    CategoryFactory(slug="audio", name="Audio", position=2)
    paper = PaperFactory(slug="resnet", category=category)
    PaperFactory(category=category, status="draft")
    QuestionFactory(home=paper)
    QuestionFactory(home=paper, status=Question.Status.DRAFT)
    response = client.get("/")
    page = Page(response)
    assert [(name, count) for name, _, _, count in response.context["categories"]] == [
        ("Vision", 1),
        ("Audio", 0),
    ]
    assert (response.context["paper_count"], response.context["question_count"]) == (
        1,
        1,
    )
    assert {
        "/papers/resnet/",
        "/categories/vision/",
        "/account/signup/",
        "/account/login/",
    } <= set(page.links)


def test_closed_site_offers_no_sign_up_in_its_welcome(client, db, settings):
    settings.SIGNUP = "closed"
    assert client.get("/").context["is_signup_open"] is False


def test_newest_notes_are_published_ones_with_a_note(client, db):
    shown = [PaperFactory(slug=f"note-{number}") for number in range(8)]
    PaperFactory(slug="bare", note="none", tldr="")
    PaperFactory(slug="draft", status="draft")
    links = [
        link
        for link in Page(client.get("/")).links
        if link.startswith(("/papers/note", "/papers/bare", "/papers/draft"))
    ]
    assert links == [paper.get_absolute_url() for paper in reversed(shown)][:6]


def test_note_that_was_published_last_is_the_newest(client, db, noon):
    days = {"first": 9, "last": 1, "between": 5}
    for slug, days_ago in days.items():
        PaperFactory(slug=slug, published_at=noon - timedelta(days=days_ago))
    links = [f"/papers/{slug}/" for slug in days]
    shown = [link for link in Page(client.get("/")).links if link in links]
    assert shown == ["/papers/last/", "/papers/between/", "/papers/first/"]


def test_boxes_of_the_newest_notes_belong_to_a_form(client, db):
    PaperFactory(slug="note")
    tags = Page(client.get("/")).tags
    forms = [values["id"] for tag, values in tags if tag == "form" and "id" in values]
    boxes = [values for tag, values in tags if values.get("class") == "row-choice"]
    assert [box["value"] for box in boxes] == ["note"]
    assert [box["form"] for box in boxes] == forms


def test_boxes_of_the_newest_notes_are_hidden_until_one_chooses(client, db):
    PaperFactory()
    sheets = [
        values["href"]
        for tag, values in Page(client.get("/")).tags
        if tag == "link" and values["rel"] == "stylesheet"
    ]
    assert any("components/selection" in sheet for sheet in sheets)


def test_new_learner_is_told_how_to_begin(ada, db):
    response = ada.get("/")
    assert response.context["is_new"] is True
    assert {"/papers/", "/paths/"} <= set(Page(response).links)


def test_today_holds_what_is_due_what_is_read_and_what_was_answered(ada, learner, noon):
    papers = {
        status: PaperFactory() for status in ("to_read", "reading", "read", "stopped")
    }
    with time_machine.travel(noon, tick=False):
        for status, paper in papers.items():
            set_reading_status(learner=learner, paper=paper, status=status, at=noon)
        due = QuestionFactory(prompt="What is *due*?")
        review = answer(learner, due, at=noon - timedelta(days=90))
        context = ada.get("/").context
    assert (context["due_count"], context["due_minutes"]) == (1, 1)
    assert [row.url for row in context["reading_now"]] == [
        papers["reading"].get_absolute_url()
    ]
    assert [row.url for row in context["to_read"]] == [
        papers["to_read"].get_absolute_url()
    ]
    assert [row.url for row in context["recent_readings"]] == [
        papers["read"].get_absolute_url()
    ]
    assert [
        (row.prompt, row.url, row.rating_label) for row in context["recent_reviews"]
    ] == [("What is due?", f"/reviews/{review.pk}/", "Good")]


def test_desk_shows_the_latest_five_of_each(ada, learner, noon):
    papers = [PaperFactory() for _ in range(7)]
    for hours, paper in enumerate(papers):
        set_reading_status(
            learner=learner,
            paper=paper,
            status="to_read",
            at=noon + timedelta(hours=hours),
        )
    assert [row.url for row in ada.get("/").context["to_read"]] == [
        paper.get_absolute_url() for paper in reversed(papers[2:])
    ]


def test_nothing_due_says_when_the_next_question_comes(ada, learner, noon):
    with time_machine.travel(noon, tick=False):
        answer(learner, QuestionFactory(), at=noon, rating=Rating.EASY)
        learner.cards.update(due_at=noon + timedelta(days=2, hours=8))
        page = ada.get("/")
    context = page.context
    assert context["due_count"] == 0
    assert context["next_label"] == "on Thursday"
    assert "The next one comes on Thursday." in Page(page).text
    assert context["reviewed_today_count"] == 1


def test_answer_that_was_taken_back_is_not_shown(ada, learner, noon):
    review = answer(learner, QuestionFactory(), at=noon)
    ada.post(f"/reviews/{review.pk}/undo/")
    assert ada.get("/").context["recent_reviews"] == []


def test_what_others_do_is_not_shown(ada, noon):
    other = LearnerFactory()
    set_reading_status(learner=other, paper=PaperFactory(), status="reading", at=noon)
    answer(other, QuestionFactory(), at=noon - timedelta(days=90))
    context = ada.get("/").context
    assert (context["is_new"], context["due_count"], context["reading_now"]) == (
        True,
        0,
        [],
    )
