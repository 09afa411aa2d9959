"""Reads a query into a tree, token by token."""

import re
from dataclasses import replace

from papers.search.syntax import (
    And,
    Field,
    Node,
    Or,
    Text,
    Years,
    combine,
    combine_flat,
    negate,
)
from papers.search.words import split_words

DEPTH_LIMIT = 8
WORD_LIMIT = 60
SHORTEST_PREFIX = 2
FIELDS = (
    "author",
    "title",
    "venue",
    "year",
    "tag",
    "category",
    "topic",
    "status",
    "has",
    "mine",
)
# What other sites call them.
OTHER_FIELD_NAMES = {
    "authors": "author",
    "by": "author",
    "journal": "venue",
    "conference": "venue",
    "booktitle": "venue",
    "name": "title",
    "date": "year",
    "tags": "tag",
    "keyword": "tag",
    "keywords": "tag",
    "categories": "category",
    "topics": "topic",
}
FIELD_NAMES = (*FIELDS, *OTHER_FIELD_NAMES)

TOKEN = re.compile(
    rf"""(?P<open>\()|(?P<close>\))
    |(?P<not>(?<![^\s(])-(?=[^\s)]))
    |(?P<or>(?<![^\s()])OR(?![^\s()]))
    |(?P<field>(?:{"|".join(FIELD_NAMES)})):(?P<value>"[^"]*"|[^\s()"]*)
    |(?P<phrase>"[^"]*")|(?P<quote>")
    |(?P<word>[^\s()"]+)""",
    re.VERBOSE | re.IGNORECASE,
)
OR = re.compile(r"(?<!\S)OR(?!\S)")
YEAR = re.compile(r"\d{4}\Z", re.ASCII)
SPAN_OF_YEARS = re.compile(r"(\d{4})?(?:\.\.|-|–)(\d{4})?\Z", re.ASCII)


class Unreadable(ValueError):
    """Why a query can't be read, as a sentence without its full stop."""


class QueryReader:
    """Recursive descent; each token is a match of TOKEN."""

    def __init__(self, text: str) -> None:
        self.tokens = list(TOKEN.finditer(text))
        self.position = 0

    def read(self) -> Node | None:
        """The whole query; raises Unreadable."""
        tree = self.read_alternatives(0)
        if self.position < len(self.tokens):
            raise Unreadable("A bracket is closed that was never opened")
        return tree

    @property
    def token_kind(self) -> str:
        """The name of the next token's group in TOKEN; empty at the end."""
        if self.position >= len(self.tokens):
            return ""
        token = self.tokens[self.position]
        if token["field"]:
            return "field"
        # TOKEN reads fields in any case, but the operator is written in capitals.
        if token["or"] and token[0] != "OR":
            return "word"
        return token.lastgroup or ""

    def read_alternatives(self, depth: int) -> Node | None:
        if depth > DEPTH_LIMIT:
            raise Unreadable(
                f"Brackets are nested more than {DEPTH_LIMIT} deep"
            )
        start = self.position
        parts = [self.read_conjunction(depth)]
        while self.token_kind == "or":
            self.position += 1
            parts.append(self.read_conjunction(depth))
        has_read_nothing = self.position == start
        if has_read_nothing and depth > 0 and self.token_kind == "close":
            raise Unreadable("A pair of brackets is empty")
        if len(parts) == 1:
            return parts[0]
        alternatives = [part for part in parts if part is not None]
        if len(alternatives) < len(parts):
            raise Unreadable("OR needs something on both sides")
        return combine(Or, alternatives)

    def read_conjunction(self, depth: int) -> Node | None:
        parts: list[Node] = []
        while self.token_kind not in ("", "or", "close"):
            part = self.read_item(depth)
            if part is not None:
                parts.append(part)
        return combine_flat(parts)

    def read_item(self, depth: int) -> Node | None:
        kind = self.token_kind
        token = self.tokens[self.position]
        self.position += 1
        if kind == "not":
            return negate(self.read_item(depth))
        if kind == "open":
            return self.read_bracket(depth)
        if kind == "quote":
            raise Unreadable("A quotation mark is not closed")
        if kind == "field":
            name = token["field"].lower()
            name = OTHER_FIELD_NAMES.get(name, name)
            value = token["value"].strip('"')
            return read_field(name, value, is_begun=self.is_begun())
        if kind == "phrase":
            return read_phrase(token[0])
        return all_words(token[0], is_begun=self.is_begun())

    def read_bracket(self, depth: int) -> Node | None:
        inner = self.read_alternatives(depth + 1)
        if self.token_kind != "close":
            raise Unreadable("A bracket is not closed")
        self.position += 1
        return inner

    def is_begun(self) -> bool:
        """Whether the word just read may be a beginning.

        It is one where it ends the query and is not taken away.
        """
        if self.position < len(self.tokens):
            return False
        if self.position < 2:
            return True
        token_before = self.tokens[self.position - 2]
        return not token_before["not"]


def read_field(
    name: str,
    value: str,
    *,
    is_begun: bool,
) -> Node | None:
    if name == "mine":
        return read_mine(value, is_begun=is_begun)
    if not split_words(value):
        raise Unreadable(f"Nothing stands behind {name}:")
    if name == "year":
        return read_years(value)
    if name == "has" and value.lower() != "note":
        raise Unreadable("After has: only note is known, as in has:note")
    if name == "author":
        return all_words(value, is_begun=is_begun, only_authors=True)
    return Field(name, value)


def read_mine(value: str, *, is_begun: bool) -> Node | None:
    """One's own papers; of “mine:word” those with the word."""
    mine = Field("mine", "")
    words = all_words(value, is_begun=is_begun)
    if words is None:
        return mine
    return combine_flat([mine, words])


def read_years(value: str) -> Years:
    if YEAR.match(value):
        return Years(int(value), int(value))
    span = SPAN_OF_YEARS.match(value)
    if span is None or not any(span.groups()):
        raise Unreadable(
            "A year is written year:2017, a span of years year:2017..2020"
        )
    first = year_or_none(span[1])
    last = year_or_none(span[2])
    if first is not None and last is not None and first > last:
        raise Unreadable("The span of years ends before it begins")
    return Years(first, last)


def year_or_none(text: str | None) -> int | None:
    if not text:
        return None
    return int(text)


def read_phrase(text: str) -> Text | None:
    words = limited_words(text)
    if not words:
        return None
    return Text(tuple(words), is_exact=True)


def all_words(
    text: str,
    *,
    is_begun: bool,
    only_authors: bool = False,
) -> Node | None:
    """What wants each word of the text; when `is_begun`, the last as a beginning."""
    parts = []
    for word in limited_words(text):
        parts.append(Text((word,), only_authors=only_authors))
    if parts and is_begun:
        parts[-1] = as_beginning(parts[-1])
    return combine(And, parts)


def as_beginning(text: Text) -> Text:
    """The text with its last word as a beginning, unless that is too short for one."""
    if len(text.words[-1]) < SHORTEST_PREFIX:
        return text
    return replace(text, is_prefix=True)


def plain_words(text: str) -> Node | None:
    """What wants all words of the text, without any operator."""
    return all_words(OR.sub(" ", text), is_begun=True)


def limited_words(text: str) -> list[str]:
    return [word[:WORD_LIMIT] for word in split_words(text)]
