"""How much of each topic a learner would recall today, and later if they do nothing.

The numbers hang on questions: a topic's own are those of its live questions and of all
below it, each once. A topic that moves, or gets another name, changes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from django.db.models import TextField
from django.db.models.functions import Cast

from papers.topic_tree import Node, TopicTree
from study.memory.forgetting import chance_after, elapsed_days
from study.models import Card, Learner

TopicIds = tuple[int, ...]
DAY = timedelta(days=1)
# More days than anybody has studied.
NEVER = 10**6
LATER_DAYS = 30
# Chances in percent at which the colour changes, from the surest down.
BAND_LIMITS = (95, 90, 80, 65)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """What a learner would recall of some questions.

    The chances are means over the questions that were asked, 0 to 1; None without any.
    """

    question_count: int
    asked_count: int
    chance: float | None
    chance_later: float | None
    last_asked_on: date | None

    @property
    def percent(self) -> int | None:
        return chance_percent(self.chance)

    @property
    def percent_later(self) -> int | None:
        return chance_percent(self.chance_later)

    @property
    def band(self) -> str:
        return band_of(self.percent)

    @property
    def last_asked_label(self) -> str:
        """“3 Dec 2026”."""
        day = self.last_asked_on
        return f"{day.day} {day:%b %Y}" if day else ""


def band_of(percent: int | None) -> str:
    """Names the colour: 1 is surest, 5 most faded."""
    if percent is None:
        return "untested"
    band = 1 + sum(percent < limit for limit in BAND_LIMITS)
    return str(band)


def chance_percent(chance: float | None) -> int | None:
    """In whole percent, 1 to 99: no memory is certain, none is gone for certain."""
    if chance is None:
        return None
    return min(99, max(1, round(100 * chance)))


@dataclass(slots=True)
class Tally:
    """Sums over questions that were asked; fewest_days: since one of them was."""

    asked_count: int = 0
    chances: float = 0.0
    chances_later: float = 0.0
    fewest_days: int = NEVER

    def add(self, other: "Tally") -> None:
        self.asked_count += other.asked_count
        self.chances += other.chances
        self.chances_later += other.chances_later
        self.fewest_days = min(self.fewest_days, other.fewest_days)

    def recall(self, *, question_count: int, today: date) -> Recall:
        """question_count: how many questions there are, asked or not."""
        if not self.asked_count:
            return Recall(
                question_count=question_count,
                asked_count=0,
                chance=None,
                chance_later=None,
                last_asked_on=None,
            )
        return Recall(
            question_count=question_count,
            asked_count=self.asked_count,
            chance=self.chances / self.asked_count,
            chance_later=self.chances_later / self.asked_count,
            last_asked_on=today - self.fewest_days * DAY,
        )


@lru_cache(maxsize=1)
def topics_of_questions(tree: TopicTree) -> dict[int, TopicIds]:
    """By question, the ids of all topics that it counts for, those above included."""
    topic_ids: defaultdict[int, list[int]] = defaultdict(list)
    for node in tree.nodes.values():
        for question_id in node.question_ids:
            topic_ids[question_id].append(node.id)
    return {question_id: tuple(ids) for question_id, ids in topic_ids.items()}


def memories_to_map(learner: Learner) -> Iterable[tuple[int, float, str]]:
    """Each card's question, its stability, and when its last study day began.

    That moment is text, as the database writes it: making times of 100,000 texts takes
    several times as long as all the rest of the page, and most cards share theirs with
    others. In a fixed order, so that the same sum is the same to the last bit.
    """
    cards = Card.objects.filter(learner=learner).order_by("question_id")
    moment = Cast("last_day_began_at", TextField())
    return cards.values_list("question_id", "stability", moment)


def read_moment(text: str) -> datetime:
    """As the databases write it: in UTC, which SQLite leaves out."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


class TopicMap:
    """A learner's recall of each topic of a tree, at one moment.

    One query, and one pass over what it brings.
    """

    def __init__(self, learner: Learner, tree: TopicTree, at: datetime) -> None:
        self.today = learner.clock.day_of(at)
        self.tree = tree
        # Of each question that was asked, in days.
        self.stabilities: list[float] = []
        # Most questions share their topics with others: those are added up first.
        self.by_topics = self.tallies_by_topics(learner, at)
        self.by_topic: defaultdict[int, Tally] = defaultdict(Tally)
        self.in_all = Tally()
        for topic_ids, tally in self.by_topics.items():
            self.in_all.add(tally)
            for topic_id in topic_ids:
                self.by_topic[topic_id].add(tally)

    def tallies_by_topics(
        self, learner: Learner, at: datetime
    ) -> dict[TopicIds, Tally]:
        topics_of = topics_of_questions(self.tree)
        tallies: defaultdict[TopicIds, Tally] = defaultdict(Tally)
        day_began_at = learner.clock.start_of_day(at)
        days_since: dict[str, int] = {}
        for question_id, stability, moment in memories_to_map(learner):
            topic_ids = topics_of.get(question_id)
            if topic_ids is None:
                continue
            if moment not in days_since:
                last_day_began_at = read_moment(moment)
                days_since[moment] = elapsed_days(
                    last_day_began_at, day_began_at=day_began_at
                )
            days = days_since[moment]
            self.stabilities.append(stability)
            tally = tallies[topic_ids]
            tally.asked_count += 1
            tally.chances += chance_after(days, stability=stability)
            later = days + LATER_DAYS
            tally.chances_later += chance_after(later, stability=stability)
            tally.fewest_days = min(tally.fewest_days, days)
        return tallies

    def recall_of_all(self) -> Recall:
        """Of all questions that hang on a topic, each once."""
        question_count = len(topics_of_questions(self.tree))
        return self.in_all.recall(
            question_count=question_count, today=self.today
        )

    def recall_of(self, node: Node) -> Recall:
        tally = self.by_topic[node.id]
        return tally.recall(
            question_count=node.question_count, today=self.today
        )

    def recall_in_general(self, node: Node) -> Recall:
        """Of the topic's questions that hang on none of the topics below it."""
        child_ids = {child.id for child in node.children}
        together = Tally()
        for topic_ids, tally in self.by_topics.items():
            if node.id in topic_ids and child_ids.isdisjoint(topic_ids):
                together.add(tally)
        question_count = len(questions_in_general(node))
        return together.recall(question_count=question_count, today=self.today)

    def topics(
        self, nodes: Iterable[Node], *, is_weak_first: bool = False
    ) -> list["TopicRecall"]:
        """The topics that have questions, each with all that have some below it.

        In the order of the tree, or the most faded of each branch first.
        """
        topics = []
        for node in nodes:
            if not node.question_ids:
                continue
            children = self.topics(node.children, is_weak_first=is_weak_first)
            topics.append(TopicRecall(node, self.recall_of(node), children))
        if is_weak_first:
            return weakest_first(topics)
        return topics


@dataclass(frozen=True, slots=True)
class TopicRecall:
    """A topic with what its learner would recall of it, and the topics below."""

    node: Node
    recall: Recall
    children: list["TopicRecall"]


def weakest_first(topics: Iterable[TopicRecall]) -> list[TopicRecall]:
    """The most faded first, those that were never tested last."""

    def weakness(topic: TopicRecall) -> tuple[bool, float]:
        chance = topic.recall.chance
        return chance is None, chance or 0

    return sorted(topics, key=weakness)


def flat_topics(topics: Iterable[TopicRecall]) -> list[TopicRecall]:
    """Each topic, and after it those below it."""
    flat = []
    for topic in topics:
        flat.append(topic)
        flat += flat_topics(topic.children)
    return flat


def questions_in_general(node: Node) -> set[int]:
    """The ids of a topic's questions that hang on none of the topics below it."""
    ids = set(node.question_ids)
    for child in node.children:
        ids -= child.question_ids
    return ids
