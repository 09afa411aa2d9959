"""A group's quiz on its pages: put together, opened, answered, closed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from study.groupquizzes import services
from study.groupquizzes.services import start_group_quiz
from study.models import (
    Card,
    GroupQuiz,
    Membership,
    Quiz,
    SetAside,
    StudyGroup,
)
from study.review.quizzes import next_quiz_prompt, past_quizzes, quiz_outcome_label
from tests.conftest import NOON
from tests.factories import (
    PaperFactory,
    QuestionFactory,
    StudyGroupFactory,
)
from tests.study.groupquizzes.quizzed_group import (
    HOUR,
    answer_all,
    join,
    make_quiz,
    url_of,
)

pytestmark = pytest.mark.django_db


def open_now(group, **values):
    return make_quiz(group, opened_at=timezone.now() - HOUR, **values)


def test_organiser_puts_a_quiz_together_and_opens_it(client, organiser):
    group = organiser.group
    paper = PaperFactory()
    for _ in range(3):
        QuestionFactory(home=paper)
    closes_at = (timezone.now() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    sent = {"title": "Before we meet", "closes_at": closes_at}
    response = client.post(url_of("create_group_quiz", group.pk), sent)
    quiz = GroupQuiz.objects.get()
    edit_url = url_of("edit_group_quiz", group.pk, quiz.pk)
    assert response.url == edit_url
    pick = {"kind": "paper", "subject": paper.slug, "amount": 2}
    client.post(url_of("add_group_quiz_questions", group.pk, quiz.pk), pick)
    assert quiz.places.count() == 2
    place = quiz.places.first()
    remove = url_of("remove_group_quiz_question", group.pk, quiz.pk, place.pk)
    client.post(remove)
    assert quiz.places.count() == 1
    assert b"1 question" in client.get(edit_url).content
    response = client.post(url_of("open_group_quiz", group.pk, quiz.pk), follow=True)
    assert b"1 question," in response.content
    assert b"Begin" in response.content


def test_question_is_added_once(client, organiser):
    quiz = make_quiz(organiser.group, opened_at=None, question_count=1)
    question = quiz.places.get().question
    path = url_of("add_group_quiz_questions", organiser.group_id, quiz.pk)
    pick = {"kind": "paper", "subject": question.home.slug, "amount": 5}
    response = client.post(path, pick)
    assert response.status_code == 409
    assert quiz.places.count() == 1


@pytest.mark.parametrize(
    "pick",
    [
        {},
        {"kind": "paper", "subject": "nothing-is-called-so", "amount": 5},
        {"kind": "due", "amount": 5},
        {"kind": "hardest", "amount": "many"},
        {"kind": "hardest", "amount": 51},
    ],
)
def test_unclear_pick_is_answered_with_a_sentence(client, organiser, pick):
    quiz = make_quiz(organiser.group, opened_at=None)
    path = url_of("add_group_quiz_questions", organiser.group_id, quiz.pk)
    response = client.post(path, pick)
    assert response.status_code == 400
    assert b'role="alert"' in response.content


@pytest.mark.parametrize(
    ("closes_at", "words"),
    [
        ("2026-01-01T12:00", "still to come"),
        ("9999-12-31T23:59", "within a year"),
        ("tomorrow", "a day and a time"),
    ],
)
def test_wrong_closing_time_is_answered_with_a_sentence(
    client, organiser, closes_at, words
):
    path = url_of("create_group_quiz", organiser.group_id)
    response = client.post(path, {"title": "x", "closes_at": closes_at})
    assert response.status_code == 400
    assert words in response.content.decode()


def test_quiz_without_questions_is_not_opened(client, organiser):
    quiz = make_quiz(organiser.group, opened_at=None, question_count=0)
    path = url_of("open_group_quiz", organiser.group_id, quiz.pk)
    response = client.post(path, follow=True)
    assert b"Add a question first." in response.content
    quiz.refresh_from_db()
    assert quiz.is_draft


def test_twenty_first_draft_is_refused(organiser):
    for _ in range(services.MOST_DRAFTS):
        make_quiz(organiser.group, opened_at=None, question_count=0)
    with pytest.raises(services.CannotArrange):
        services.create_group_quiz(
            group=organiser.group,
            quiz=GroupQuiz(title="One more"),
            by=organiser.learner,
            at=NOON,
        )


def test_open_quiz_keeps_its_questions(organiser):
    quiz = make_quiz(organiser.group)
    with pytest.raises(services.CannotArrange):
        services.add_questions(group_quiz=quiz, question_ids=[QuestionFactory().pk])
    with pytest.raises(services.CannotArrange):
        services.remove_question(place=quiz.places.first())
    with pytest.raises(services.CannotArrange):
        services.delete_draft(group_quiz=quiz)


def test_member_sees_no_draft(client, organiser):
    quiz = make_quiz(organiser.group, opened_at=None)
    client.force_login(join(organiser.group))
    assert client.get(quiz.get_absolute_url()).status_code == 404
    listed = client.get(url_of("group_quiz_list", organiser.group_id))
    assert quiz.title not in listed.content.decode()


def test_member_answers_each_question_once(client, organiser):
    quiz = open_now(organiser.group)
    path = url_of("start_group_quiz", organiser.group_id, quiz.pk)
    first = client.post(path)
    again = client.post(path, {"practice": "on"})
    own = Quiz.objects.get(learner=organiser.learner)
    assert first.url == again.url == own.get_absolute_url()
    assert own.items.count() == 2
    assert b"Just practice" not in client.get(own.get_absolute_url()).content
    page = client.get(quiz.get_absolute_url()).content.decode()
    assert "You answered 0 of 2 so far." in page


def test_answers_count_for_the_own_memory(organiser):
    quiz = make_quiz(organiser.group)
    own = answer_all(organiser.learner, quiz)
    assert own.finished_at is not None
    assert Card.objects.filter(learner=organiser.learner).count() == 2


def test_practice_moves_no_memory(organiser):
    quiz = make_quiz(organiser.group)
    answer_all(organiser.learner, quiz, is_practice=True)
    assert not Card.objects.exists()


def test_results_stay_hidden_while_the_quiz_is_open(client, organiser):
    quiz = open_now(organiser.group)
    for _ in range(3):
        learner = join(organiser.group, shares_results=True)
        answer_all(learner, quiz, at=timezone.now())
    page = client.get(quiz.get_absolute_url()).content.decode()
    assert "had it right" not in page
    client.post(url_of("close_group_quiz", organiser.group_id, quiz.pk))
    page = client.get(quiz.get_absolute_url()).content.decode()
    assert "3 of 3 had it right" in page
    assert "It closed before you answered." in page


def start(learner, quiz, at=NOON):
    return start_group_quiz(learner=learner, group_quiz=quiz, is_practice=False, at=at)


def test_closed_quiz_asks_nothing_more(organiser):
    quiz = make_quiz(organiser.group, closes_at=NOON + HOUR)
    own = start(organiser.learner, quiz)
    assert next_quiz_prompt(own, NOON)
    later = NOON + 2 * HOUR
    assert next_quiz_prompt(own, later) is None
    past = past_quizzes(organiser.learner, later).get()
    assert quiz_outcome_label(past, later) == "ended without an answer"


def test_who_left_is_asked_nothing_more(client, organiser):
    quiz = open_now(organiser.group)
    learner = join(organiser.group)
    own = start(learner, quiz, timezone.now())
    Membership.objects.filter(learner=learner).update(
        state=Membership.State.LEFT, ended_at=NOON
    )
    client.force_login(learner)
    page = client.get(own.get_absolute_url()).content.decode()
    assert "The time was over before 2\n" in page
    assert quiz.get_absolute_url() not in page


def test_closed_quiz_is_not_begun(client, organiser):
    quiz = open_now(organiser.group, closes_at=timezone.now() - HOUR / 2)
    path = url_of("start_group_quiz", organiser.group_id, quiz.pk)
    response = client.post(path, follow=True)
    assert b"This quiz is not open any more." in response.content
    assert not Quiz.objects.exists()


def test_quiz_of_a_closed_group_is_closed(organiser):
    quiz = make_quiz(organiser.group)
    StudyGroup.objects.update(closed_at=NOON)
    with pytest.raises(services.GroupQuizIsClosed):
        start(organiser.learner, quiz, NOON + HOUR)
    quiz.refresh_from_db()
    assert not quiz.is_open_at(NOON + HOUR)


def test_question_retired_meanwhile_is_told(client, organiser):
    quiz = open_now(organiser.group)
    own = start(organiser.learner, quiz, timezone.now())
    question = quiz.places.first().question
    question.retired_at = timezone.now()
    question.save()
    assert next_quiz_prompt(own, timezone.now()).session.left_count == 1
    client.post(url_of("close_group_quiz", organiser.group_id, quiz.pk))
    page = client.get(quiz.get_absolute_url()).content.decode()
    assert "It was withdrawn from the library" in page


def test_question_of_an_unpublished_paper_is_not_shown(client, organiser):
    quiz = open_now(organiser.group, closed_at=timezone.now(), question_count=1)
    paper = quiz.places.get().question.home
    paper.status = paper.Status.DRAFT
    paper.save()
    page = client.get(quiz.get_absolute_url()).content.decode()
    assert "A question that was taken out of the library." in page
    assert paper.title not in page


def test_question_set_aside_by_a_member_is_not_asked(organiser):
    quiz = make_quiz(organiser.group, question_count=1)
    SetAside.objects.create(
        learner=organiser.learner,
        question=quiz.places.get().question,
        set_aside_at=NOON,
    )
    with pytest.raises(services.NothingToAnswer):
        start(organiser.learner, quiz)


def test_late_joiner_answers_what_is_open(organiser):
    quiz = make_quiz(organiser.group)
    latecomer = join(organiser.group, joined_at=NOON + HOUR)
    own = start(latecomer, quiz, NOON + 2 * HOUR)
    assert next_quiz_prompt(own, NOON + 2 * HOUR)


def test_quiz_of_another_group_is_not_found(client, organiser):
    quiz = make_quiz(StudyGroupFactory())
    path = url_of("group_quiz", organiser.group_id, quiz.pk)
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "name",
    [
        "change_group_quiz",
        "add_group_quiz_questions",
        "open_group_quiz",
        "close_group_quiz",
        "delete_group_quiz",
    ],
)
@pytest.mark.parametrize("opened_at", [None, NOON])
def test_quiz_of_another_group_is_not_changed(client, organiser, name, opened_at):
    quiz = make_quiz(StudyGroupFactory(), opened_at=opened_at)
    path = url_of(name, organiser.group_id, quiz.pk)
    sent = {"title": "Ours", "kind": "hardest", "amount": 5}
    assert client.post(path, sent).status_code == 404
    assert GroupQuiz.objects.get() == quiz


def test_question_of_another_quiz_is_not_taken_off(client, organiser):
    draft = make_quiz(organiser.group, opened_at=None)
    for other in (make_quiz(organiser.group, opened_at=None), make_quiz()):
        place = other.places.first()
        path = url_of(
            "remove_group_quiz_question", organiser.group_id, draft.pk, place.pk
        )
        assert client.post(path).status_code == 404
        assert other.places.count() == 2
