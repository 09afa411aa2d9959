"""What a quiz can be on: one entry of SOURCES for each kind of quiz.

A source knows its questions. One with a subject (a paper, a topic…) also knows which
subjects there are.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.urls import reverse
from taggit.models import Tag

from papers.models import Category, Paper, PathStep, Question, ReadingPath, Topic
from papers.topic_tree import Node, topic_tree
from study.memory import Rating
from study.models import Card, Learner, QuizItem, Review
from study.models.quiz import QuizKind
from study.review.queue import due_cards

Questions = QuerySet[Question]
MOST_OF_TODAY = 5


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


@dataclass(frozen=True, kw_only=True)
class AskingFor:
    """Whose questions are chosen, when, and of which paper, topic and so on."""

    learner: Learner
    at: datetime
    subject_id: int | None


class QuizSource:
    """A choice of questions. when_empty: what to do when it has none, in words."""

    kind: ClassVar[QuizKind]
    label: ClassVar[str]
    help: ClassVar[str] = ""
    when_empty: ClassVar[str]
    back_label: ClassVar[str] = ""
    is_offered: ClassVar[bool] = True

    def choose(self, questions: Questions, ask: AskingFor) -> Questions:
        """Those of these questions that belong to it, each once."""
        raise NotImplementedError


class SubjectSource(QuizSource):
    """A choice that names what it is about. which: what one has to choose, in words."""

    which: ClassVar[str]

    def subjects(self) -> list[Subject]:
        """Those that have live questions, as a list to choose from shows them."""
        raise NotImplementedError

    def subject_url(self, subject_id: int) -> str:
        """Its page; empty when it is gone."""
        raise NotImplementedError


class DueSource(QuizSource):
    kind = QuizKind.DUE
    label = "What is due"
    help = "Questions that are about to fade."
    when_empty = (
        "Nothing is due: what you learned still holds. Choose questions that you were"
        " never asked, or practise a paper."
    )

    def choose(self, questions: Questions, ask: AskingFor) -> Questions:
        due_ids = due_cards(ask.learner, ask.at).order_by().values("question")
        return questions.filter(id__in=due_ids)


class WrongSource(QuizSource):
    kind = QuizKind.WRONG
    label = "Wrong before"
    help = "Questions that you forgot at least once."
    when_empty = "There is none that you forgot. Choose what is due, or a paper."

    def choose(self, questions: Questions, ask: AskingFor) -> Questions:
        return questions.filter(Exists(forgotten_reviews(ask.learner)))


class NeverSource(QuizSource):
    kind = QuizKind.NEVER
    label = "Never asked"
    help = "Questions that are new to you."
    when_empty = "You were asked every question there is. Choose what is due."

    def choose(self, questions: Questions, ask: AskingFor) -> Questions:
        own_cards = Card.objects.filter(learner=ask.learner, question=OuterRef("pk"))
        return questions.exclude(Exists(own_cards))


class AcrossSource(QuizSource):
    kind = QuizKind.ACROSS
    label = "Across papers"
    help = "Questions that compare and connect papers."
    when_empty = "There are no questions across papers so far. Choose a paper."

    def choose(self, questions: Questions, ask: AskingFor) -> Questions:
        return questions.filter(home=None)


class PaperSource(SubjectSource):
    kind = QuizKind.PAPER
    label = "A paper"
    which = "Which paper"
    back_label = "Back to the note"
    when_empty = "This paper has no questions to ask so far. Choose another one."

    def subjects(self) -> list[Subject]:
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

    def subjects(self) -> list[Subject]:
        rows = []
        for node in nodes_in_order(topic_tree().roots):
            if node.question_count:
                depth = len(node.crumbs)
                row = Subject(id=node.id, slug=node.slug, name=node.name, depth=depth)
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


class CategorySource(SubjectSource):
    kind = QuizKind.CATEGORY
    label = "A category"
    which = "Which category"
    back_label = "Back to the category"
    when_empty = "No paper of this category has questions so far. Choose another one."

    def subjects(self) -> list[Subject]:
        of_category = papers_with_questions().filter(category=OuterRef("pk"))
        categories = Category.objects.filter(Exists(of_category))
        return named_subjects(categories.order_by("position", "name"), "name")

    def subject_url(self, subject_id: int) -> str:
        return page_of(Category.objects.filter(pk=subject_id).first())

    def choose(self, questions: Questions, ask: AskingFor) -> Questions:
        of_category = Paper.objects.published().filter(category=ask.subject_id)
        return questions_of_papers(questions, of_category)


class TagSource(SubjectSource):
    kind = QuizKind.TAG
    label = "A tag"
    which = "Which tag"
    back_label = "Back to the tag"
    when_empty = "No paper with this tag has questions so far. Choose another one."

    def subjects(self) -> list[Subject]:
        tagged = papers_with_questions().filter(tags=OuterRef("pk"))
        tags = Tag.objects.filter(Exists(tagged))
        return named_subjects(tags.order_by("name"), "name")

    def subject_url(self, subject_id: int) -> str:
        tag = Tag.objects.filter(pk=subject_id).first()
        if tag is None:
            return ""
        return reverse("tag", args=[tag.slug])

    def choose(self, questions: Questions, ask: AskingFor) -> Questions:
        tagged = Paper.objects.published().filter(tags=ask.subject_id)
        return questions_of_papers(questions, tagged)


class PathSource(SubjectSource):
    kind = QuizKind.PATH
    label = "A path"
    which = "Which path"
    back_label = "Back to the path"
    when_empty = "No paper on this path has questions so far. Choose another one."

    def subjects(self) -> list[Subject]:
        steps = PathStep.objects.filter(
            path=OuterRef("pk"),
            paper__in=papers_with_questions(),
        )
        paths = ReadingPath.objects.published().filter(Exists(steps))
        return named_subjects(paths.order_by("title"), "title")

    def subject_url(self, subject_id: int) -> str:
        path = ReadingPath.objects.published().filter(pk=subject_id).first()
        return page_of(path)

    def choose(self, questions: Questions, ask: AskingFor) -> Questions:
        on_path = Paper.objects.published().filter(path_steps__path=ask.subject_id)
        return questions_of_papers(questions, on_path)


class MissedSource(QuizSource):
    """What was forgotten in a quiz; its page offers it."""

    kind = QuizKind.MISSED
    label = "What I missed"
    when_empty = "You forgot nothing in this quiz."
    is_offered = False

    def choose(self, questions: Questions, ask: AskingFor) -> Questions:
        items = QuizItem.objects.filter(quiz=ask.subject_id)
        is_forgotten = Q(review__rating=Rating.AGAIN)
        is_forgotten |= Q(practice_answer__rating=Rating.AGAIN)
        forgotten = items.filter(is_forgotten).order_by()
        return questions.filter(id__in=forgotten.values("question"))


class TodaySource(QuizSource):
    """What was forgotten on the study day; the end of a review offers it."""

    kind = QuizKind.TODAY
    label = "What I forgot today"
    when_empty = "You forgot nothing today."
    is_offered = False

    def choose(self, questions: Questions, ask: AskingFor) -> Questions:
        begins_at = ask.learner.clock.start_of_day(ask.at)
        of_today = forgotten_reviews(ask.learner).filter(reviewed_at__gte=begins_at)
        return questions.filter(Exists(of_today))


SOURCES: dict[str, QuizSource] = {
    source.kind: source
    for source in (
        DueSource(),
        WrongSource(),
        NeverSource(),
        AcrossSource(),
        PaperSource(),
        TopicSource(),
        CategorySource(),
        TagSource(),
        PathSource(),
        MissedSource(),
        TodaySource(),
    )
}
OFFERED = [source for source in SOURCES.values() if source.is_offered]


def forgotten_reviews(learner: Learner) -> QuerySet[Review]:
    """The learner's answers “Forgot” to the question of an outer query."""
    forgotten = Review.objects.standing().filter(rating=Rating.AGAIN)
    return forgotten.filter(learner=learner, question=OuterRef("pk"))


def papers_with_questions() -> QuerySet[Paper]:
    live = Question.objects.live().filter(papers=OuterRef("pk"))
    return Paper.objects.published().filter(Exists(live))


def questions_of_papers(questions: Questions, papers: QuerySet[Paper]) -> Questions:
    """Those on these papers; a question across papers belongs to each of its own."""
    on_papers = Question.papers.through.objects.filter(paper__in=papers.values("pk"))
    return questions.filter(id__in=on_papers.values("question"))


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
