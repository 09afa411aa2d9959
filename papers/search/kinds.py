"""What can be found, and the numbers of its search entries."""

from dataclasses import dataclass
from enum import Enum

# One entry's number is its kind's base plus the row's id,
# so that a kind is a range of numbers in the index.
SPAN = 2**40


class Kind(Enum):
    PAPER = 1
    QUESTION = 2
    TOPIC = 3
    AUTHOR = 4
    PATH = 5

    @property
    def base(self) -> int:
        return self.value * SPAN

    @property
    def last(self) -> int:
        return self.base + SPAN - 1


@dataclass(frozen=True)
class Columns:
    """Which parts of an entry a word may stand in.

    They are asked in the index of the heads or in that of the whole.
    """

    names: tuple[str, ...]
    is_head: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether these are all the columns of their index."""
        index = HEAD if self.is_head else ALL
        return len(self.names) == len(index.names)


NAMES = Columns(("title", "authors", "names"), is_head=True)
TITLE = Columns(("title",), is_head=True)
AUTHORS = Columns(("authors",), is_head=True)
HEAD = Columns(("title", "authors", "names", "tldr"), is_head=True)
ALL = Columns(("title", "authors", "names", "tldr", "body"))
