"""What of the library a merge changes: its history, its files and its pages."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from papers.models import (
    Collection,
    Paper,
    Question,
    ReadingPath,
    Topic,
    Trend,
)
from papers.services.library.keeping import (
    TOPICS,
    Part,
    collection_part,
    note_part,
    path_part,
    theme_part,
    trend_part,
)
from papers.services.merging.references import rows_that_refer

LINKED = ("paper", "topic")


@dataclass
class Touched:
    """By kind, the numbers of the rows."""

    ids: dict[str, set[int]] = field(default_factory=dict)

    def add(self, kind: str, row_ids: Iterable[int]) -> None:
        self.ids.setdefault(kind, set()).update(row_ids)

    @property
    def papers(self) -> set[int]:
        return self.ids.get("paper", set())

    def parts(self) -> set[Part]:
        parts: set[Part] = set()
        if self.ids.get("topic"):
            parts.add(TOPICS)
        for paper_id in self.papers:
            parts.add(note_part(paper_id))
        for path_id in self.ids.get("readingpath", ()):
            parts.add(path_part(path_id))
        for collection_id in self.ids.get("collection", ()):
            parts.add(collection_part(collection_id))
        for trend_id in self.ids.get("trend", ()):
            parts.add(trend_part(trend_id))
        questions = Question.objects.filter(pk__in=self.ids.get("question", ()))
        for home, theme in questions.values_list("home_id", "theme"):
            parts.add(theme_part(theme) if home is None else note_part(home))
        return parts


def touched_by(kind: str, row_ids: list[int]) -> Touched:
    """These rows and all that name them."""
    touched = Touched()
    touched.add(kind, row_ids)
    if kind == "paper":
        add_for_papers(touched, row_ids)
    elif kind == "topic":
        add_for_topics(touched, row_ids)
    elif kind == "author":
        papers = Paper.objects.library().filter(authors__in=row_ids)
        touched.add("paper", papers.values_list("pk", flat=True))
    elif kind == "tag":
        papers = Paper.objects.library().filter(tags__in=row_ids)
        touched.add("paper", papers.values_list("pk", flat=True))
    return touched


def add_for_papers(touched: Touched, row_ids: list[int]) -> None:
    papers = Paper.objects.library()
    linking = papers.filter(links__target__in=row_ids)
    touched.add("paper", linking.values_list("pk", flat=True))
    related = Q(home__in=row_ids) | Q(papers__in=row_ids)
    questions = Question.objects.filter(related)
    touched.add("question", questions.values_list("pk", flat=True))
    paths = ReadingPath.objects.filter(steps__paper__in=row_ids)
    touched.add("readingpath", paths.values_list("pk", flat=True))
    collections = Collection.objects.filter(entries__paper__in=row_ids)
    touched.add("collection", collections.values_list("pk", flat=True))
    trends = Trend.objects.filter(examples__paper__in=row_ids)
    touched.add("trend", trends.values_list("pk", flat=True))
    add_those_that_refer(touched, "paper", papers, row_ids)


def add_for_topics(touched: Touched, row_ids: list[int]) -> None:
    below = Topic.objects.filter(parent__in=row_ids)
    touched.add("topic", below.values_list("pk", flat=True))
    papers = Paper.objects.library().filter(topics__in=row_ids)
    touched.add("paper", papers.values_list("pk", flat=True))
    questions = Question.objects.filter(topics__in=row_ids)
    touched.add("question", questions.values_list("pk", flat=True))
    add_those_that_refer(touched, "topic", Topic.objects.all(), row_ids)


def add_those_that_refer(
    touched: Touched, kind: str, rows: object, row_ids: list[int]
) -> None:
    slugs = rows.filter(pk__in=row_ids).values_list("slug", flat=True)  # type: ignore[attr-defined]
    for slug in slugs:
        for other, found in rows_that_refer(f"{kind}:{slug}").items():
            touched.add(other, found)
