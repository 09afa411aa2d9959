"""The first papers, topics and questions that a few letters name, while one types.

Only names are asked: titles, authors, short and other names. All kinds take one query,
and what papers and topics are called takes one more.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from papers.formats.author_line import author_line
from papers.models import Paper, Question
from papers.search.criteria import Criteria
from papers.search.finding import Search
from papers.search.kinds import NAMES, SPAN, Kind
from papers.search.marker import Marker
from papers.search.ranking import Ranking, RankingStep, columns_for
from papers.search.results import (
    Result,
    Row,
    entry_rows,
    mark_text,
    without_blocks_and_links,
)
from papers.search.sql import Sql, fetch_rows, join_sql
from papers.search.syntax import Node
from papers.search.tree import possible_slugs, query_fields, wanted_texts
from papers.search.words import has_begun_words, split_words

# So many of an engine's first papers are put in order by what they are called.
CANDIDATES = {Kind.PAPER: 30, Kind.TOPIC: 3, Kind.QUESTION: 2}
MOST_PAPERS = 6
NAMED_SQL = f"""
    SELECT
        entry.id,
        entry.title,
        entry.authors,
        COALESCE(paper.slug, topic.slug) AS slug,
        paper.year,
        paper.has_more_authors
    FROM papers_searchentry AS entry
    LEFT JOIN papers_paper AS paper
        ON paper.id = entry.id - {Kind.PAPER.base} AND paper.status = 'published'
    LEFT JOIN papers_topic AS topic ON topic.id = entry.id - {Kind.TOPIC.base}
    WHERE entry.id IN ({{}})"""


@dataclass(frozen=True)
class QuickHits:
    """What is named so, of each kind the likeliest first."""

    papers: list[Result]
    topics: list[Result]
    questions: list[Result]


NO_HITS = QuickHits([], [], [])


def quick_hits(search: Search) -> QuickHits:
    """Nothing for a query with fields, which only the search itself answers."""
    criteria = search.criteria
    has_fields = any(query_fields(search.query.tree))
    if criteria.text is None or has_fields:
        return NO_HITS
    entry_ids = named_entry_ids(criteria, criteria.text)
    row_by_id = named_rows(entry_ids)
    marker = Marker(wanted_texts(criteria.tree))
    return QuickHits(
        papers=paper_hits(criteria, row_by_id, marker),
        topics=topic_hits(row_by_id, marker),
        questions=question_hits(entry_ids, marker),
    )


def named_entry_ids(criteria: Criteria, text: Node) -> list[int]:
    """The numbers of search entries, of each kind the engine's first."""
    parts: list[Sql | str] = []
    for kind, limit in CANDIDATES.items():
        if parts:
            parts.append("UNION ALL")
        step = RankingStep(text, columns_for(text, NAMES))
        found = Ranking(criteria, text, kind).step_sql(step, limit)
        parts += ["SELECT * FROM (", found, ") AS found"]
    slugs = possible_slugs(criteria.typed.text) if criteria.typed.text else []
    if slugs:
        parts += ["UNION ALL", papers_called(slugs)]
    return [entry_id for (entry_id,) in fetch_rows(join_sql(*parts))]


def papers_called(slugs: list[str]) -> Sql:
    placeholders = ", ".join(["%s"] * len(slugs))
    return Sql(
        f"SELECT id + {Kind.PAPER.base} FROM papers_paper"
        f" WHERE status = 'published' AND slug IN ({placeholders})",
        list(slugs),
    )


def named_rows(entry_ids: list[int]) -> dict[int, Row]:
    """What papers and topics are called, by the numbers of entries, in their order.

    What is not public any more is not there, whatever the index says.
    """
    asked = []
    for entry_id in dict.fromkeys(entry_ids):
        if kind_of(entry_id) is not Kind.QUESTION:
            asked.append(entry_id)
    if not asked:
        return {}
    rows = {row["id"]: row for row in entry_rows(NAMED_SQL, asked)}
    shown = {}
    for entry_id in asked:
        row = rows.get(entry_id)
        if row is not None and row["slug"]:
            shown[entry_id] = row
    return shown


def kind_of(entry_id: int) -> Kind:
    return Kind(entry_id // SPAN)


def rows_of(kind: Kind, row_by_id: dict[int, Row]) -> list[Row]:
    rows = []
    for entry_id, row in row_by_id.items():
        if kind_of(entry_id) is kind:
            rows.append(row)
    return rows


def paper_hits(
    criteria: Criteria, row_by_id: dict[int, Row], marker: Marker
) -> list[Result]:
    words = split_words(criteria.query.text)
    slugs = possible_slugs(criteria.typed.text) if criteria.typed.text else []

    def distance(row: Row) -> int:
        return name_distance(row, words, slugs)

    rows = sorted(rows_of(Kind.PAPER, row_by_id), key=distance)
    hits = []
    for row in rows[:MOST_PAPERS]:
        names = row["authors"].split(", ")
        authors = author_line(names, has_more=bool(row["has_more_authors"]))
        hit = Result(
            url=reverse("paper", args=[row["slug"]]),
            title=mark_text(row["title"], marker),
            facts=mark_text(f"{authors} · {row['year']}", marker),
            slug=row["slug"],
        )
        hits.append(hit)
    return hits


def name_distance(row: Row, words: list[str], slugs: list[str]) -> int:
    """0 for what is called so, 1 for a title that begins so, 2 for one with the words.

    3 for what has them in its authors or other names.
    """
    if row["slug"] in slugs:
        return 0
    title = " ".join(split_words(row["title"]))
    if title.startswith(" ".join(words)):
        return 1
    if has_begun_words(title, words):
        return 2
    return 3


def topic_hits(row_by_id: dict[int, Row], marker: Marker) -> list[Result]:
    hits = []
    for row in rows_of(Kind.TOPIC, row_by_id):
        hit = Result(
            url=reverse("topic", args=[row["slug"]]),
            title=mark_text(row["title"], marker),
        )
        hits.append(hit)
    return hits


def question_hits(entry_ids: list[int], marker: Marker) -> list[Result]:
    """Each leads to the paper on whose page it stands."""
    base = Kind.QUESTION.base
    ids = [pk - base for pk in entry_ids if kind_of(pk) is Kind.QUESTION]
    if not ids:
        return []
    published = Paper.objects.published().filter(questions=OuterRef("pk"))
    first_paper = published.order_by("pk")[:1]
    questions: Any = Question.objects.live().annotate(
        paper_slug=Subquery(first_paper.values("slug")),
        paper_title=Subquery(first_paper.values("title")),
    )
    question_by_id = questions.exclude(paper_slug=None).in_bulk(ids)
    hits = []
    for pk in ids:
        question = question_by_id.get(pk)
        if question is None:
            continue
        paper_url = reverse("paper", args=[question.paper_slug])
        hit = Result(
            url=f"{paper_url}#question-{pk}",
            title=marker.mark(without_blocks_and_links(question.shown_html)),
            facts=mark_text(question.paper_title, marker),
        )
        hits.append(hit)
    return hits
