"""The first page: what Octavo is, or what today holds."""

from datetime import timedelta

import time_machine

from papers.models import Link, Question
from study.memory import Rating
from study.models import PlannedReading
from study.reading.services import set_reading_status
from tests.factories import (
    CategoryFactory,
    LearnerFactory,
    PaperFactory,
    QuestionFactory,
    answer,
)
from tests.html_page import Page
from tests.reading_plan_constraint_cases import make_reading_plan, make_routine

DAY = timedelta(days=1)


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


def test_today_holds_what_is_due_and_what_one_is_in_the_middle_of(ada, learner, noon):
    papers = {
        status: PaperFactory() for status in ("to_read", "reading", "read", "stopped")
    }
    with time_machine.travel(noon, tick=False):
        for status, paper in papers.items():
            set_reading_status(learner=learner, paper=paper, status=status, at=noon)
        answer(learner, QuestionFactory(), at=noon - timedelta(days=90))
        context = ada.get("/").context
    in_the_middle = [row.url for row in context["in_the_middle"]]
    to_read = [row.url for row in context["to_read"]]
    assert context["due_count"] == 1
    assert context["due_minutes"] == 1
    assert in_the_middle == [papers["reading"].get_absolute_url()]
    assert to_read == [papers["to_read"].get_absolute_url()]


def plan_of(learner, noon, papers, days):
    plan = make_reading_plan(
        learner=learner,
        starts_on=noon.date() - 30 * DAY,
        ends_on=noon.date() + 60 * DAY,
    )
    for position, (paper, offset) in enumerate(zip(papers, days, strict=True)):
        PlannedReading.objects.create(
            plan=plan, paper=paper, position=position, day=noon.date() + offset * DAY
        )
    return plan


def titles(rows):
    return [row.paper.title for row in rows]


def test_plan_says_what_to_read_today_and_this_week(ada, learner, noon):
    papers = [PaperFactory(title=f"Paper {number}") for number in range(6)]
    plan_of(learner, noon, papers, (-1, 0, 3, 6, 7, -2))
    set_reading_status(learner=learner, paper=papers[5], status="read", at=noon)
    with time_machine.travel(noon, tick=False):
        response = ada.get("/")
    week = response.context["week"]
    assert titles(week.now) == ["Paper 1", "Paper 0"]
    assert titles(week.coming) == ["Paper 2", "Paper 3"]
    assert "Today’s reading" in Page(response).text


def test_todays_reading_is_marked_where_it_stands(ada, learner, noon):
    """Once, though two plans ask for it and it was begun."""
    paper = PaperFactory(slug="gan")
    for _ in range(2):
        plan_of(learner, noon, [paper], [0])
    set_reading_status(learner=learner, paper=paper, status="reading", at=noon)
    with time_machine.travel(noon, tick=False):
        page = Page(ada.get("/"))
        form = page.form("/papers/gan/status/")
        ada.post(form.action, form.values | {"status": "read"})
        assert ada.get("/").context["week"].is_empty
    assert "In the middle of" not in page.text
    assert form.values["next"] == "/"


def test_plan_of_another_or_put_away_asks_for_nothing(ada, learner, noon):
    paper = PaperFactory()
    plan_of(LearnerFactory(), noon, [paper], [0])
    plan_of(learner, noon, [paper], [0])
    put_away = learner.reading_plans.all()
    with time_machine.travel(noon, tick=False):
        put_away.update(archived_at=noon)
        assert ada.get("/").context["week"].is_empty
        put_away.update(archived_at=None, deleted_at=noon)
        assert ada.get("/").context["week"].is_empty


def test_suggestion_builds_only_on_what_was_read(ada, learner, noon):
    read, unread, ready, waiting = [PaperFactory() for _ in range(4)]
    set_reading_status(learner=learner, paper=read, status="read", at=noon)
    for source, target in ((ready, read), (waiting, read), (waiting, unread)):
        Link.objects.create(
            source=source, target=target, kind=Link.Kind.BUILDS_ON, reason="Onwards."
        )
    suggestion = ada.get("/").context["suggestion"]
    assert suggestion.url == ready.get_absolute_url()
    set_reading_status(learner=learner, paper=ready, status="reading", at=noon)
    assert ada.get("/").context["suggestion"] is None


def test_suggestion_builds_on_no_withdrawn_paper(ada, learner, noon):
    read, ready = [PaperFactory() for _ in range(2)]
    set_reading_status(learner=learner, paper=read, status="read", at=noon)
    Link.objects.create(
        source=ready, target=read, kind=Link.Kind.BUILDS_ON, reason="Onwards."
    )
    assert ada.get("/").context["suggestion"].url == ready.get_absolute_url()
    read.status = "draft"
    read.save()
    assert ada.get("/").context["suggestion"] is None


def test_suggestion_waits_while_what_it_builds_on_has_faded(ada, learner, noon):
    faded, recalled, first, second = [PaperFactory() for _ in range(4)]
    for source, target in ((first, faded), (second, recalled)):
        set_reading_status(learner=learner, paper=target, status="read", at=noon)
        Link.objects.create(
            source=source, target=target, kind=Link.Kind.BUILDS_ON, reason="Onwards."
        )
    question = QuestionFactory(home=faded)
    answer(learner, question, at=noon - timedelta(days=400), rating=Rating.GOOD)
    with time_machine.travel(noon, tick=False):
        suggestion = ada.get("/").context["suggestion"]
        assert suggestion.url == second.get_absolute_url()
        answer(learner, question, at=noon, rating=Rating.GOOD, seen=1)
        suggestion = ada.get("/").context["suggestion"]
        assert suggestion.url == first.get_absolute_url()


def test_routines_of_today_are_checked_off_there(ada, learner, noon):
    routine = make_routine(learner=learner, name="Skim new notes")
    with time_machine.travel(noon, tick=False):
        form = Page(ada.get("/")).form(f"/routines/{routine.pk}/check/")
        response = ada.post(form.action, form.values, follow=True)
    assert response.redirect_chain == [("/", 302)]
    assert "✓ done today" in Page(response).text


def test_shelf_shows_the_latest_five(ada, learner, noon):
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


def test_what_others_do_is_not_shown(ada, noon):
    other = LearnerFactory()
    set_reading_status(learner=other, paper=PaperFactory(), status="reading", at=noon)
    answer(other, QuestionFactory(), at=noon - timedelta(days=90))
    context = ada.get("/").context
    assert context["is_new"] is True
    assert context["due_count"] == 0
    assert context["in_the_middle"] == []


def test_learner_who_has_stopped_everything_is_not_new(ada, learner, noon):
    set_reading_status(learner=learner, paper=PaperFactory(), status="stopped", at=noon)
    assert ada.get("/").context["is_new"] is False
