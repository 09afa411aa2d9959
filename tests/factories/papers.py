from typing import Any

import factory
from django.utils.text import slugify
from factory.django import DjangoModelFactory

from papers.models import (
    Author,
    Authorship,
    Category,
    Choice,
    Collection,
    KeyPoint,
    Outlet,
    Paper,
    Question,
    ReadingPath,
    Section,
    Topic,
    Trend,
)
from tests.factories.pending_pages import pending_pages


class LibraryFactory(DjangoModelFactory):
    """What it makes is new, and so on no page yet but on that of its own paper."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class: type, *args: Any, **values: Any) -> Any:
        with pending_pages.making_papers():
            return super()._create(model_class, *args, **values)


class CategoryFactory(LibraryFactory):
    class Meta:
        model = Category

    slug = factory.Sequence(lambda number: f"category-{number}")
    name = factory.Sequence(lambda number: f"Category {number}")
    description = "What belongs here."
    position = factory.Sequence(lambda number: number)


class TopicFactory(LibraryFactory):
    class Meta:
        model = Topic

    slug = factory.Sequence(lambda number: f"topic-{number}")
    name = factory.Sequence(lambda number: f"Topic {number}")
    position = factory.Sequence(lambda number: number)


class AuthorFactory(LibraryFactory):
    class Meta:
        model = Author

    slug = factory.Sequence(lambda number: f"author-{number}")
    name = factory.Sequence(lambda number: f"Family{number}, Given")


class PaperFactory(LibraryFactory):
    """A published paper with a full note.

    Authors, tags, topics and sections come when they are named.
    """

    class Meta:
        model = Paper
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda number: f"paper-{number}")
    title = factory.Sequence(lambda number: f"Paper {number}")
    year = 2017
    venue = "NeurIPS 2017"
    arxiv_id = factory.Sequence(lambda number: f"1701.{number:05d}")
    category = factory.SubFactory(CategoryFactory)
    tldr = "Attention is all there is."
    why_it_matters = "It is everywhere."
    note = Paper.Note.FULL
    status = Paper.Status.PUBLISHED
    written_by = "The editors"

    @factory.post_generation
    def authors(self, create: bool, names: list[str] | None, **options: Any) -> None:
        with pending_pages.making_papers():
            for position, name in enumerate(names or [], start=1):
                author, _ = Author.objects.get_or_create(
                    name=name, defaults={"slug": slugify(name.split(",")[0])}
                )
                Authorship.objects.create(paper=self, author=author, position=position)

    @factory.post_generation
    def tags(self, create: bool, names: list[str] | None, **options: Any) -> None:
        with pending_pages.making_papers():
            self.tags.add(*(names or []))

    @factory.post_generation
    def topics(self, create: bool, topics: list[Topic] | None, **options: Any) -> None:
        with pending_pages.making_papers():
            self.topics.add(*(topics or []))

    @factory.post_generation
    def sections(
        self, create: bool, bodies: dict[str, str] | None, **options: Any
    ) -> None:
        with pending_pages.making_papers():
            for kind, body in (bodies or {"problem": "Recurrence is slow."}).items():
                Section.objects.create(paper=self, kind=kind, body=body)

    @factory.post_generation
    def page(self, create: bool, value: Any, **options: Any) -> None:
        pending_pages.render_later(self.pk)


# What the library's files ask of a full note that is published.
WHOLE_NOTE = {
    "problem": "Recurrence is slow.",
    "contributions": "- Attention alone.",
    "approach": "Each position looks at all others.",
    "evidence": "It translates better than what was there.",
    "limitations": "Long texts cost much.",
    "practice": "Use it.",
}


def complete_note(paper: Paper) -> Paper:
    """Gives the paper what it lacks to be a whole note: it can be published."""
    if not paper.authorships.exists():
        author = AuthorFactory()
        Authorship.objects.create(paper=paper, author=author, position=1)
    known = set(paper.sections.values_list("kind", flat=True))
    for kind, body in WHOLE_NOTE.items():
        if kind not in known:
            Section.objects.create(paper=paper, kind=kind, body=body)
    QuestionFactory(slug=f"{paper.slug}-why", home=paper)
    return paper


class QuestionFactory(DjangoModelFactory):
    """A live recall question in the note of a paper."""

    class Meta:
        model = Question
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda number: f"question-{number}")
    kind = Question.Kind.RECALL
    level = Question.Level.EXPLAIN
    section = "problem"
    home = factory.SubFactory(PaperFactory)
    position = factory.Sequence(lambda number: number)
    prompt = "Why is recurrence slow?"
    answer = "Each step waits for the one before."

    @factory.post_generation
    def papers(self, create: bool, papers: list[Paper] | None, **options: Any) -> None:
        self.papers.set(papers or [self.home])

    @factory.post_generation
    def parts(self, create: bool, value: Any, **options: Any) -> None:
        if self.kind == Question.Kind.RECALL:
            KeyPoint.objects.create(
                question=self, position=0, text="Steps wait for each other"
            )
            KeyPoint.objects.create(
                question=self, position=1, text="No parallel training"
            )


class ChoiceQuestionFactory(QuestionFactory):
    """Three choices; the second is right."""

    kind = Question.Kind.CHOICE
    prompt = "What mixes the positions?"
    answer = ""

    @factory.post_generation
    def parts(self, create: bool, value: Any, **options: Any) -> None:
        for position, (text, is_right) in enumerate(
            [("Recurrence", False), ("Attention", True), ("Pooling", False)]
        ):
            Choice.objects.create(
                question=self,
                position=position,
                text=text,
                is_right=is_right,
                feedback=f"About {text}.",
            )


class ClozeQuestionFactory(QuestionFactory):
    kind = Question.Kind.CLOZE
    prompt = "The base model has {{six|6}} layers and {{eight|8}} heads."
    answer = ""


class CollectionFactory(DjangoModelFactory):
    class Meta:
        model = Collection

    slug = factory.Sequence(lambda number: f"collection-{number}")
    title = factory.Sequence(lambda number: f"Collection {number}")
    status = Collection.Status.PUBLISHED


class TrendFactory(DjangoModelFactory):
    class Meta:
        model = Trend

    slug = factory.Sequence(lambda number: f"trend-{number}")
    title = factory.Sequence(lambda number: f"Trend {number}")
    observation = "It becomes faster."
    approach = "By waiting less."
    impact = "More is done."
    status = Trend.Status.PUBLISHED


class OutletFactory(DjangoModelFactory):
    class Meta:
        model = Outlet

    slug = factory.Sequence(lambda number: f"outlet-{number}")
    name = factory.Sequence(lambda number: f"Outlet {number}")
    kind = Outlet.Kind.NEWS
    url = "https://example.org/"
    description = "What is new."


class ReadingPathFactory(DjangoModelFactory):
    class Meta:
        model = ReadingPath

    slug = factory.Sequence(lambda number: f"path-{number}")
    title = factory.Sequence(lambda number: f"Path {number}")
    description = "From here to there."
    status = ReadingPath.Status.PUBLISHED
