"""Found rows of the library as a page shows them, their matching words marked."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import escape

from django.db import connection
from django.db.models import Prefetch
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from papers.models import Paper, Question, ReadingPath, Topic
from papers.search.finding import Search
from papers.search.kinds import Kind
from papers.search.snippets import Marker, snippet
from papers.search.tree import texts
from papers.search.words import fold

NAMES_SHOWN = 3
NOTES = {"brief": "brief note", "none": "no note yet"}
# In this order: looked up by number, never by walking through all that is published.
PAPERS = f"""SELECT paper.id, paper.slug, paper.year, paper.venue, paper.note, paper.arxiv_id,
    entry.title, entry.authors, entry.tldr, entry.body
    FROM papers_searchentry AS entry CROSS JOIN papers_paper AS paper
    WHERE entry.id IN ({{}}) AND paper.id = entry.id - {Kind.PAPER.base} AND paper.status = 'published'"""
AUTHORS = f"""SELECT author.id, author.slug, entry.title, (SELECT count(*) FROM papers_authorship AS authorship
        CROSS JOIN papers_paper AS paper
        WHERE authorship.author_id = author.id AND paper.id = authorship.paper_id AND paper.status = 'published')
    FROM papers_searchentry AS entry CROSS JOIN papers_author AS author
    WHERE entry.id IN ({{}}) AND author.id = entry.id - {Kind.AUTHOR.base}"""
LINKS_AND_BLOCKS = re.compile(r"</?(?:p|a|ul|ol|li|div|pre|blockquote|h[1-6])\b[^>]*>")


@dataclass(frozen=True)
class Result:
    """One thing that was found; titles, facts and snippets are safe HTML. `slug` is a paper's, which can be chosen."""

    url: str
    title: SafeString
    facts: SafeString
    snippet: SafeString
    slug: str = ""

    @property
    def html(self) -> SafeString:
        """A list item; written here because a template takes as long for twenty of them as the search itself."""
        facts = (
            format_html('<p class="row-facts">{}</p>', self.facts) if self.facts else ""
        )
        found = (
            format_html('<p class="row-tldr">{}</p>', self.snippet)
            if self.snippet
            else ""
        )
        choice, name = (
            (choice_of(self.slug), format_html(' id="row-{}"', self.slug))
            if self.slug
            else ("", "")
        )
        title = format_html(
            '<h3 class="row-title"{}><a href="{}">{}</a></h3>',
            name,
            self.url,
            self.title,
        )
        return format_html("<li>{}{}{}{}</li>", choice, title, facts, found)


@lru_cache(maxsize=4096)
def choice_of(slug: str) -> SafeString:
    """The box by which a paper is chosen."""
    return render_to_string("papers/page_cache/choice.html", {"slug": slug})


class Results:
    """The rows behind the numbers that a search finds."""

    def __init__(self, search: Search) -> None:
        self.search = search

    @cached_property
    def marker(self) -> Marker:
        return Marker(texts(self.search.query.tree))

    def of(self, kind: Kind, *, start: int, size: int) -> list[Result]:
        """One page of a kind, best first. What is not public any more is not there, whatever the index says."""
        ids = self.search.ids(kind, start=start, size=size)
        rows = READERS[kind](ids, self.marker) if ids else {}
        return [rows[number] for number in ids if number in rows]


def marked(text: str, marker: Marker) -> SafeString:
    return marker.mark(escape(text))


def papers(ids: list[int], marker: Marker) -> dict[int, Result]:
    found = {}
    with connection.cursor() as cursor:
        cursor.execute(
            PAPERS.format(", ".join(["%s"] * len(ids))),
            [Kind.PAPER.base + pk for pk in ids],
        )
        for (
            pk,
            slug,
            year,
            venue,
            note,
            arxiv_id,
            title,
            authors,
            tldr,
            body,
        ) in cursor.fetchall():
            names = marked(author_line(authors, marker), marker)
            when = "" if str(year) in venue else marked(str(year), marker)
            other = (
                () if marker.found_in(title) else other_names(slug, arxiv_id, marker)
            )
            parts = (names, when, marked(venue, marker), NOTES.get(note, ""), *other)
            facts = format_html_join(" · ", "{}", ((part,) for part in parts if part))
            shown = (marked(title, marker), facts, snippet(marker, tldr, body))
            found[pk] = Result(f"/papers/{slug}/", *shown, slug)
    return found


def other_names(slug: str, arxiv_id: str, marker: Marker) -> list[SafeString]:
    """What a paper is called besides its title, where the query says so."""
    name, joined = slug.replace("-", " "), slug.replace("-", "")
    called = next((each for each in (name, joined) if marker.found_in(each)), "")
    return [
        marked(each, marker)
        for each in (called, f"arXiv {arxiv_id}")
        if marker.found_in(each)
    ]


def author_line(authors: str, marker: Marker) -> str:
    """The first names, and later ones that the query asks for."""
    names = authors.split(", ")
    shown = names if len(names) <= NAMES_SHOWN else names[: NAMES_SHOWN - 1]
    wanted = [name for name in names[len(shown) :] if marker.pattern.search(fold(name))]
    more = " et al." if len(names) > len(shown) + len(wanted) else ""
    return ", ".join([*shown, *wanted[:NAMES_SHOWN]]) + more


def questions(ids: list[int], marker: Marker) -> dict[int, Result]:
    named = Paper.objects.published().only("slug", "title").order_by("pk")
    shown = Prefetch("papers", named, to_attr="shown_papers")
    found = {}
    for question in Question.objects.live().filter(pk__in=ids).prefetch_related(shown):
        if question.shown_papers:
            home = question.shown_papers[0]
            facts = f"{question.get_kind_display()} · {home.title}"
            url = f"{home.get_absolute_url()}#question-{question.pk}"
            found[question.pk] = Result(
                url,
                marker.mark(without_paragraphs(question.shown_html)),
                marked(facts, marker),
                SafeString(),
            )
    return found


def without_paragraphs(html: str) -> str:
    """What can stand inside a link: the prompt's text without its blocks and links."""
    return LINKS_AND_BLOCKS.sub(" ", html).strip()


def topics(ids: list[int], marker: Marker) -> dict[int, Result]:
    rows = (
        Topic.objects.filter(pk__in=ids)
        .order_by()
        .values_list("pk", "slug", "name", "description")
    )
    return {
        pk: Result(
            reverse("topic", args=[slug]),
            marked(name, marker),
            SafeString(),
            snippet(marker, description, ""),
        )
        for pk, slug, name, description in rows
    }


def authors(ids: list[int], marker: Marker) -> dict[int, Result]:
    found = {}
    with connection.cursor() as cursor:
        cursor.execute(
            AUTHORS.format(", ".join(["%s"] * len(ids))),
            [Kind.AUTHOR.base + pk for pk in ids],
        )
        for pk, slug, name, count in cursor.fetchall():
            facts = f"{count} paper{'' if count == 1 else 's'}"
            found[pk] = Result(
                f"/authors/{slug}/",
                marked(name, marker),
                SafeString(facts),
                SafeString(),
            )
    return found


def paths(ids: list[int], marker: Marker) -> dict[int, Result]:
    rows = ReadingPath.objects.published().filter(pk__in=ids).order_by()
    return {
        path.pk: Result(
            path.get_absolute_url(),
            marked(path.title, marker),
            SafeString(),
            snippet(marker, path.description, path.introduction),
        )
        for path in rows
    }


READERS: Mapping[Kind, Callable[[list[int], Marker], dict[int, Result]]] = {
    Kind.PAPER: papers,
    Kind.QUESTION: questions,
    Kind.TOPIC: topics,
    Kind.AUTHOR: authors,
    Kind.PATH: paths,
}
