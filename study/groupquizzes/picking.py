"""From where an organiser picks the questions of a group's quiz."""

from dataclasses import dataclass
from datetime import datetime

from papers.models import Question
from study.groupquizzes.hardest import hardest_question_ids
from study.models import GroupQuiz, Learner
from study.models.quiz import QuizKind
from study.review.quiz_source import AskingFor
from study.review.quiz_sources import SOURCES
from study.review.quiz_subjects import Subject, SubjectSource

HARDEST = "hardest"
SUBJECT_KINDS = (QuizKind.PAPER, QuizKind.TOPIC)


@dataclass(frozen=True, kw_only=True)
class Pick:
    """So many questions of a paper or topic, or of the hardest for the group."""

    kind: str
    subject_id: int | None
    amount: int


def pickable_subjects(kind: str) -> list[Subject]:
    """Those papers or topics that have questions."""
    source = SOURCES[kind]
    if not isinstance(source, SubjectSource):
        return []
    return source.subjects()


def picked_question_ids(
    group_quiz: GroupQuiz,
    pick: Pick,
    by: Learner,
    at: datetime,
) -> list[int]:
    """Those that the quiz does not ask yet, in their order, as many as were wished."""
    asked_already = group_quiz.places.order_by().values("question")
    if pick.kind == HARDEST:
        hardest = hardest_question_ids(group_quiz.group, at)
        new_ids = hardest.exclude(question__in=asked_already)
        return list(new_ids[: pick.amount])
    asking_for = AskingFor(learner=by, at=at, subject_id=pick.subject_id)
    of_subject = SOURCES[pick.kind].choose(Question.objects.live(), asking_for)
    fresh = of_subject.exclude(pk__in=asked_already)
    in_order = fresh.order_by("home", "theme", "position", "id")
    return list(in_order.values_list("pk", flat=True)[: pick.amount])
