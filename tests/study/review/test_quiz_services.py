"""Beginning a quiz, and what ends it."""

from datetime import timedelta

import pytest

from papers.models import Question
from papers.topic_tree import topic_tree
from study.memory import Rating
from study.models import Quiz
from study.review.change_services import undo_review
from study.review.quiz_results import url_of_subject
from study.review.quiz_services import (
    NothingToAsk,
    start_paper_quiz,
    start_topic_quiz,
)
from tests.factories import PaperFactory, QuestionFactory, TopicFactory, answer


@pytest.fixture
def paper(db):
    paper = PaperFactory()
    for _ in range(2):
        QuestionFactory(home=paper)
    return paper


def start(learner, paper, at):
    return start_paper_quiz(learner=learner, paper=paper, at=at)


def retire(question, at):
    Question.objects.filter(pk=question.pk).update(retired_at=at)


def test_quiz_asks_the_papers_live_questions_in_their_order(learner, paper, noon):
    across = QuestionFactory(home=None, theme="across", papers=[paper])
    QuestionFactory(home=paper, retired_at=noon)
    QuestionFactory(home=paper, status="draft")
    quiz = start(learner, paper, noon)

    asked = list(quiz.items.values_list("question", flat=True))
    assert asked == [
        *paper.own_questions.live().values_list("pk", flat=True),
        across.pk,
    ]


def test_quiz_of_today_goes_on(learner, paper, noon):
    first = start(learner, paper, noon)
    assert start(learner, paper, noon + timedelta(hours=3)) == first


def test_quiz_of_yesterday_stays_and_a_new_one_begins(learner, paper, noon):
    first = start(learner, paper, noon)
    assert start(learner, paper, noon + timedelta(days=1)) != first
    assert Quiz.objects.count() == 2


def test_last_answer_ends_the_quiz(learner, paper, noon):
    quiz = start(learner, paper, noon)
    for item in quiz.items.all():
        assert Quiz.objects.get().finished_at is None
        answer(learner, item.question, at=noon, quiz=quiz)
    assert Quiz.objects.get().finished_at == noon


def test_question_that_was_retired_meanwhile_does_not_keep_the_quiz_open(
    learner,
    paper,
    noon,
):
    quiz = start(learner, paper, noon)
    first, second = [item.question for item in quiz.items.all()]
    retire(second, noon)
    answer(learner, first, at=noon, quiz=quiz)

    assert Quiz.objects.get().finished_at == noon


def test_quiz_with_nothing_left_to_ask_is_not_gone_on_with(learner, paper, noon):
    quiz = start(learner, paper, noon)
    first, second = [item.question for item in quiz.items.all()]
    answer(learner, first, at=noon, quiz=quiz)
    retire(second, noon)

    assert start(learner, paper, noon + timedelta(minutes=1)) != quiz


def test_answer_outside_the_quiz_does_not_count_in_it(learner, paper, noon):
    quiz = start(learner, paper, noon)
    answer(learner, quiz.items.first().question, at=noon)

    assert quiz.open_items(noon).count() == 2


def test_undo_after_the_end_opens_the_quiz_at_that_question(learner, paper, noon):
    quiz = start(learner, paper, noon)
    reviews = [
        answer(learner, item.question, at=noon, quiz=quiz) for item in quiz.items.all()
    ]
    undo_review(review=reviews[0], at=noon)

    assert Quiz.objects.get().finished_at is None
    assert quiz.open_items(noon).get().question == reviews[0].question


def test_paper_without_questions_has_no_quiz(learner, noon):
    with pytest.raises(NothingToAsk):
        start(learner, PaperFactory(), noon)
    assert not Quiz.objects.exists()


def test_questions_of_a_draft_are_not_asked(learner, noon):
    question = QuestionFactory(home=PaperFactory(status="draft"))
    with pytest.raises(NothingToAsk):
        start(learner, question.home, noon)


@pytest.fixture
def topic(db):
    return TopicFactory(slug="attention")


def start_on_topic(learner, topic, at):
    node = topic_tree().node(topic.slug)
    return start_topic_quiz(learner=learner, topic=node, at=at)


def question_on(*topics):
    question = QuestionFactory()
    question.topics.add(*topics)
    return question


def asked_by(quiz):
    return list(quiz.items.values_list("question", flat=True))


def test_topic_quiz_asks_each_live_question_of_the_subtree_once(learner, topic, noon):
    below = TopicFactory(parent=topic)
    deepest = TopicFactory(parent=below)
    both = question_on(topic, deepest)
    lower = question_on(deepest)
    retire(question_on(below), noon)
    question_on(TopicFactory())
    quiz = start_on_topic(learner, topic, noon)
    assert sorted(asked_by(quiz)) == [both.pk, lower.pk]
    assert quiz.kind == Quiz.Kind.TOPIC
    assert quiz.subject_id == topic.pk


def test_topic_quiz_begins_with_what_is_due_and_faded_most(learner, topic, noon):
    fresh = question_on(topic)
    never_asked = question_on(topic)
    faded = question_on(topic)
    most_faded = question_on(topic)
    answer(learner, fresh, at=noon - timedelta(days=1), rating=Rating.EASY)
    answer(learner, faded, at=noon - timedelta(days=40), rating=Rating.EASY)
    answer(learner, most_faded, at=noon - timedelta(days=90), rating=Rating.EASY)
    quiz = start_on_topic(learner, topic, noon)
    expected = [most_faded.pk, faded.pk, never_asked.pk, fresh.pk]
    assert asked_by(quiz) == expected


def test_topic_quiz_asks_twenty_at_most(learner, topic, noon):
    for _ in range(23):
        question_on(topic)
    assert start_on_topic(learner, topic, noon).items.count() == 20


def test_topic_quiz_of_today_goes_on(learner, topic, noon):
    question_on(topic)
    first = start_on_topic(learner, topic, noon)
    assert start_on_topic(learner, topic, noon + timedelta(hours=3)) == first


def test_topic_without_questions_starts_no_quiz(learner, topic, noon):
    with pytest.raises(NothingToAsk):
        start_on_topic(learner, topic, noon)


def test_topic_quiz_outlives_its_topic(learner, topic, noon):
    question_on(topic)
    quiz = start_on_topic(learner, topic, noon)
    topic.delete()
    quiz.refresh_from_db()
    assert quiz.title == topic.name
    assert url_of_subject(quiz) == ""
