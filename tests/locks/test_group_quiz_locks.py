"""Two writers at a group's quiz, and two runs of the mail about groups."""

from functools import partial

import pytest

from study.groupquizzes import services
from study.models import GroupQuiz, GroupQuizQuestion, Quiz
from tests.factories import QuestionFactory, StudyGroupFactory
from tests.locks.parallel import at_once
from tests.study.groupmail.mailed_groups import make_member, send, tell
from tests.study.groupquizzes.quizzed_group import join, make_quiz

pytestmark = pytest.mark.django_db(transaction=True)


def test_start_group_quiz_in_two_windows_begins_one(noon):
    quiz = make_quiz()
    start = partial(
        services.start_group_quiz,
        learner=join(quiz.group),
        group_quiz=quiz,
        is_practice=False,
        at=noon,
    )
    first, second = at_once(start, start)
    assert first == second
    assert Quiz.objects.count() == 1


def test_create_group_quiz_twice_at_once_keeps_the_limit(noon, learner, monkeypatch):
    monkeypatch.setattr(services, "MOST_DRAFTS", 1)
    group = StudyGroupFactory()

    def create(title):
        quiz = GroupQuiz(title=title)
        services.create_group_quiz(group=group, quiz=quiz, by=learner, at=noon)

    results = at_once(partial(create, "One"), partial(create, "Two"))
    kinds = {type(result) for result in results}
    assert kinds == {type(None), services.CannotArrange}
    assert GroupQuiz.objects.count() == 1


def test_locked_group_quiz_takes_no_question_once_it_is_open(noon):
    """Either the question is in before it opens, or it is refused."""
    quiz = make_quiz(opened_at=None, question_count=1)
    question = QuestionFactory()
    add = partial(services.add_questions, group_quiz=quiz, question_ids=[question.pk])
    open_it = partial(services.open_group_quiz, group_quiz=quiz, at=noon)
    added, opened = at_once(add, open_it)
    assert opened is None
    places = GroupQuizQuestion.objects.filter(question=question)
    assert places.exists() == (added == 1)


def test_locked_group_quiz_gets_a_question_once(noon):
    quiz = make_quiz(opened_at=None, question_count=0)
    add = partial(
        services.add_questions, group_quiz=quiz, question_ids=[QuestionFactory().pk]
    )
    assert sorted(at_once(add, add)) == [0, 1]


def test_send_group_mails_twice_at_once_sends_one_mail_each(mailoutbox):
    group = StudyGroupFactory()
    for _ in range(8):
        member = make_member(group)
        tell(member, group)
        tell(member, group, cause="remark 2")
    first, second = at_once(send, send)
    receivers = [mail.to[0] for mail in mailoutbox]
    assert len(set(receivers)) == 8
    assert len(receivers) == first.sent + second.sent == 8
