"""What can be typed into the search box, read into a tree.

Words must all match and the last one may be a beginning; `"a phrase"`, `-not`, `OR`,
brackets, and fields: `author: title: venue: year:2017..2020 tag: category: topic:
status: has:note`, `mine:` for one's own papers.
"""

import re
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from papers.search.reader import (
    FIELD_NAMES,
    FIELDS,
    QueryReader,
    Unreadable,
    limited_words,
    plain_words,
)
from papers.search.syntax import And, Node, Not, Or, Text, combine, negate

LENGTH_LIMIT = 400
TERM_LIMIT = 24
# An abstract: arXiv takes 1,920 characters. Longer addresses are refused by servers.
PASSAGE_LIMIT = 2_000
# A name of a few letters with more slips than this is another word.
MOST_FIELD_SLIPS = 1

# An address of a paper is searched by what it names.
# “et al.” stands for names that nobody typed.
ADDRESSES = re.compile(
    r"""https?://(?:[\w-]+\.)?(?:arxiv\.org/(?:abs|pdf|html)/|doi\.org/)
    |\bdoi:\s*
    |\bet[ ]al\b\.?""",
    re.VERBOSE | re.IGNORECASE,
)
# https://info.arxiv.org/help/arxiv_identifier.html: what may follow such a number.
NAMED = re.compile(r"(?<!\S)-?([A-Za-z]+):(?=\S)")
# Fields that people know from elsewhere, and that ours has not.
UNKNOWN_FIELDS = frozenset(
    (
        *("abstract", "body", "cites", "citations", "code", "dataset", "field"),
        *(
            "from",
            "in",
            "is",
            "kind",
            "lang",
            "language",
            "list",
            "note",
            "order",
        ),
        *(
            "publisher",
            "question",
            "since",
            "site",
            "sort",
            "source",
            "subject",
        ),
        *(
            "text",
            "to",
            "type",
            "until",
            "url",
            "before",
            "after",
            "affiliation",
        ),
    )
)
# What asks more of a word than that it is there.
OPERATORS = re.compile(r"""(?<!\S)(?:OR(?!\S)|-\w)|["()]""")
PASSAGE_REMARK = "A long text: papers were compared with its rarer words."
VERSION = re.compile(r"(\b\d{4}\.\d{4,5}|/\d{7})(?:v\d+)?(?:\.pdf)?(?!\S)")
QUOTES = str.maketrans("“”„«»", '"""""')


@dataclass(frozen=True)
class Query:
    """A query as understood.

    `problem` says why it was searched as plain words, `remark` what was left out.
    `passage`: all words of what is too long for a query, to find what is nearest to it.
    """

    text: str
    tree: Node | None
    problem: str = ""
    remark: str = ""
    passage: tuple[str, ...] = ()


def parse_query(text: str) -> Query:
    """Never fails: what can't be read is explained and becomes plain words."""
    clean = clean_text(text)
    if is_passage(clean):
        return read_passage(clean[:PASSAGE_LIMIT])
    short = clean[:LENGTH_LIMIT]
    readable = ADDRESSES.sub(" ", short)
    readable = VERSION.sub(r"\1", readable)
    problem = ""
    try:
        tree = QueryReader(readable).read()
    except Unreadable as reason:
        problem = str(reason)
        tree = plain_words(readable)
    limited_tree = limit_terms(tree)
    remark = unknown_field_remark(readable)
    if limited_tree != tree:
        remark = f"Only the first {TERM_LIMIT} words were searched."
    elif short != clean:
        remark = f"Only the first {LENGTH_LIMIT} characters were searched."
    return Query(short, limited_tree, problem, remark)


def is_passage(text: str) -> bool:
    """Whether it is prose that somebody pasted: many words, which ask for nothing.

    Whatever is longer than a query may be is taken for prose.
    """
    if len(text.split()) <= TERM_LIMIT:
        return False
    if len(text) > LENGTH_LIMIT:
        return True
    has_field = any(name.lower() in FIELD_NAMES for name in NAMED.findall(text))
    return not has_field and not OPERATORS.search(text)


def read_passage(text: str) -> Query:
    """All words, of which any may be missing; the first ones as if they were typed."""
    words = limited_words(text)
    return Query(
        text,
        limit_terms(plain_words(text)),
        remark=PASSAGE_REMARK,
        passage=tuple(words),
    )


def mistyped_fields(text: str) -> dict[str, str]:
    """Names before a colon that are no field, with the field of a slip beside them."""
    meant_by_name = {}
    for name in NAMED.findall(text):
        small = name.lower()
        if small in FIELD_NAMES or small in UNKNOWN_FIELDS:
            continue
        match = process.extractOne(
            small, FIELDS, scorer=OSA.distance, score_cutoff=MOST_FIELD_SLIPS
        )
        if match is not None:
            meant_by_name[name] = match[0]
    return meant_by_name


def unknown_field_remark(text: str) -> str:
    """That a word before a colon is no field, where it looks as if it were meant so."""
    for name in NAMED.findall(text):
        is_field = name.lower() in FIELD_NAMES
        if not is_field and name.lower() in UNKNOWN_FIELDS:
            known = ", ".join(f"{field}:" for field in FIELDS)
            return (
                f"There is no field {name.lower()}:, so it was searched as a word."
                f" Known are {known}."
            )
    return ""


def clean_text(text: str) -> str:
    """One line of visible characters, all quotation marks straight."""
    characters = [
        character if character.isprintable() else " " for character in text
    ]
    visible = "".join(characters).translate(QUOTES)
    return " ".join(visible.split())


def limit_terms(tree: Node | None) -> Node | None:
    """The tree without what lies beyond the limit."""
    if tree is None:
        return None
    return TermLimit(TERM_LIMIT).keep(tree)


class TermLimit:
    """Keeps the first terms of a tree: each word and each field counts as one."""

    def __init__(self, term_count: int) -> None:
        self.left = term_count

    def keep(self, node: Node) -> Node | None:
        if isinstance(node, And | Or):
            kept = []
            for part in node.parts:
                kept_part = self.keep(part)
                if kept_part is not None:
                    kept.append(kept_part)
            return combine(type(node), kept)
        if isinstance(node, Not):
            return negate(self.keep(node.part))
        if isinstance(node, Text):
            self.left -= len(node.words)
        else:
            self.left -= 1
        if self.left < 0:
            return None
        return node
