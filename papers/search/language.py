"""What can be typed into the search box, read into a tree.

Words must all match and the last one may be a beginning; `"a phrase"`, `-not`, `OR`, brackets, and fields:
`author: year:2017..2020 tag: category: topic: status: has:note`.
"""

import re
from dataclasses import dataclass, replace

from papers.search.words import words

LENGTH_LIMIT = 400
TERM_LIMIT = 24
DEPTH_LIMIT = 8
WORD_LIMIT = 60
SHORTEST_PREFIX = 2
FIELDS = ("author", "year", "tag", "category", "topic", "status", "has")

TOKEN = re.compile(
    rf"""(?P<open>\()|(?P<close>\))
    |(?P<not>(?<![^\s(])-(?=[^\s)]))
    |(?P<or>(?<![^\s()])OR(?![^\s()]))
    |(?P<field>(?:{"|".join(FIELDS)})):(?P<value>"[^"]*"|[^\s()"]*)
    |(?P<phrase>"[^"]*")|(?P<quote>")
    |(?P<word>[^\s()"]+)""",
    re.VERBOSE | re.IGNORECASE,
)
# An address of a paper is searched by what it names; “et al.” stands for names that nobody typed.
ADDRESSES = re.compile(
    r"https?://(?:[\w-]+\.)?(?:arxiv\.org/(?:abs|pdf|html)/|doi\.org/)|\bdoi:\s*|\bet al\b\.?",
    re.IGNORECASE,
)
# https://info.arxiv.org/help/arxiv_identifier.html: what may follow such a number.
VERSION = re.compile(r"(\b\d{4}\.\d{4,5}|/\d{7})(?:v\d+)?(?:\.pdf)?(?!\S)")
QUOTES = str.maketrans("“”„«»", '"""""')
YEARS = re.compile(r"(\d{4})?(\.\.|-|–)?(\d{4})?\Z", re.ASCII)


@dataclass(frozen=True)
class Text:
    """These words, one after the other; only in the authors when `only_authors`."""

    words: tuple[str, ...]
    is_prefix: bool = False
    only_authors: bool = False


@dataclass(frozen=True)
class Field:
    """A condition on papers, as typed."""

    name: str
    value: str


@dataclass(frozen=True)
class Years:
    first: int | None
    last: int | None


@dataclass(frozen=True)
class Not:
    part: "Node"


@dataclass(frozen=True)
class And:
    parts: tuple["Node", ...]


@dataclass(frozen=True)
class Or:
    parts: tuple["Node", ...]


Node = Text | Field | Years | Not | And | Or


@dataclass(frozen=True)
class Query:
    """A query as understood; `problem` says why it was searched as plain words, `remark` what was left out."""

    text: str
    tree: Node | None
    problem: str = ""
    remark: str = ""


class Unreadable(ValueError):
    """Why a query can't be read."""


def parse(text: str) -> Query:
    """Never fails: what can't be read is explained and becomes plain words."""
    clean = " ".join(
        "".join(mark if mark.isprintable() else " " for mark in text)
        .translate(QUOTES)
        .split()
    )
    short = clean[:LENGTH_LIMIT]
    said = VERSION.sub(r"\1", ADDRESSES.sub(" ", short))
    remark = (
        f"Only the first {LENGTH_LIMIT} characters were searched."
        if len(clean) > LENGTH_LIMIT
        else ""
    )
    try:
        tree = _Reader(said).tree()
        problem = ""
    except Unreadable as reason:
        tree, problem = plain_words(said), str(reason)
    limited = with_few_terms(tree)
    if limited != tree:
        remark = f"Only the first {TERM_LIMIT} words were searched."
    return Query(short, limited, problem, remark)


def plain_words(text: str) -> Node | None:
    """All words of the text without any operator."""
    without = re.sub(r"(?<!\S)OR(?!\S)", " ", text)
    return joined(
        [Text((word[:WORD_LIMIT],)) for word in words(without)], as_prefix=True
    )


def joined(parts: list[Node], *, as_prefix: bool = False) -> Node | None:
    if as_prefix and parts:
        parts = [*parts[:-1], opened(parts[-1])]
    flat = [
        inner
        for part in parts
        for inner in (part.parts if isinstance(part, And) else (part,))
    ]
    return And(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None


def opened(node: Node) -> Node:
    """The same with its last word as a beginning."""
    if isinstance(node, And):
        return And((*node.parts[:-1], opened(node.parts[-1])))
    if isinstance(node, Text) and len(node.words) == 1:
        return replace(node, is_prefix=len(node.words[0]) >= SHORTEST_PREFIX)
    return node


def with_few_terms(tree: Node | None) -> Node | None:
    """The tree without what lies beyond the limit."""
    left = TERM_LIMIT

    def kept(node: Node) -> Node | None:
        nonlocal left
        if isinstance(node, And | Or):
            parts = [part for part in map(kept, node.parts) if part is not None]
            return (
                type(node)(tuple(parts))
                if len(parts) > 1
                else parts[0]
                if parts
                else None
            )
        if isinstance(node, Not):
            inner = kept(node.part)
            return Not(inner) if inner is not None else None
        cost = len(node.words) if isinstance(node, Text) else 1
        left -= cost
        return node if left >= 0 else None

    return kept(tree) if tree is not None else None


class _Reader:
    """Recursive descent; each token is a match of TOKEN."""

    def __init__(self, text: str) -> None:
        self.tokens = list(TOKEN.finditer(text))
        self.at = 0

    def tree(self) -> Node | None:
        tree = self.either(0)
        if self.at < len(self.tokens):
            raise Unreadable("A bracket is closed that was never opened")
        return tree

    @property
    def kind(self) -> str:
        if self.at >= len(self.tokens):
            return ""
        token = self.tokens[self.at]
        kind = "field" if token["field"] else token.lastgroup or ""
        return "word" if kind == "or" and token[0] != "OR" else kind

    def either(self, depth: int) -> Node | None:
        if depth > DEPTH_LIMIT:
            raise Unreadable(f"Brackets are nested more than {DEPTH_LIMIT} deep")
        begin = self.at
        parts = [self.all(depth)]
        while self.kind == "or":
            self.at += 1
            parts.append(self.all(depth))
        if len(parts) > 1 and (None in parts or self.kind == "or"):
            raise Unreadable("OR needs something on both sides")
        if parts == [None] and begin == self.at and self.kind == "close" and depth:
            raise Unreadable("A pair of brackets is empty")
        return Or(tuple(part for part in parts if part)) if len(parts) > 1 else parts[0]

    def all(self, depth: int) -> Node | None:
        parts: list[Node] = []
        while self.kind not in ("", "or", "close"):
            part = self.item(depth)
            if part is not None:
                parts.append(part)
        return joined(parts)

    def item(self, depth: int) -> Node | None:
        kind, token = self.kind, self.tokens[self.at]
        self.at += 1
        if kind == "not":
            return self.negated(depth)
        if kind == "open":
            inner = self.either(depth + 1)
            if self.kind != "close":
                raise Unreadable("A bracket is not closed")
            self.at += 1
            return inner
        if kind == "quote":
            raise Unreadable("A quotation mark is not closed")
        if kind == "field":
            return field(
                token["field"].lower(),
                token["value"].strip('"'),
                is_last=self.is_last(token),
            )
        if kind == "phrase":
            found = tuple(word[:WORD_LIMIT] for word in words(token[0]))
            return Text(found) if found else None
        parts: list[Node] = [Text((word[:WORD_LIMIT],)) for word in words(token[0])]
        return joined(parts, as_prefix=self.is_last(token))

    def negated(self, depth: int) -> Node | None:
        inner = self.item(depth)
        return Not(inner) if inner is not None else None

    def is_last(self, token: re.Match[str]) -> bool:
        """Whether the word may be a beginning: it ends the query and is not taken away."""
        before = self.tokens[self.at - 2] if self.at > 1 else None
        return self.at == len(self.tokens) and not (before and before["not"])


def field(name: str, value: str, *, is_last: bool = False) -> Node | None:
    if not words(value):
        raise Unreadable(f"Nothing stands behind {name}:")
    if name == "year":
        return years(value)
    if name == "has" and value.lower() != "note":
        raise Unreadable("After has: only note is known, as in has:note")
    if name == "author":
        parts: list[Node] = [
            Text((word[:WORD_LIMIT],), only_authors=True) for word in words(value)
        ]
        return joined(parts, as_prefix=is_last)
    return Field(name, value)


def years(value: str) -> Years:
    found = YEARS.match(value)
    first, dots, last = found.groups() if found else (None, None, None)
    if not (first or last) or (first and last and not dots):
        raise Unreadable("A year is written year:2017, a span of years year:2017..2020")
    if first and last and int(first) > int(last):
        raise Unreadable("The span of years ends before it begins")
    if first and not dots:
        last = first
    return Years(int(first) if first else None, int(last) if last else None)
