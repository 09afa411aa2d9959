"""Found rows of the library as a page shows them, their matching words marked.

What a row looks like says `templates/jinja2/rows/result_rows.html`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import Any

from django.db import connection
from django.db.models import Prefetch
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from config.addresses import url
from papers.formats.author_line import author_line
from papers.models import Paper, Question, ReadingPath, Topic
from papers.search.finding import Search
from papers.search.kinds import Kind
from papers.search.marker import Marker
from papers.search.snippets import snippet
from papers.search.tree import wanted_texts

# Safe: it is empty.
NO_TEXT = SafeString()
NOTE_FACTS = {"brief": "brief note", "none": "no note yet"}
# In this order: looked up by number, never by walking through all that is published.
PAPERS_SQL = f"""
    SELECT
        paper.id,
        paper.slug,
        paper.year,
        paper.venue,
        paper.note,
        paper.arxiv_id,
        paper.has_more_authors,
        entry.title,
        entry.authors,
        entry.tldr,
        entry.body
    FROM papers_searchentry AS entry
    CROSS JOIN papers_paper AS paper
    WHERE entry.id IN ({{}})
        AND paper.id = entry.id - {Kind.PAPER.base}
        AND paper.status = 'published'"""
AUTHORS_SQL = f"""
    SELECT author.id, author.slug, entry.title, (
        SELECT count(*)
        FROM papers_authorship AS authorship
        CROSS JOIN papers_paper AS paper
        WHERE authorship.author_id = author.id
            AND paper.id = authorship.paper_id
            AND paper.status = 'published') AS paper_count
    FROM papers_searchentry AS entry
    CROSS JOIN papers_author AS author
    WHERE entry.id IN ({{}})
        AND author.id = entry.id - {Kind.AUTHOR.base}"""
LINKS_AND_BLOCKS = re.compile(
    r"</?(?:p|a|ul|ol|li|div|pre|blockquote|h[1-6])\b[^>]*>"
)


@dataclass(frozen=True)
class Result:
    """One thing that was found; `slug` is a paper's, which can be chosen."""

    url: str
    title: SafeString
    facts: SafeString = NO_TEXT
    snippet: SafeString = NO_TEXT
    slug: str = ""


Row = dict[str, Any]
ResultById = dict[int, Result]
Reader = Callable[[list[int], Marker], ResultById]


class Results:
    """The rows behind the numbers that a search finds."""

    def __init__(self, search: Search) -> None:
        self.search = search

    @cached_property
    def marker(self) -> Marker:
        texts = list(wanted_texts(self.search.criteria.tree))
        for wanted in self.search.criteria.wanted:
            texts += wanted.texts()
        return Marker(texts)

    def of_kind(
        self,
        kind: Kind,
        *,
        start: int,
        size: int,
    ) -> list[Result]:
        """One page of a kind, best first.

        What is not public any more is not there, whatever the index says.
        """
        return self.read(kind, self.search.ids(kind, start=start, size=size))

    def read(self, kind: Kind, ids: list[int]) -> list[Result]:
        if not ids:
            return []
        read_results = READERS[kind]
        result_by_id = read_results(ids, self.marker)
        results = []
        for pk in ids:
            if pk in result_by_id:
                results.append(result_by_id[pk])
        return results


def mark_text(text: str, marker: Marker) -> SafeString:
    return marker.mark(escape(text))


def rows_of_kind(
    sql: str,
    kind: Kind,
    ids: list[int],
) -> Iterator[Row]:
    return entry_rows(sql, [kind.base + pk for pk in ids])


def entry_rows(sql: str, entry_ids: list[int]) -> Iterator[Row]:
    """Rows by column name; `sql` has one gap for the numbers of the entries."""
    placeholders = ", ".join(["%s"] * len(entry_ids))
    with connection.cursor() as cursor:
        cursor.execute(sql.format(placeholders), entry_ids)
        names = [column[0] for column in cursor.description]
        for values in cursor.fetchall():
            yield dict(zip(names, values, strict=True))


def paper_results(ids: list[int], marker: Marker) -> ResultById:
    results = {}
    for row in rows_of_kind(PAPERS_SQL, Kind.PAPER, ids):
        results[row["id"]] = Result(
            url=url("paper", row["slug"]),
            title=mark_text(row["title"], marker),
            facts=paper_facts(row, marker),
            snippet=snippet(marker, row["tldr"], row["body"]),
            slug=row["slug"],
        )
    return results


def paper_facts(row: Row, marker: Marker) -> SafeString:
    """Authors, year and venue, what note there is, and names that were searched."""
    authors = matching_author_line(row, marker)
    facts = [mark_text(authors, marker)]
    year = str(row["year"])
    if year not in row["venue"]:
        facts.append(mark_text(year, marker))
    facts.append(mark_text(row["venue"], marker))
    note_fact = NOTE_FACTS.get(row["note"], "")
    # Safe: words of ours.
    facts.append(SafeString(note_fact))
    if not marker.is_in(row["title"]):
        facts += other_names(row["slug"], row["arxiv_id"], marker)
    known_facts = [(fact,) for fact in facts if fact]
    return format_html_join(" · ", "{}", known_facts)


def matching_author_line(row: Row, marker: Marker) -> str:
    """The first names, and later ones that the query asks for."""
    names = row["authors"].split(", ")
    wanted = [name for name in names if marker.is_in(name)]
    has_more = bool(row["has_more_authors"])
    return author_line(names, has_more=has_more, wanted=wanted)


def other_names(
    slug: str,
    arxiv_id: str,
    marker: Marker,
) -> list[SafeString]:
    """What a paper is called besides its title, where the query says so."""
    names = []
    spaced = slug.replace("-", " ")
    joined = slug.replace("-", "")
    for short_name in (spaced, joined):
        if marker.is_in(short_name):
            names.append(mark_text(short_name, marker))
            break
    identifier = f"arXiv {arxiv_id}"
    if marker.is_in(identifier):
        names.append(mark_text(identifier, marker))
    return names


def question_results(ids: list[int], marker: Marker) -> ResultById:
    published = Paper.objects.published()
    papers = published.only("slug", "title").order_by("pk")
    shown_papers = Prefetch("papers", papers, to_attr="shown_papers")
    questions = Question.objects.live().filter(pk__in=ids)
    results = {}
    for question in questions.prefetch_related(shown_papers):
        if not question.shown_papers:
            continue
        home = question.shown_papers[0]
        facts = f"{question.get_kind_display()} · {home.title}"
        results[question.pk] = Result(
            url=f"{home.get_absolute_url()}#question-{question.pk}",
            title=marker.mark(without_blocks_and_links(question.shown_html)),
            facts=mark_text(facts, marker),
        )
    return results


def without_blocks_and_links(html: str) -> str:
    """A prompt's text as it can stand inside a link."""
    return LINKS_AND_BLOCKS.sub(" ", html).strip()


def topic_results(ids: list[int], marker: Marker) -> ResultById:
    topics = Topic.objects.filter(pk__in=ids).order_by()
    results = {}
    for row in topics.values("pk", "slug", "name", "description"):
        results[row["pk"]] = Result(
            url=url("topic", row["slug"]),
            title=mark_text(row["name"], marker),
            snippet=snippet(marker, row["description"], ""),
        )
    return results


def author_results(ids: list[int], marker: Marker) -> ResultById:
    results = {}
    for row in rows_of_kind(AUTHORS_SQL, Kind.AUTHOR, ids):
        paper_count = row["paper_count"]
        noun = "paper" if paper_count == 1 else "papers"
        results[row["id"]] = Result(
            url=url("author", row["slug"]),
            title=mark_text(row["title"], marker),
            # Safe: a number and a word of ours.
            facts=SafeString(f"{paper_count} {noun}"),
        )
    return results


def path_results(ids: list[int], marker: Marker) -> ResultById:
    paths = ReadingPath.objects.published().filter(pk__in=ids)
    results = {}
    for path in paths.order_by():
        results[path.pk] = Result(
            url=path.get_absolute_url(),
            title=mark_text(path.title, marker),
            snippet=snippet(marker, path.description, path.introduction),
        )
    return results


READERS: Mapping[Kind, Reader] = {
    Kind.PAPER: paper_results,
    Kind.QUESTION: question_results,
    Kind.TOPIC: topic_results,
    Kind.AUTHOR: author_results,
    Kind.PATH: path_results,
}
