"""The numbers of the topic map, against a computation of their own."""

from datetime import timedelta
from fractions import Fraction

import fsrs
import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from papers.models import Question, Topic
from papers.topic_tree import topic_tree
from study.memory import Rating, retrievability
from study.memory.forgetting import chance_after
from study.models import Card
from study.progress.topic_map import TopicMap, chance_percent, topics_of_questions
from tests.factories import LearnerFactory, QuestionFactory, TopicFactory, answer


@pytest.fixture
def today(noon):
    with time_machine.travel(noon, tick=False):
        yield noon


@pytest.fixture
def forest(learner, today):
    """Three roots, one without questions; answers of many days on most questions.

    Every third question hangs on two topics, one of them on both a topic and its root.
    """
    roots = [TopicFactory(slug=f"root-{number}") for number in range(3)]
    topics = []
    for root in roots[:2]:
        for _ in range(3):
            child = TopicFactory(parent=root)
            topics += [child, TopicFactory(parent=child)]
    for number in range(30):
        question = QuestionFactory()
        question.topics.add(topics[number % len(topics)])
        if number % 3 == 0:
            question.topics.add(topics[(5 * number + 1) % len(topics)])
        if number == 7:
            question.topics.add(roots[0])
        if number % 5:
            asked_at = today - timedelta(days=number * 4, hours=number)
            rating = Rating.EASY if number % 2 else Rating.HARD
            answer(learner, question, at=asked_at, rating=rating)
            answer(LearnerFactory(), question, at=today)


def ids_below(topic):
    """The topic's and all below it, straight from the table."""
    ids = {topic.pk}
    for child in Topic.objects.filter(parent=topic):
        ids |= ids_below(child)
    return ids


def expected_recall(learner, topic_ids, at, *, later=0):
    """How many were asked of these topics, and the mean of their chances.

    By the reference package, whose days are whole ones of 24 hours: so the time of the
    last answer is put to the noon of its study day.
    """
    scheduler = fsrs.Scheduler()
    chances = []
    cards = Card.objects.filter(learner=learner, question__topics__in=topic_ids)
    for card in cards.distinct():
        asked_on = learner.clock.day_of(card.last_reviewed_at)
        days = (learner.clock.day_of(at) - asked_on).days
        reference = fsrs.Card(
            card_id=1,
            stability=card.stability,
            last_review=at - timedelta(days=days),
        )
        then = at + timedelta(days=later)
        chance = scheduler.get_card_retrievability(reference, then)
        chances.append(Fraction(chance))
    mean = float(sum(chances) / len(chances)) if chances else None
    return len(chances), mean


def test_every_number_is_that_of_the_reference(learner, forest, today):
    tree = topic_tree()
    topic_map = TopicMap(learner, tree, today)
    tested = 0
    for topic in Topic.objects.all():
        recall = topic_map.recall_of(tree.node(topic.slug))
        topic_ids = ids_below(topic)
        asked_count, chance = expected_recall(learner, topic_ids, today)
        _, chance_later = expected_recall(learner, topic_ids, today, later=30)
        live = Question.objects.live().filter(topics__in=topic_ids).distinct()
        assert recall.question_count == live.count()
        assert recall.asked_count == asked_count
        assert recall.chance == pytest.approx(chance, abs=1e-12)
        assert recall.chance_later == pytest.approx(chance_later, abs=1e-12)
        tested += bool(asked_count)
    assert tested > 10


def test_all_topics_together_count_each_question_once(learner, forest, today):
    recall = TopicMap(learner, topic_tree(), today).recall_of_all()
    every_topic = set(Topic.objects.values_list("id", flat=True))
    asked_count, chance = expected_recall(learner, every_topic, today)
    assert recall.question_count == 30
    assert recall.asked_count == asked_count == 24
    assert recall.chance == pytest.approx(chance, abs=1e-12)


def test_last_asked_is_the_study_day_of_the_latest_answer(learner, today):
    topic = TopicFactory()
    for days in (3, 9):
        question = QuestionFactory()
        question.topics.add(topic)
        # At three in the morning it is still the day before.
        asked_at = today.replace(hour=3) - timedelta(days=days)
        answer(learner, question, at=asked_at)
    tree = topic_tree()
    recall = TopicMap(learner, tree, today).recall_of(tree.node(topic.slug))
    expected = (today - timedelta(days=4)).date()
    assert learner.clock.day_of(today.replace(hour=3)) < today.date()
    assert recall.last_asked_on == expected


def test_topic_without_answers_is_not_tested(learner, today):
    topic = TopicFactory()
    QuestionFactory().topics.add(topic)
    tree = topic_tree()
    recall = TopicMap(learner, tree, today).recall_of(tree.node(topic.slug))
    assert recall.question_count == 1
    assert recall.asked_count == 0
    assert recall.percent is None
    assert recall.percent_later is None
    assert recall.last_asked_on is None
    assert recall.band == "untested"


def test_moved_and_renamed_topic_keeps_its_numbers(learner, forest, today):
    tree = topic_tree()
    topic = Topic.objects.filter(parent__slug="root-0").first()
    before = TopicMap(learner, tree, today).recall_of(tree.node(topic.slug))
    assert before.asked_count > 1
    topic.parent = Topic.objects.get(slug="root-2")
    topic.name = "Another name"
    topic.save()
    tree = topic_tree()
    topic_map = TopicMap(learner, tree, today)
    assert topic_map.recall_of(tree.node(topic.slug)) == before
    assert topic_map.recall_of(tree.node("root-2")) == before


def test_merged_topics_are_the_mean_of_their_questions(learner, forest, today):
    kept, merged = Topic.objects.filter(parent__slug="root-1")[:2]
    together = ids_below(kept) | ids_below(merged)
    asked_count, chance = expected_recall(learner, together, today)
    for question in Question.objects.filter(topics__in=ids_below(merged)):
        question.topics.add(kept)
    Topic.objects.filter(parent=merged).delete()
    merged.delete()
    tree = topic_tree()
    recall = TopicMap(learner, tree, today).recall_of(tree.node(kept.slug))
    assert recall.asked_count == asked_count
    assert recall.chance == pytest.approx(chance, abs=1e-12)


def test_retired_question_counts_no_longer(learner, today):
    topic = TopicFactory()
    for _ in range(2):
        question = QuestionFactory()
        question.topics.add(topic)
        answer(learner, question, at=today)
    Question.objects.filter(pk=question.pk).update(retired_at=today)
    tree = topic_tree()
    recall = TopicMap(learner, tree, today).recall_of(tree.node(topic.slug))
    assert recall.question_count == 1
    assert recall.asked_count == 1


def test_questions_in_general_hang_on_no_topic_below(learner, today):
    topic = TopicFactory()
    child = TopicFactory(parent=topic)
    for places in ([topic], [topic, child], [child]):
        question = QuestionFactory()
        question.topics.add(*places)
        answer(learner, question, at=today)
    tree = topic_tree()
    topic_map = TopicMap(learner, tree, today)
    recall = topic_map.recall_in_general(tree.node(topic.slug))
    assert recall.question_count == 1
    assert recall.asked_count == 1
    assert topic_map.recall_of(tree.node(topic.slug)).question_count == 3


def test_answer_that_a_clock_put_into_the_future_is_of_today(learner, today):
    topic = TopicFactory()
    question = QuestionFactory()
    question.topics.add(topic)
    answer(learner, question, at=today + timedelta(days=3))
    assert TopicMap(learner, topic_tree(), today).recall_of_all().chance == 1


def test_tree_is_turned_round_once(learner, forest, today):
    tree = topic_tree()
    assert topics_of_questions(tree) is topics_of_questions(tree)


def test_chance_is_the_one_that_a_quiz_goes_by(learner, today):
    topic = TopicFactory()
    question = QuestionFactory()
    question.topics.add(topic)
    answer(learner, question, at=today - timedelta(days=11, hours=9))
    chance = TopicMap(learner, topic_tree(), today).recall_of_all().chance
    day_began_at = learner.clock.start_of_day(today)
    memory = Card.objects.get().memory
    assert chance == retrievability(memory, day_began_at=day_began_at)


@pytest.mark.parametrize(
    ("chance", "percent"),
    [(None, None), (1.0, 99), (0.996, 99), (0.874, 87), (0.001, 1), (0.0, 1)],
)
def test_percent_is_never_certain(chance, percent):
    assert chance_percent(chance) == percent


@given(st.integers(0, 40_000), st.floats(0.001, 36_500))
def test_chance_is_that_of_the_package_to_the_last_bit(days, stability):
    at = fsrs.Card(card_id=1).due
    card = fsrs.Card(card_id=1, stability=stability, last_review=at)
    chance = fsrs.Scheduler().get_card_retrievability(card, at + timedelta(days=days))
    assert chance_after(days, stability=stability) == chance
