"""What the pages of the topic map show beside its numbers: tiles, rows, questions."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch
from django.utils.safestring import SafeString

from config.addresses import url
from papers.models import Question
from papers.topic_tree import Node
from study.memory.forgetting import chance_after, elapsed_days
from study.models import Card, Learner
from study.progress.topic_map import (
    DAY,
    LATER_DAYS,
    TopicMap,
    TopicRecall,
    band_of,
    chance_percent,
    flat_topics,
    questions_in_general,
    weakest_first,
)
from study.progress.treemap import MapEntry, Treemap, treemaps

WEAKEST = 6
SHOWN_QUESTIONS = 50
IN_GENERAL = "In general"


def map_of_tree(
    topic_map: TopicMap, *, is_later: bool = False
) -> list[Treemap]:
    """The widest topics."""
    return treemaps(
        map_entries(topic_map, topic_map.tree.roots), is_later=is_later
    )


def map_of_topic(
    topic_map: TopicMap, node: Node, *, is_later: bool = False
) -> list[Treemap]:
    """The topics right below a topic, and what hangs on none of them.

    Empty where nothing below it has questions.
    """
    entries = map_entries(topic_map, node.children)
    if not entries:
        return []
    in_general = MapEntry(
        name=IN_GENERAL,
        url="#questions",
        recall=topic_map.recall_in_general(node),
    )
    return treemaps([*entries, in_general], is_later=is_later)


def map_entries(topic_map: TopicMap, nodes: list[Node]) -> list[MapEntry]:
    entries = []
    for node in nodes:
        entry = MapEntry(
            name=node.name,
            url=url("progress_topic", node.slug),
            recall=topic_map.recall_of(node),
        )
        if node.question_ids:
            entries.append(entry)
    return entries


def weakest_topics(topics: list[TopicRecall]) -> list[TopicRecall]:
    """The few most faded ones among the narrowest that were tested."""
    narrowest = []
    for topic in flat_topics(topics):
        is_tested_below = any(
            child.recall.asked_count for child in topic.children
        )
        if topic.recall.asked_count and not is_tested_below:
            narrowest.append(topic)
    return weakest_first(narrowest)[:WEAKEST]


def table_topics(
    topics: list[TopicRecall], *, is_weak_first: bool
) -> list[TopicRecall]:
    """All of them, in the order of the tree or the most faded of all first."""
    flat = flat_topics(topics)
    if is_weak_first:
        return weakest_first(flat)
    return flat


@dataclass(frozen=True, kw_only=True)
class QuestionRecall:
    """One question; the percents and the day are None before it was asked."""

    id: int
    prompt_html: SafeString
    paper_title: str
    paper_url: str
    percent: int | None
    percent_later: int | None
    last_asked_on: date | None

    @property
    def band(self) -> str:
        return band_of(self.percent)


def question_recalls(
    learner: Learner, node: Node, at: datetime
) -> list[QuestionRecall]:
    """Of a topic's questions that hang on none below it, the most faded ones."""
    own_cards = Prefetch("cards", Card.objects.filter(learner=learner))
    questions = Question.objects.live().filter(
        id__in=questions_in_general(node)
    )
    recalls = []
    for question in questions.select_related("home").prefetch_related(
        own_cards
    ):
        recalls.append(question_recall(question, learner, at))
    recalls.sort(key=lambda recall: recall.percent or 100)
    return recalls[:SHOWN_QUESTIONS]


def question_recall(
    question: Question, learner: Learner, at: datetime
) -> QuestionRecall:
    home = question.home
    percent = None
    percent_later = None
    last_asked_on = None
    for card in question.cards.all():
        clock = learner.clock
        days = elapsed_days(
            card.last_day_began_at, day_began_at=clock.start_of_day(at)
        )
        last_asked_on = clock.day_of(at) - days * DAY
        chance = chance_after(days, stability=card.stability)
        later = chance_after(days + LATER_DAYS, stability=card.stability)
        percent = chance_percent(chance)
        percent_later = chance_percent(later)
    return QuestionRecall(
        id=question.pk,
        prompt_html=question.shown_html,
        paper_title=home.title if home else "",
        paper_url=home.get_absolute_url() if home else "",
        percent=percent,
        percent_later=percent_later,
        last_asked_on=last_asked_on,
    )
