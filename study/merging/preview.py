"""What a merge will move, in numbers that tell of nobody."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.template.defaultfilters import pluralize

from papers.models import Merge, Paper
from study.models import (
    Highlight,
    ListEntry,
    PlannedReading,
    Reading,
    Report,
    Review,
    SetAside,
    StudyAim,
)
from study.question_recalls import FEWEST_LEARNERS

FEW = f"Fewer than {FEWEST_LEARNERS} learners, or none,"


@dataclass(frozen=True)
class Preview:
    """Of the library exact numbers; of learners nothing below twenty."""

    library: list[str]
    learners: list[str]


def preview_of_merge(kind: str, dropped: Any) -> Preview:
    learners = []
    for verb, rows, path in learners_rows(kind, dropped):
        count = rows.order_by().values(path).distinct().count()
        learners.append(sentence_of_learners(count, verb))
    return Preview(library_lines(kind, dropped), learners)


def sentence_of_learners(count: int, verb: str) -> str:
    if count < FEWEST_LEARNERS:
        return f"{FEW} {verb}."
    return f"{count} learners {verb}."


def learners_rows(
    kind: str, dropped: Any
) -> list[tuple[str, QuerySet[Any], str]]:
    """What they did, its rows, and the way to whom they belong."""
    if kind == Merge.Kind.PAPER:
        return rows_on_paper(dropped)
    if kind == Merge.Kind.QUESTION:
        return [
            (
                "answered it",
                Review.objects.filter(question=dropped),
                "learner",
            ),
            (
                "set it aside",
                SetAside.objects.filter(question=dropped),
                "learner",
            ),
        ]
    if kind == Merge.Kind.TOPIC:
        aims = StudyAim.objects.filter(topic=dropped)
        return [("aim at it", aims, "learner")]
    return []


def rows_on_paper(paper: Paper) -> list[tuple[str, QuerySet[Any], str]]:
    return [
        (
            "have it among their readings",
            Reading.objects.filter(paper=paper),
            "learner",
        ),
        (
            "have it on lists",
            ListEntry.objects.filter(paper=paper),
            "reading_list__learner",
        ),
        (
            "planned a day for it",
            PlannedReading.objects.filter(paper=paper),
            "plan__learner",
        ),
        (
            "marked passages of it",
            Highlight.objects.filter(paper=paper),
            "learner",
        ),
        (
            "told you something of it",
            Report.objects.filter(paper=paper),
            "learner",
        ),
    ]


def library_lines(kind: str, dropped: Any) -> list[str]:
    """What of the library names the one that goes."""
    counts = {
        Merge.Kind.PAPER: paper_counts,
        Merge.Kind.QUESTION: question_counts,
        Merge.Kind.TOPIC: topic_counts,
        Merge.Kind.AUTHOR: named_by_papers,
        Merge.Kind.TAG: tagged_papers,
    }
    lines = []
    for noun, count in counts[Merge.Kind(kind)](dropped).items():
        if count:
            first, _, rest = noun.partition(" ")
            line = f"{count} {first}{pluralize(count)} {rest}"
            lines.append(line.strip())
    return lines


def paper_counts(paper: Paper) -> dict[str, int]:
    return {
        "section": paper.sections.count(),
        "question": paper.own_questions.count(),
        "link from it": paper.links.count(),
        "link to it": paper.links_here.count(),
        "topic": paper.topics.count(),
        "tag": paper.tags.count(),
    }


def question_counts(question: Any) -> dict[str, int]:
    return {
        "paper": question.papers.count(),
        "topic": question.topics.count(),
    }


def topic_counts(topic: Any) -> dict[str, int]:
    return {
        "topic below": topic.children.count(),
        "paper": topic.papers.library().count(),
        "question": topic.questions.count(),
    }


def named_by_papers(author: Any) -> dict[str, int]:
    return {"paper": author.papers.library().count()}


def tagged_papers(tag: Any) -> dict[str, int]:
    return {"paper": Paper.objects.library().filter(tags=tag).count()}
