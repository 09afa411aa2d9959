"""What a curator can do with questions; what learners remember never moves by it."""

import pytest

from papers.models import Choice, KeyPoint, LibraryChange, Question
from study.models import Card, Review
from study.review.asked_questions import questions_as_asked
from tests.factories import (
    ChoiceQuestionFactory,
    ClozeQuestionFactory,
    PaperFactory,
    QuestionFactory,
    answer,
)
from tests.papers.admin.test_curating_notes import errors, path_of

URL = "/admin/papers/question/"


def act(curator_browser, action, *questions):
    chosen = [question.pk for question in questions]
    return curator_browser.post(URL, {"action": action, "_selected_action": chosen})


def test_change_is_a_new_revision_with_its_history(save, curator, db):
    question = QuestionFactory()
    new_answer = "Each step waits for *the one before*."
    response = save(path_of(question), answer=new_answer)
    assert response.status_code == 302
    question.refresh_from_db()
    assert question.revision == 2
    assert "<em>" in question.answer_html
    assert question.history.first().history_user == curator
    assert question.history.last().answer == "Each step waits for the one before."


def put_back_first(curator_browser, question):
    """Presses the button of the question's first change."""
    change = LibraryChange.objects.filter(row_id=question.pk).last()
    curator_browser.post(f"/admin/papers/librarychange/{change.pk}/put-back/")
    question.refresh_from_db()


def test_revert_to_an_earlier_version_is_a_revision_of_its_own(
    save, curator_browser, db
):
    question = QuestionFactory(prompt="The first text")
    for text in ("The second text", "The third text"):
        save(path_of(question), prompt=text)
    put_back_first(curator_browser, question)
    assert question.prompt == "The first text"
    assert question.revision == 4


def test_answer_after_a_revert_is_shown_with_the_text_of_the_revert(
    save, curator_browser, learner, noon
):
    question = QuestionFactory(prompt="The first text")
    save(path_of(question), prompt="The second text")
    put_back_first(curator_browser, question)
    answer(learner, question, at=noon)
    Question.objects.update(retired_at=noon)
    review = Review.objects.select_related("question__home").get()
    shown = questions_as_asked([review])[review.pk]
    assert shown.question.prompt == "The first text"


def test_change_moves_no_due_date_and_no_answer(save, learner, noon):
    question = QuestionFactory()
    answer(
        learner,
        question,
        at=noon,
        typed="It waits.",
        points=["Steps wait for each other"],
    )
    card = Card.objects.values().get()
    review = Review.objects.values().get()
    changes = {"prompt": "Why so slow?", "key_points-0-text": "Steps wait"}
    save(path_of(question), **changes)
    assert KeyPoint.objects.first().text == "Steps wait"
    assert Card.objects.values().get() == card
    assert Review.objects.values().get() == review


def test_retired_question_is_asked_no_more_and_comes_back(
    curator_browser, learner, ada, noon
):
    gan = PaperFactory(slug="gan")
    # A note keeps at least one.
    QuestionFactory(home=gan, slug="gan-how", status="draft")
    question = QuestionFactory(home=gan, slug="gan-why")
    answer(learner, question, at=noon)
    for action, count in (("retire", 0), ("bring_back", 1)):
        act(curator_browser, action, question)
        shown = ada.get("/papers/gan/").context["questions"]
        assert len(shown) == count
        assert Card.objects.askable().count() == count
    assert Review.objects.count() == 1


@pytest.mark.parametrize("answered", [True, False])
def test_question_is_never_deleted(curator_browser, learner, noon, answered):
    question = QuestionFactory()
    if answered:
        answer(learner, question, at=noon)
    act(curator_browser, "delete_selected", question)
    response = curator_browser.post(path_of(question, "delete"), {"post": "yes"})
    assert response.status_code == 403
    assert Question.objects.exists()


def test_choice_that_was_chosen_can_be_deleted_and_the_answer_stays(
    save, learner, noon, add_row
):
    question = ChoiceQuestionFactory()
    wrong = question.choices.filter(is_right=False).first()
    answer(learner, question, at=noon, choice=wrong)
    more = add_row("choices", 3, text="Convolution", feedback="No.", position=3)
    response = save(path_of(question), **more, **{"choices-0-DELETE": "on"})
    assert response.status_code == 302
    assert not Choice.objects.filter(pk=wrong.pk).exists()
    assert Review.objects.get().choice is None


@pytest.mark.parametrize(
    "changes",
    [
        {"choices-0-is_right": "on"},
        {"choices-1-is_right": None},
        {"choices-0-DELETE": "on"},
        {"kind": "recall", "answer": "Attention."},
        {"choices-0-text": ""},
    ],
    ids=str,
)
def test_choices_that_do_not_fit_are_explained(save, db, changes):
    question = ChoiceQuestionFactory()
    assert errors(save(path_of(question), **changes))
    assert question.choices.filter(is_right=True).count() == 1


@pytest.mark.parametrize(
    "prompt",
    ["No gap at all.", "{{}}", "{{a", "{{a}} {{b}} {{c}} {{d}} {{e}}", "{{a|}}"],
)
def test_cloze_without_sound_gaps_is_explained(save, db, prompt):
    question = ClozeQuestionFactory()
    assert errors(save(path_of(question), prompt=prompt))
    assert Question.objects.get().prompt == question.prompt


@pytest.mark.parametrize(
    "changes",
    [
        {"answer": ""},
        {"theme": "across"},
        {"home": ""},
        {"slug": ""},
        {"level": "hard"},
        {"papers": []},
        {"prompt": ""},
    ],
    ids=str,
)
def test_fault_is_explained(save, db, changes):
    question = QuestionFactory()
    assert errors(save(path_of(question), **changes))
    question.refresh_from_db()
    assert question.revision == 1


def test_question_across_papers_is_shown_with_each(client, save, add_row):
    papers = [PaperFactory(), PaperFactory()]
    facts = {
        "slug": "across",
        "kind": "recall",
        "level": "compare",
        "theme": "nets",
        "prompt": "Which is older?",
    }
    points = add_row("key_points", 0, text="The first", position=0)
    points |= add_row("key_points", 1, text="By years", position=1)
    response = save(
        f"{URL}add/",
        **facts,
        **points,
        answer="The first.",
        papers=[paper.pk for paper in papers],
        status="published",
    )
    assert response.status_code == 302
    for paper in papers:
        page = client.get(paper.get_absolute_url())
        assert len(page.context["questions"]) == 1


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({"q": "game"}, 1),
        ({"kind__exact": "cloze", "retired_at__isempty": "1"}, 0),
    ],
)
def test_list_can_be_searched_and_filtered(curator_browser, db, query, count):
    QuestionFactory(prompt="Why a game?")
    response = curator_browser.get(URL, query)
    assert response.context["cl"].result_count == count
