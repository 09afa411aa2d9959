"""From where an organiser picks the questions of a group's quiz."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, Min, OuterRef, QuerySet

from papers.models import Question
from study.groupquizzes.hardest import hardest_question_ids
from study.models import GroupQuiz, Learner, ReadingList, StudyGroup
from study.models.quiz import QuizKind
from study.review.quiz_source import AskingFor
from study.review.quiz_sources import SOURCES
from study.review.quiz_subjects import Subject, SubjectSource

HARDEST = "hardest"
# A list of the group's own; its number is the subject's slug.
LIST = "list"
SUBJECT_KINDS = (QuizKind.PAPER, QuizKind.TOPIC)


@dataclass(frozen=True, kw_only=True)
class Pick:
    """So many questions of a paper, topic or list, or of the hardest for the group."""

    kind: str
    subject_id: int | None
    amount: int


def pickable_subjects(kind: str) -> list[Subject]:
    """Those papers or topics that have questions."""
    source = SOURCES[kind]
    if not isinstance(source, SubjectSource):
        return []
    return source.subjects()


def pickable_lists(group: StudyGroup) -> list[Subject]:
    """Those lists of the group in use whose papers have questions."""
    of_list = Question.objects.live().filter(
        papers__list_entries__reading_list=OuterRef("pk")
    )
    lists = ReadingList.objects.of_group(group).current()
    with_questions = lists.filter(Exists(of_list)).order_by("title", "pk")
    subjects = []
    for number, title in with_questions.values_list("pk", "title"):
        subjects.append(Subject(id=number, slug=str(number), name=title))
    return subjects


def questions_of_list(list_id: int) -> QuerySet:
    """In the order in which the papers stand on the list."""
    of_list = Question.objects.live().filter(
        papers__list_entries__reading_list=list_id
    )
    first_place = Min("papers__list_entries__rank")
    placed = of_list.annotate(first_place=first_place)
    return placed.order_by("first_place", "theme", "position", "id")


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
    if pick.kind == LIST and pick.subject_id is not None:
        of_list = questions_of_list(pick.subject_id)
        new_ones = of_list.exclude(pk__in=asked_already)
        return list(new_ones.values_list("pk", flat=True)[: pick.amount])
    asking_for = AskingFor(learner=by, at=at, subject_id=pick.subject_id)
    of_subject = SOURCES[pick.kind].choose(Question.objects.live(), asking_for)
    fresh = of_subject.exclude(pk__in=asked_already)
    in_order = fresh.order_by("home", "theme", "position", "id")
    return list(in_order.values_list("pk", flat=True)[: pick.amount])
