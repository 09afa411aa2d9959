"""Questions to the tree of a query."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from papers.search.language import And, Field, Node, Not, Or, Text, Years

DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True)
class Split:
    """A tree as what an index answers alone, and what only the library's tables answer; both must hold."""

    text: Node | None
    rest: tuple[Node, ...]


def split(tree: Node) -> Split:
    parts = tree.parts if isinstance(tree, And) else (tree,)
    texts = [
        part
        for part in parts
        if is_text(part) or (isinstance(part, Not) and is_text(part.part))
    ]
    if all(isinstance(part, Not) for part in texts):
        return Split(None, parts)
    rest = tuple(part for part in parts if part not in texts)
    return Split(And(tuple(texts)) if len(texts) > 1 else texts[0], rest)


def is_text(node: Node) -> bool:
    """Whether an index can answer it: no fields, and nothing unwanted without something wanted beside it."""
    if isinstance(node, Or):
        return all(map(is_text, node.parts))
    if isinstance(node, And):
        inner = [part.part if isinstance(part, Not) else part for part in node.parts]
        return all(map(is_text, inner)) and not all(
            isinstance(part, Not) for part in node.parts
        )
    return isinstance(node, Text)


def texts(node: Node | None) -> Iterator[Text]:
    """What is wanted, without what is not."""
    if isinstance(node, Text):
        yield node
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from texts(part)


def fields(node: Node | None) -> Iterator[Field | Years]:
    if isinstance(node, Field | Years):
        yield node
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from fields(part)
    elif isinstance(node, Not):
        yield from fields(node.part)


def has_unwanted(node: Node) -> bool:
    if isinstance(node, And | Or):
        return any(map(has_unwanted, node.parts))
    return isinstance(node, Not)


def as_phrase(node: Node) -> Node | None:
    """Two or more plain words read as one phrase; None when it is anything else."""
    if not isinstance(node, And):
        return None
    wanted = [part for part in node.parts if not isinstance(part, Not)]
    plain = [
        part
        for part in wanted
        if isinstance(part, Text) and len(part.words) == 1 and not part.only_authors
    ]
    if len(plain) < 2 or len(plain) < len(wanted):
        return None
    phrase = replace(plain[-1], words=tuple(part.words[0] for part in plain))
    unwanted = tuple(part for part in node.parts if isinstance(part, Not))
    return And((phrase, *unwanted)) if unwanted else phrase


def short_names(node: Node) -> list[str]:
    """The slugs that plain words may stand for: “GPT 4” and “gpt4” for gpt-4; none for anything else."""
    wanted = (
        [part for part in node.parts if not isinstance(part, Not)]
        if isinstance(node, And)
        else [node]
    )
    if not all(isinstance(part, Text) and not part.only_authors for part in wanted):
        return []
    said = [word for text in texts(node) for word in text.words]
    apart = [piece for word in said for piece in DIGITS.split(word) if piece]
    return list(dict.fromkeys(("-".join(said), "".join(said), "-".join(apart))))
