"""Quizzes on something: a paper, a topic, a category, a tag, a path, a list.

Each knows which of its kind have questions, and which questions belong to one.
"""

from abc import abstractmethod
from dataclasses import dataclass
from typing import ClassVar

from django.db.models import Exists, Model, OuterRef, QuerySet
from django.urls import reverse
from taggit.models import Tag

from papers.models import Category, Paper, Question, ReadingPath, Topic
from papers.topic_tree import Node, topic_tree
from study.models import Learner, ListEntry, ReadingList
from study.models.quiz import QuizKind
from study.review.quiz_source import AskingFor, Questions, QuizSource


@dataclass(frozen=True, kw_only=True)
class Subject:
    """What a quiz is about; depth: how far down a tree it stands, 0 at the top."""

    id: int
    slug: str
    name: str
    depth: int = 0

    @property
    def indented_name(self) -> str:
        """For a list to choose from, which shows no tree otherwise."""
        return "\N{EM SPACE}" * self.depth + self.name


class SubjectSource(QuizSource):
    """A choice that names what it is about. which: what one has to choose, in words."""

    which: ClassVar[str]

    @abstractmethod
    def subjects(self, learner: Learner | None = None) -> list[Subject]:
        """Those that have live questions, as a list to choose from shows them.

        learner: who chooses, where some are somebody's own.
        """

    @abstractmethod
    def subject_url(self, subject_id: int) -> str:
        """Its page; empty when it is gone."""


class PaperSource(SubjectSource):
    kind = QuizKind.PAPER
    label = "A paper"
    which = "Which paper"
    back_label = "Back to the note"
    when_empty = (
        "This paper has no questions to ask so far. Choose another one."
    )

    def subjects(self, learner: Learner | None = None) -> list[Subject]:
        papers = papers_with_questions().order_by("title", "id")
        return named_subjects(papers, "title")

    def subject_url(self, subject_id: int) -> str:
        paper = Paper.objects.published().filter(pk=subject_id).first()
        return page_of(paper)

    def choose(self, questions: Questions, ask: AskingFor) -> Questions:
        return questions.filter(papers=ask.subject_id)


class TopicSource(SubjectSource):
    kind = QuizKind.TOPIC
    label = "A topic, with all below it"
    which = "Which topic"
    back_label = "Back to the topic"
    when_empty = (
        "Neither this topic nor one below it has questions to ask so far. Choose a"
        " wider one."
    )

    def subjects(self, learner: Learner | None = None) -> list[Subject]:
        rows = []
        for node in nodes_in_order(topic_tree().roots):
            if node.question_count:
                depth = len(node.crumbs)
                row = Subject(
                    id=node.id, slug=node.slug, name=node.name, depth=depth
                )
                rows.append(row)
        return rows

    def subject_url(self, subject_id: int) -> str:
        return page_of(Topic.objects.filter(pk=subject_id).first())

    def choose(self, questions: Questions, ask: AskingFor) -> Questions:
        topic_ids = []
        for node in topic_tree().nodes.values():
            if node.id == ask.subject_id:
                topic_ids = node.subtree_ids
        hung = Question.topics.through.objects.filter(topic__in=topic_ids)
        return questions.filter(id__in=hung.values("question"))


class PapersSource(SubjectSource):
    """Something that papers belong to; its questions are those of its papers."""

    name_field: ClassVar[str]

    @abstractmethod
    def all_subjects(self) -> QuerySet:
        """Those that a reader may see, in order."""

    @abstractmethod
    def papers_of(
        self, subject_id: int | OuterRef | None, papers: QuerySet[Paper]
    ) -> QuerySet[Paper]:
        """Those of the papers that belong to it."""

    def subjects(self, learner: Learner | None = None) -> list[Subject]:
        papers = self.papers_of(OuterRef("pk"), papers_with_questions())
        return named_subjects(
            self.all_subjects().filter(Exists(papers)), self.name_field
        )

    def subject_url(self, subject_id: int) -> str:
        return page_of(self.all_subjects().filter(pk=subject_id).first())

    def choose(self, questions: Questions, ask: AskingFor) -> Questions:
        """A question across papers belongs to each of its own."""
        papers = self.papers_of(ask.subject_id, Paper.objects.published())
        on_papers = Question.papers.through.objects.filter(
            paper__in=papers.values("pk")
        )
        return questions.filter(id__in=on_papers.values("question"))


class CategorySource(PapersSource):
    kind = QuizKind.CATEGORY
    label = "A category"
    which = "Which category"
    back_label = "Back to the category"
    when_empty = (
        "No paper of this category has questions so far. Choose another one."
    )
    name_field = "name"

    def all_subjects(self) -> QuerySet[Category]:
        return Category.objects.order_by("position", "name")

    def papers_of(
        self, subject_id: int | OuterRef | None, papers: QuerySet[Paper]
    ) -> QuerySet[Paper]:
        return papers.filter(category=subject_id)


class TagSource(PapersSource):
    kind = QuizKind.TAG
    label = "A tag"
    which = "Which tag"
    back_label = "Back to the tag"
    when_empty = (
        "No paper with this tag has questions so far. Choose another one."
    )
    name_field = "name"

    def all_subjects(self) -> QuerySet[Tag]:
        return Tag.objects.order_by("name")

    def papers_of(
        self, subject_id: int | OuterRef | None, papers: QuerySet[Paper]
    ) -> QuerySet[Paper]:
        return papers.filter(tags=subject_id)

    def subject_url(self, subject_id: int) -> str:
        tag = Tag.objects.filter(pk=subject_id).first()
        if tag is None:
            return ""
        return reverse("tag", args=[tag.slug])


class PathSource(PapersSource):
    kind = QuizKind.PATH
    label = "A path"
    which = "Which path"
    back_label = "Back to the path"
    when_empty = (
        "No paper on this path has questions so far. Choose another one."
    )
    name_field = "title"

    def all_subjects(self) -> QuerySet[ReadingPath]:
        return ReadingPath.objects.published().order_by("title")

    def papers_of(
        self, subject_id: int | OuterRef | None, papers: QuerySet[Paper]
    ) -> QuerySet[Paper]:
        return papers.filter(path_steps__path=subject_id)


class ListSource(SubjectSource):
    """One's own reading lists; the number of one is its slug."""

    kind = QuizKind.LIST
    label = "A list of mine"
    which = "Which list"
    back_label = "Back to the list"
    when_empty = (
        "No paper on this list has questions so far. Choose another one."
    )

    def subjects(self, learner: Learner | None = None) -> list[Subject]:
        if learner is None:
            return []
        entries = ListEntry.objects.filter(
            reading_list=OuterRef("pk"),
            paper__in=papers_with_questions(),
        )
        lists = ReadingList.objects.current().filter(learner=learner)
        with_questions = lists.filter(Exists(entries)).order_by("title", "pk")
        subjects = []
        for list_id, title in with_questions.values_list("pk", "title"):
            subject = Subject(id=list_id, slug=str(list_id), name=title)
            subjects.append(subject)
        return subjects

    def subject_url(self, subject_id: int) -> str:
        lists = ReadingList.objects.standing().filter(pk=subject_id)
        return page_of(lists.first())

    def choose(self, questions: Questions, ask: AskingFor) -> Questions:
        """A question across papers belongs to each of its own."""
        own_lists = ReadingList.objects.standing().filter(learner=ask.learner)
        entries = ListEntry.objects.filter(
            reading_list__in=own_lists.filter(pk=ask.subject_id or 0),
            paper__in=Paper.objects.published(),
        )
        on_papers = Question.papers.through.objects.filter(
            paper__in=entries.values("paper")
        )
        return questions.filter(id__in=on_papers.values("question"))


def papers_with_questions() -> QuerySet[Paper]:
    live = Question.objects.live().filter(papers=OuterRef("pk"))
    return Paper.objects.published().filter(Exists(live))


def nodes_in_order(nodes: list[Node]) -> list[Node]:
    """These and all below them, each before its children."""
    ordered = []
    for node in nodes:
        ordered.append(node)
        ordered += nodes_in_order(node.children)
    return ordered


def named_subjects(rows: QuerySet, name: str) -> list[Subject]:
    subjects = []
    for row_id, slug, row_name in rows.values_list("id", "slug", name):
        subjects.append(Subject(id=row_id, slug=slug, name=row_name))
    return subjects


def page_of(row: Model | None) -> str:
    if row is None:
        return ""
    return row.get_absolute_url()  # type: ignore[attr-defined]
