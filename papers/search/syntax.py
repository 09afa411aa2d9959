"""A query as a tree: words, conditions on papers, and how they are combined."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Text:
    """These words, one after the other; only in the authors when `only_authors`.

    When `is_exact` they stand in no other form, as in quotes.
    """

    words: tuple[str, ...]
    is_prefix: bool = False
    only_authors: bool = False
    is_exact: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class Field:
    """A condition on papers, as typed."""

    name: str
    value: str


@dataclass(frozen=True)
class Years:
    """Both years belong to it; None leaves a side open."""

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


Operator = type[And] | type[Or]


def combine(operator: Operator, parts: Sequence[Node]) -> Node | None:
    """The parts under one operator, which a single part does not need."""
    if not parts:
        return None
    if len(parts) == 1:
        return parts[0]
    return operator(tuple(parts))


def combine_flat(parts: Sequence[Node]) -> Node | None:
    """What wants all the parts; an And among them adds no level."""
    flat: list[Node] = []
    for part in parts:
        if isinstance(part, And):
            flat += part.parts
        else:
            flat.append(part)
    return combine(And, flat)


def negate(node: Node | None) -> Node | None:
    if node is None:
        return None
    return Not(node)
