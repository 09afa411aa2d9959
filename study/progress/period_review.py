"""What a learner did in a week, a month, a quarter or a year."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from papers.models import paper_is_not_put_away
from papers.topic_tree import Node, topic_tree
from study.memory import Rating
from study.models import Learner, Reading, ReadThrough, Review
from study.progress.answer_days import (
    AnswerDays,
    AnswerSums,
    share_percent,
    sum_of_days,
)
from study.progress.periods import Period
from study.progress.topic_map import topics_of_questions
from study.review.withdrawn import titles_as_published

# A topic is compared from so many answers on.
ENOUGH_ANSWERS = 5
SHOWN_TOPICS = 3
# An answer lies no further from the beginning of its study day's date in UTC.
MARGIN = timedelta(days=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicAnswers:
    """What was answered on a topic and all below it, and how much remembered."""

    node: Node
    answered: int
    remembered: int

    @property
    def percent(self) -> int:
        return share_percent(self.remembered, self.answered) or 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedPaper:
    """url is empty when the paper was withdrawn. status: its mark today."""

    title: str
    slug: str
    url: str
    status: str
    finished_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodReview:
    """new_count: questions answered for the first time.

    strong, weak: topics with the highest and the lowest share remembered.
    """

    period: Period
    today: date
    sums: AnswerSums
    new_count: int
    finished: list[FinishedPaper]
    strong: list[TopicAnswers]
    weak: list[TopicAnswers]

    @property
    def is_running(self) -> bool:
        return self.today < self.period.last

    @property
    def begun_day_count(self) -> int:
        """Days of the period that have begun."""
        last = min(self.period.last, self.today)
        return (last - self.period.first).days + 1


def review_period(
    learner: Learner, period: Period, days: AnswerDays, today: date
) -> PeriodReview:
    """days: those with answers, the period's among them."""
    by_question = list(answers_by_question(learner, period))
    topics = topics_with_answers(by_question)
    return PeriodReview(
        period=period,
        today=today,
        sums=sum_of_days(days, period.days),
        new_count=sum(row["new"] for row in by_question),
        finished=finished_papers(learner, period),
        strong=strong_topics(topics),
        weak=weak_topics(topics),
    )


def answers_by_question(learner: Learner, period: Period) -> QuerySet:
    """One row for each question that was answered."""
    # The index has the times; the study day decides.
    earliest = datetime.combine(period.first, time(), tzinfo=UTC) - MARGIN
    latest = datetime.combine(period.last, time(), tzinfo=UTC) + MARGIN
    reviews = Review.objects.standing().filter(
        learner=learner,
        reviewed_at__range=(earliest, latest),
        reviewed_on__range=(period.first, period.last),
    )
    is_remembered = Q(rating__gt=Rating.AGAIN)
    is_first = Q(before__isnull=True)
    return (
        reviews.order_by()
        .values("question")
        .annotate(
            answered=Count("id"),
            remembered=Count("id", filter=is_remembered),
            new=Count("id", filter=is_first),
        )
    )


def topics_with_answers(
    by_question: list[dict[str, int]],
) -> list[TopicAnswers]:
    """The narrowest topics with enough answers, the surest first."""
    tree = topic_tree()
    topic_ids = topics_of_questions(tree)
    answered: Counter[int] = Counter()
    remembered: Counter[int] = Counter()
    for row in by_question:
        for topic_id in topic_ids.get(row["question"], ()):
            answered[topic_id] += row["answered"]
            remembered[topic_id] += row["remembered"]
    topics = []
    for node in tree.nodes.values():
        below = [answered[child.id] for child in node.children]
        is_narrowest = max(below, default=0) < ENOUGH_ANSWERS
        if answered[node.id] >= ENOUGH_ANSWERS and is_narrowest:
            topic = TopicAnswers(
                node=node,
                answered=answered[node.id],
                remembered=remembered[node.id],
            )
            topics.append(topic)
    topics.sort(key=sureness, reverse=True)
    return topics


def sureness(topic: TopicAnswers) -> tuple[float, int, str]:
    return topic.remembered / topic.answered, topic.answered, topic.node.slug


def strong_topics(topics: list[TopicAnswers]) -> list[TopicAnswers]:
    """The first half at most, so that none is both strong and weak."""
    most = min(SHOWN_TOPICS, (len(topics) + 1) // 2)
    return topics[:most]


def weak_topics(topics: list[TopicAnswers]) -> list[TopicAnswers]:
    """The weakest first; none of which everything was remembered."""
    most = min(SHOWN_TOPICS, len(topics) // 2)
    weakest = topics[len(topics) - most :]
    weakest.reverse()
    return [topic for topic in weakest if topic.remembered < topic.answered]


def finished_papers(learner: Learner, period: Period) -> list[FinishedPaper]:
    """The papers of which a reading ended in the period, in that order."""
    read_throughs = ReadThrough.objects.filter(
        paper_is_not_put_away("paper"),
        learner=learner,
        ending=ReadThrough.Ending.READ,
        ended_on__range=(period.first, period.last),
    )
    marks = Reading.objects.filter(learner=learner, paper=OuterRef("paper"))
    marked = read_throughs.annotate(status=Subquery(marks.values("status")[:1]))
    with_papers = marked.select_related("paper").only(
        "ended_on", "paper__slug", "paper__title", "paper__status"
    )
    in_order = list(with_papers.order_by("ended_on", "id"))
    titles = titles_as_published(
        read_through.paper for read_through in in_order
    )
    papers = []
    for read_through in in_order:
        paper = read_through.paper
        finished = FinishedPaper(
            title=titles[paper.pk],
            slug=paper.slug,
            url=paper.get_absolute_url() if paper.is_open_to_learner else "",
            status=vars(read_through)["status"] or "",
            finished_on=read_through.ended_on or period.last,
        )
        papers.append(finished)
    return papers
