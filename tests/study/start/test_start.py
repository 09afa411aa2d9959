"""The first evening: what a learner tells, and what is kept of it."""

import pytest

from papers.models import ReadingPath, Topic
from study.models import Reading, StudyAim
from study.reading.services import set_reading_status
from tests.factories import LearnerFactory
from tests.html_page import Page


def test_newcomers_are_led_there_and_may_skip(ada, papers):
    assert "/start/" in Page(ada.get("/")).links
    assert "/" in Page(ada.get("/start/")).links


def test_well_known_papers_are_offered_the_oldest_first(ada, papers):
    offered = [paper.slug for paper in ada.get("/start/").context["papers"]]
    assert offered == ["rnn", "attention", "gan", "transformer", "bert"]


def test_ticked_papers_are_marked_read(ada, learner, papers):
    response = ada.post(
        "/start/",
        {
            "known": [papers["rnn"].pk, papers["gan"].pk],
            "aim": "interview",
            "minutes": "20",
        },
    )
    assert response["Location"] == "/start/papers/"
    readings = Reading.objects.filter(learner=learner, status="read")
    slugs = sorted(readings.values_list("paper__slug", flat=True))
    assert slugs == ["gan", "rnn"]


def test_aim_and_minutes_are_kept(ada, learner, papers):
    path = ReadingPath.objects.get()
    ada.post("/start/", {"aim": "path", "path": path.pk, "minutes": "5"})
    aim = StudyAim.objects.get(learner=learner)
    assert aim.kind == "path"
    assert aim.path == path
    assert aim.topic is None
    assert aim.minutes_a_day == 5


def test_later_answer_takes_the_place_of_the_earlier(ada, papers):
    path = ReadingPath.objects.get()
    topic = Topic.objects.get()
    ada.post("/start/", {"aim": "path", "path": path.pk, "minutes": "5"})
    fields = {"aim": "topic", "path": path.pk, "topic": topic.pk, "minutes": "40"}
    ada.post("/start/", fields)
    aim = StudyAim.objects.get()
    assert aim.kind == "topic"
    assert aim.path is None
    assert aim.topic == topic


def test_form_shows_what_was_said(ada, papers):
    path = ReadingPath.objects.get()
    ada.post("/start/", {"aim": "path", "path": path.pk, "minutes": "40"})
    form = Page(ada.get("/start/")).form("/start/")
    assert form.values["aim"] == "path"
    assert form.values["path"] == str(path.pk)
    assert form.values["minutes"] == "40"


def test_read_paper_stays_ticked_and_is_not_read_twice(ada, learner, papers, noon):
    set_reading_status(learner=learner, paper=papers["rnn"], status="read", at=noon)
    page = Page(ada.get("/start/"))
    boxes = [values for _, values in page.tags if values.get("name") == "known"]
    disabled = [box["value"] for box in boxes if "disabled" in box]
    assert disabled == [str(papers["rnn"].pk)]
    fields = {"known": [papers["rnn"].pk], "aim": "look", "minutes": "5"}
    ada.post("/start/", fields)
    assert Reading.objects.get().times_read == 1


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"minutes": "5"}, "Choose one. It can be changed at any time."),
        ({"aim": "look"}, "Choose how many minutes."),
        ({"aim": "path", "minutes": "5"}, "Choose which path."),
        ({"aim": "topic", "minutes": "5"}, "Choose which topic."),
        ({"aim": "look", "minutes": "5", "known": ["9" * 40]}, "no longer listed"),
        ({"aim": "look", "minutes": "5", "known": ["\x00"]}, "no longer listed"),
        ({"aim": "fame", "minutes": "5"}, "fame is not one of"),
        ({"aim": "look", "minutes": "1000000"}, "1000000 is not one of"),
        ({"aim": "path", "path": "²", "minutes": "5"}, "not one of"),
    ],
)
def test_what_is_missing_is_explained(ada, papers, fields, problem):
    response = ada.post("/start/", fields)
    assert response.status_code == 200
    assert problem in Page(response).text
    assert not StudyAim.objects.exists()


def test_refused_form_keeps_the_ticks(ada, papers):
    response = ada.post("/start/", {"known": [papers["gan"].pk], "minutes": "20"})
    form = Page(response).form("/start/")
    assert form.lists["known"] == [str(papers["gan"].pk)]
    assert form.values["minutes"] == "20"


def test_library_without_paths_and_topics_offers_neither(ada, db):
    page = ada.get("/start/")
    form = Page(page).form("/start/")
    aims = [value for value, _ in page.context["form"].fields["aim"].choices]
    assert aims == ["interview", "look"]
    assert "path" not in form.values


def test_five_papers_are_shown_with_reasons_and_days(ada, papers):
    path = ReadingPath.objects.get()
    ada.post("/start/", {"aim": "path", "path": path.pk, "minutes": "5"})
    response = ada.get("/start/papers/")
    text = Page(response).text
    assert "Five papers to start with" in text
    assert "The first of the path “A week”: Day 1." in text
    assert "at 5 minutes a day" in text
    links = Page(response).links
    assert links.index("/papers/gan/") < links.index("/papers/transformer/")


def test_papers_are_shown_to_who_said_nothing(ada, papers):
    assert len(ada.get("/start/papers/").context["papers"]) == 5


def test_empty_library_says_so(ada, db):
    page = Page(ada.get("/start/papers/"))
    assert "You have read all that we would begin with." in page.text


def test_first_papers_are_put_on_the_shelf(ada, learner, papers):
    assert ada.post("/start/papers/mark/")["Location"] == "/"
    to_read = Reading.objects.filter(learner=learner, status="to_read")
    assert to_read.count() == 5
    assert "/start/papers/mark/" not in [
        form.action for form in Page(ada.get("/start/papers/")).forms
    ]
    ada.post("/start/papers/mark/")
    assert Reading.objects.filter(learner=learner).count() == 5


def test_path_that_was_deleted_leaves_the_aim_without_one(ada, papers):
    path = ReadingPath.objects.get()
    ada.post("/start/", {"aim": "path", "path": path.pk, "minutes": "5"})
    path.delete()
    assert StudyAim.objects.get().path is None
    assert ada.get("/start/").status_code == 200
    assert ada.get("/start/papers/").status_code == 200


def test_aim_goes_with_the_account(ada, learner, papers):
    ada.post("/start/", {"aim": "look", "minutes": "5"})
    learner.delete()
    assert not StudyAim.objects.exists()


def test_aim_of_another_is_not_shown(ada, papers, noon):
    StudyAim.objects.create(
        learner=LearnerFactory(),
        kind="path",
        path=ReadingPath.objects.get(),
        minutes_a_day=40,
        changed_at=noon,
    )
    form = Page(ada.get("/start/")).form("/start/")
    assert "aim" not in form.values
    assert form.values["minutes"] == "10"
