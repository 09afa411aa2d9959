"""Questions to the tree of a query."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeGuard

from papers.search.syntax import And, Field, Node, Not, Or, Text, Years, combine

DIGITS_OR_LETTERS = re.compile(r"\d+|\D+")


@dataclass(frozen=True)
class IndexSplit:
    """A tree in two parts, which must both hold.

    `text` is what an index answers alone, `rest` what only the library's tables answer.
    """

    text: Node | None
    rest: tuple[Node, ...]


def split_for_index(tree: Node) -> IndexSplit:
    indexed: list[Node] = []
    rest: list[Node] = []
    has_wanted = False
    for part in top_parts(tree):
        if not is_indexed(without_not(part)):
            rest.append(part)
            continue
        indexed.append(part)
        if not isinstance(part, Not):
            has_wanted = True
    if not has_wanted:
        return IndexSplit(None, top_parts(tree))
    return IndexSplit(combine(And, indexed), tuple(rest))


def top_parts(tree: Node) -> tuple[Node, ...]:
    """What must all hold: the parts of an And; any other node is its own only part."""
    if isinstance(tree, And):
        return tree.parts
    return (tree,)


def is_indexed(node: Node) -> bool:
    """Whether an index can answer it.

    It knows no fields, and nothing unwanted without something wanted beside it.
    """
    if isinstance(node, Or):
        return all(is_indexed(part) for part in node.parts)
    if isinstance(node, And) and wanted_parts(node):
        return all(is_indexed(without_not(part)) for part in node.parts)
    return isinstance(node, Text)


def without_not(node: Node) -> Node:
    if isinstance(node, Not):
        return node.part
    return node


def wanted_parts(node: Node) -> list[Node]:
    """The parts of an And that must be there; any other node is its own only part."""
    if not isinstance(node, And):
        return [node]
    wanted: list[Node] = []
    for part in node.parts:
        if not isinstance(part, Not):
            wanted.append(part)
    return wanted


def unwanted_parts(node: And) -> list[Node]:
    unwanted: list[Node] = []
    for part in node.parts:
        if isinstance(part, Not):
            unwanted.append(part)
    return unwanted


def wanted_texts(node: Node | None) -> Iterator[Text]:
    """All texts but the unwanted ones."""
    if isinstance(node, Text):
        yield node
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from wanted_texts(part)


def query_fields(node: Node | None) -> Iterator[Field | Years]:
    if isinstance(node, Field | Years):
        yield node
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from query_fields(part)
    elif isinstance(node, Not):
        yield from query_fields(node.part)


def has_unwanted(node: Node) -> bool:
    if isinstance(node, And | Or):
        return any(has_unwanted(part) for part in node.parts)
    return isinstance(node, Not)


def as_phrase(node: Node) -> Node | None:
    """Two or more plain words read as one phrase; None when it is anything else."""
    if not isinstance(node, And):
        return None
    words: list[str] = []
    is_prefix = False
    for part in wanted_parts(node):
        if not is_plain_word(part):
            return None
        words += part.words
        is_prefix = part.is_prefix
    if len(words) < 2:
        return None
    phrase = Text(tuple(words), is_prefix)
    return combine(And, [phrase, *unwanted_parts(node)])


def is_plain_word(node: Node) -> TypeGuard[Text]:
    return is_plain_text(node) and len(node.words) == 1


def is_plain_text(node: Node) -> TypeGuard[Text]:
    return isinstance(node, Text) and not node.only_authors


def possible_slugs(node: Node) -> list[str]:
    """The slugs that plain words may stand for; none for anything else.

    “GPT 4” and “gpt4” stand for gpt-4.
    """
    if not all(is_plain_text(part) for part in wanted_parts(node)):
        return []
    words: list[str] = []
    pieces: list[str] = []
    for text in wanted_texts(node):
        for word in text.words:
            words.append(word)
            pieces += DIGITS_OR_LETTERS.findall(word)
    slugs = [
        "-".join(words),
        "".join(words),
        "-".join(pieces),
    ]
    return list(dict.fromkeys(slugs))
