"""SQL that reads search entries from the library's tables, alike for both databases.

Each query's columns are an entry's id and those of `kinds.ALL`. What is in braces is
put in by `entry_query`.
"""

from dataclasses import dataclass

from papers.search.kinds import ALL, Kind

# A longer text than this is found by its beginning, in characters:
# PostgreSQL bounds what one row's index may hold.
TEXT_LIMIT = 200_000

AUTHOR_NAME = """
    CASE WHEN {find}(author.name, ', ') > 0
    THEN substr(author.name, {find}(author.name, ', ') + 2)
        || ' '
        || substr(author.name, 1, {find}(author.name, ', ') - 1)
    ELSE author.name END"""
# What else a paper is called: its short name, with and without hyphens, its other
# names, where and when it appeared, its identifiers.
PAPER_NAMES = """
    paper.slug
    || ' ' || replace(paper.slug, '-', '')
    || ' ' || paper.also_called
    || ' ' || paper.year
    || ' ' || paper.venue
    || ' ' || paper.doi
    || CASE WHEN paper.arxiv_id = '' THEN '' ELSE ' arXiv ' || paper.arxiv_id END"""
# Where braces are left over (formulas), a cloze's prompt ends before its first gap.
CLOZE_PROMPT = """(
    SELECT CASE WHEN {find}(bare.text, '}}}}') > 0
        THEN substr(question.prompt, 1, {find}(question.prompt, '{{{{') - 1)
        ELSE bare.text END
    FROM (SELECT {prompt_with_gaps} AS text) AS bare)"""

# Looked up link by link: without statistics PostgreSQL would begin at the papers that
# are published, which are all, for each row that is written.
STATUS_OF_SOURCE = """
    SELECT source.status FROM papers_paper AS source
    WHERE source.id = link.source_id"""
STATUS_OF_WORK = """
    SELECT paper.status FROM papers_paper AS paper
    WHERE paper.id = authorship.paper_id"""
STATUS_OF_ASKED = """
    SELECT paper.status FROM papers_paper AS paper
    WHERE paper.id = link.paper_id"""
PAPER_ENTRIES = """
    SELECT {base} + paper.id,
        paper.title,
        COALESCE((
            SELECT {joined_names} FROM (
                SELECT {author_name} AS name
                FROM papers_authorship AS authorship
                JOIN papers_author AS author ON author.id = authorship.author_id
                WHERE authorship.paper_id = paper.id
                ORDER BY authorship.position) AS named), ''),
        {paper_names},
        paper.tldr,
        substr(paper.why_it_matters || COALESCE((
            SELECT {joined_bodies} FROM (
                SELECT section.body AS body
                FROM papers_section AS section
                WHERE section.paper_id = paper.id
                ORDER BY section.id) AS ordered), '') || COALESCE((
            SELECT {joined_bodies} FROM (
                SELECT link.reason AS body
                FROM papers_link AS link
                WHERE link.target_id = paper.id AND ({status_of_source}) = 'published'
                ORDER BY link.id) AS said), ''), 1, {text_limit})
    FROM papers_paper AS paper
    WHERE paper.status = 'published'"""
QUESTION_ENTRIES = """
    SELECT {base} + question.id,
        CASE question.kind
            WHEN 'cloze' THEN {cloze_prompt}
            ELSE question.prompt END,
        '', '', '', ''
    FROM papers_question AS question
    WHERE question.status = 'published'
        AND question.retired_at IS NULL
        AND EXISTS (
            SELECT 1 FROM papers_question_papers AS link
            WHERE link.question_id = question.id
                AND ({status_of_asked}) = 'published')"""
TOPIC_ENTRIES = """
    SELECT {base} + topic.id, topic.name, '', topic.also_called, topic.description, ''
    FROM papers_topic AS topic
    WHERE 1 = 1"""
AUTHOR_ENTRIES = """
    SELECT {base} + author.id, {author_name}, {author_name}, '', '', ''
    FROM papers_author AS author
    WHERE EXISTS (
        SELECT 1 FROM papers_authorship AS authorship
        WHERE authorship.author_id = author.id AND ({status_of_work}) = 'published')"""
PATH_ENTRIES = """
    SELECT {base} + path.id,
        path.title, '', '', path.description, path.introduction
    FROM papers_readingpath AS path
    WHERE path.status = 'published'"""
ENTRIES = {
    Kind.PAPER: PAPER_ENTRIES,
    Kind.QUESTION: QUESTION_ENTRIES,
    Kind.TOPIC: TOPIC_ENTRIES,
    Kind.AUTHOR: AUTHOR_ENTRIES,
    Kind.PATH: PATH_ENTRIES,
}


@dataclass(frozen=True)
class Dialect:
    """The SQL in which the databases differ."""

    # The function that says where in a text another begins; 0 is nowhere.
    find: str
    joined_names: str
    joined_bodies: str
    # A question's prompt with an ellipsis for each gap of a cloze.
    prompt_with_gaps: str


def entry_query(
    kind: Kind,
    dialect: Dialect,
    ids: str = "",
) -> str:
    """All entries of a kind, or those of the rows that `ids` (SQL) selects."""
    cloze_prompt = CLOZE_PROMPT.format(
        find=dialect.find,
        prompt_with_gaps=dialect.prompt_with_gaps,
    )
    query = ENTRIES[kind].format(
        base=kind.base,
        text_limit=TEXT_LIMIT,
        author_name=AUTHOR_NAME.format(find=dialect.find),
        paper_names=PAPER_NAMES,
        status_of_source=STATUS_OF_SOURCE,
        status_of_work=STATUS_OF_WORK,
        status_of_asked=STATUS_OF_ASKED,
        cloze_prompt=cloze_prompt,
        joined_names=dialect.joined_names,
        joined_bodies=dialect.joined_bodies,
    )
    if ids:
        table = kind.name.lower()
        query += f" AND {table}.id IN ({ids})"
    return query


def entry_insertion(
    kind: Kind,
    dialect: Dialect,
    ids: str = "",
) -> str:
    columns = ", ".join(ALL.names)
    query = entry_query(kind, dialect, ids)
    return f"INSERT INTO papers_searchentry (id, {columns}) {query}"
