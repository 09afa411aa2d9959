"""The texts of found papers, read to be weighed against a query."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from papers.search.kinds import Kind
from papers.search.sql import Sql, fetch_rows
from papers.search.words import split_words

# In characters; a longer body is weighed by its beginning.
LONGEST_BODY = 20_000
LINKS = "links"
LEADS_TO = "leads to"
# Each name stands in a line of its own.
NAMES = "names"
BREAK = "\n"
# Rows of a paper, a part of it, and a text; of a link that leads to it what it says.
# What a question asks stands in its entry, which never holds an answer.
TEXTS_SQL = f"""
    WITH chosen (id) AS (VALUES {{}}), entries AS (
        SELECT entry.* FROM chosen
        JOIN papers_searchentry AS entry ON entry.id = chosen.id + {Kind.PAPER.base})
    SELECT id - {Kind.PAPER.base}, 'title', title FROM entries
    UNION ALL SELECT id - {Kind.PAPER.base}, 'authors', authors FROM entries
    UNION ALL
    SELECT paper.id, '{NAMES}', paper.slug || ' ' || replace(paper.slug, '-', '')
        || '{BREAK}' || paper.also_called
        || '{BREAK}' || paper.year || ' ' || paper.venue
    FROM chosen
    JOIN papers_paper AS paper ON paper.id = chosen.id
    UNION ALL SELECT id - {Kind.PAPER.base}, 'tldr', tldr FROM entries
    UNION ALL
    SELECT chosen.id, 'plain', section.body
    FROM chosen
    JOIN papers_section AS section ON section.paper_id = chosen.id
    WHERE section.kind = 'plain'
    UNION ALL
    SELECT chosen.id, 'topics', topic.name || ' ' || topic.also_called
    FROM chosen
    JOIN papers_paper_topics AS place ON place.paper_id = chosen.id
    JOIN papers_topic AS topic ON topic.id = place.topic_id
    UNION ALL
    SELECT chosen.id, 'questions', entry.title
    FROM chosen
    JOIN papers_question_papers AS place ON place.paper_id = chosen.id
    JOIN papers_searchentry AS entry
        ON entry.id = place.question_id + {Kind.QUESTION.base}
    UNION ALL
    SELECT chosen.id, 'relations',
        link.kind || ' ' || target.title || ' ' || target.slug || '. ' || link.reason
    FROM chosen
    JOIN papers_link AS link ON link.source_id = chosen.id
    JOIN papers_paper AS target ON target.id = link.target_id
    WHERE target.status = 'published'
    UNION ALL
    SELECT chosen.id, '{LEADS_TO}', link.kind || ' ' || target.slug
    FROM chosen
    JOIN papers_link AS link ON link.source_id = chosen.id
    JOIN papers_paper AS target ON target.id = link.target_id
    WHERE target.status = 'published'
    UNION ALL
    SELECT chosen.id, '{LINKS}', link.reason
    FROM chosen
    JOIN papers_link AS link ON link.target_id = chosen.id
    JOIN papers_paper AS source ON source.id = link.source_id
    WHERE source.status = 'published'"""

BODIES_SQL = f"""
    UNION ALL
    SELECT id - {Kind.PAPER.base}, 'body', substr(body, 1, {LONGEST_BODY})
    FROM entries"""


@dataclass(frozen=True)
class Candidate:
    """A paper's texts by the parts of it, and what notes that lead to it say of it."""

    pk: int
    texts: Mapping[str, str]
    said: Sequence[str]
    # Kind and slug of what its note leads to.
    links: frozenset[str]

    @property
    def slug(self) -> str:
        return self.texts[NAMES].split(" ", 1)[0]

    @cached_property
    def words(self) -> list[tuple[str, list[str]]]:
        """Part by part; a paper has many names, and each is a text of its own."""
        words = []
        for part, text in self.texts.items():
            lines = text.split(BREAK) if part == NAMES else [text]
            for line in lines:
                words.append((part, split_words(line)))
        return words


def read_candidates(
    paper_ids: list[int], *, with_bodies: bool = True
) -> list[Candidate]:
    """In no order; a paper that is not in the index any more is left out."""
    if not paper_ids:
        return []
    rows = ", ".join(["(%s)"] * len(paper_ids))
    texts_by_paper: dict[int, dict[str, str]] = defaultdict(dict)
    said_by_paper: dict[int, list[str]] = defaultdict(list)
    links_by_paper: dict[int, list[str]] = defaultdict(list)
    sql = TEXTS_SQL.format(rows)
    if with_bodies:
        sql += BODIES_SQL
    for pk, part, text in fetch_rows(Sql(sql, list(paper_ids))):
        if part == LINKS:
            said_by_paper[pk].append(text)
            continue
        if part == LEADS_TO:
            links_by_paper[pk].append(text)
            continue
        texts = texts_by_paper[pk]
        # A mark between two texts, so that no word is a neighbour of the other's.
        texts[part] = f"{texts[part]} | {text}" if part in texts else text
    candidates = []
    for pk, texts in texts_by_paper.items():
        if "title" in texts:
            links = frozenset(links_by_paper[pk])
            candidates.append(Candidate(pk, texts, said_by_paper[pk], links))
    return candidates
