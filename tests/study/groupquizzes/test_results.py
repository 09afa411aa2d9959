"""What a group's quiz tells: counts of three or more, names of who shares."""

import pytest

from papers.models import Paper
from study.groupquizzes.hardest import hardest_questions
from study.groupquizzes.results import results_by_question, results_of_sharing
from study.memory import Rating
from study.models import GroupQuiz, Membership
from tests.conftest import NOON
from tests.factories import QuestionFactory, StudyGroupFactory, answer
from tests.study.groupquizzes.quizzed_group import HOUR, answer_all, join, make_quiz

pytestmark = pytest.mark.django_db


@pytest.fixture
def quiz():
    return make_quiz(question_count=1)


def close(quiz):
    GroupQuiz.objects.filter(pk=quiz.pk).update(closed_at=NOON + HOUR)
    quiz.refresh_from_db()


def counts_of(quiz):
    results = results_by_question(quiz)
    return [(result.right_count, result.answered_count) for result in results]


def names_of(quiz):
    return [result.name for result in results_of_sharing(quiz)]


def test_counts_say_how_many_of_three_had_it_right(quiz):
    for rating in (Rating.AGAIN, Rating.GOOD, Rating.EASY):
        answer_all(join(quiz.group), quiz, rating)
    close(quiz)
    assert counts_of(quiz) == [(2, 3)]


def test_counts_hold_practice_answers_too(quiz):
    for is_practice in (True, True, False):
        answer_all(join(quiz.group), quiz, is_practice=is_practice)
    close(quiz)
    assert counts_of(quiz) == [(3, 3)]


def test_counts_of_two_are_not_shown(quiz):
    for _ in range(2):
        answer_all(join(quiz.group), quiz)
    close(quiz)
    assert counts_of(quiz) == [(None, None)]


def test_answer_after_the_end_counts_for_nothing(quiz):
    learners = [join(quiz.group) for _ in range(3)]
    for learner in learners[:2]:
        answer_all(learner, quiz)
    answer_all(learners[2], quiz, at=NOON + 2 * HOUR)
    close(quiz)
    assert counts_of(quiz) == [(None, None)]


def test_counts_stay_when_a_member_leaves(quiz):
    for _ in range(3):
        answer_all(join(quiz.group), quiz)
    close(quiz)
    Membership.objects.filter(pk=Membership.objects.first().pk).update(
        state=Membership.State.LEFT, ended_at=NOON
    )
    assert counts_of(quiz) == [(3, 3)]


def test_names_are_of_members_who_share(quiz):
    sharing = join(quiz.group, shares_results=True)
    answer_all(sharing, quiz)
    for _ in range(2):
        answer_all(join(quiz.group), quiz)
    close(quiz)
    assert names_of(quiz) == [sharing.display_name]


def test_no_name_is_shown_while_one_alone_does_not_share(quiz):
    for _ in range(3):
        answer_all(join(quiz.group, shares_results=True), quiz)
    answer_all(join(quiz.group), quiz)
    close(quiz)
    assert names_of(quiz) == []


def test_name_goes_at_once_when_sharing_ends(quiz):
    sharing = join(quiz.group, shares_results=True)
    answer_all(sharing, quiz)
    close(quiz)
    assert names_of(quiz) == [sharing.display_name]
    Membership.objects.filter(learner=sharing).update(shares_results=False)
    assert names_of(quiz) == []


def test_name_of_a_former_member_is_gone(quiz):
    sharing = join(quiz.group, shares_results=True)
    answer_all(sharing, quiz)
    close(quiz)
    left = {"state": "left", "ended_at": NOON, "shares_results": False}
    Membership.objects.filter(learner=sharing).update(**left)
    assert names_of(quiz) == []


def test_name_shared_with_another_group_is_not_shown_here(quiz):
    learner = join(quiz.group)
    Membership.objects.create(
        group=StudyGroupFactory(), learner=learner, shares_results=True, joined_at=NOON
    )
    answer_all(learner, quiz)
    close(quiz)
    assert names_of(quiz) == []


def forget_by(learners, question, ratings):
    for learner, rating in zip(learners, ratings, strict=True):
        answer(learner, question, at=NOON, rating=rating)


def test_hardest_is_what_most_of_three_forgot():
    group = StudyGroupFactory()
    learners = [join(group) for _ in range(3)]
    some, most, easy, of_two = (QuestionFactory() for _ in range(4))
    forget_by(learners, some, (Rating.AGAIN, Rating.GOOD, Rating.GOOD))
    forget_by(learners, most, (Rating.AGAIN, Rating.AGAIN, Rating.GOOD))
    forget_by(learners, easy, (Rating.GOOD, Rating.GOOD, Rating.GOOD))
    forget_by(learners[:2], of_two, (Rating.AGAIN, Rating.AGAIN))
    assert hardest_questions(group, NOON, 5) == [most, some]


def test_hardest_is_no_question_of_a_draft():
    group = StudyGroupFactory()
    learners = [join(group) for _ in range(3)]
    question = QuestionFactory()
    forget_by(learners, question, (Rating.AGAIN, Rating.AGAIN, Rating.AGAIN))
    assert hardest_questions(group, NOON, 5) == [question]
    Paper.objects.update(status=Paper.Status.DRAFT)
    assert hardest_questions(group, NOON, 5) == []


def test_hardest_counts_no_former_member():
    group = StudyGroupFactory()
    learners = [join(group) for _ in range(3)]
    question = QuestionFactory()
    forget_by(learners, question, (Rating.AGAIN, Rating.AGAIN, Rating.AGAIN))
    Membership.objects.filter(learner=learners[0]).update(
        state=Membership.State.REMOVED, ended_at=NOON
    )
    assert hardest_questions(group, NOON, 5) == []
