"""The pages of a long list, as `rows/page_links.html` shows them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import QueryDict

NAMED_BESIDE = 2


@dataclass(frozen=True)
class Page:
    """Where a reader stands in a list, and the addresses of the pages beside it."""

    number: int
    last: int
    previous_url: str
    next_url: str
    # The pages that are named, each with its address; None stands for a gap.
    named: tuple[tuple[int, str] | None, ...] = ()

    @property
    def has_previous(self) -> bool:
        return bool(self.previous_url)

    @property
    def has_next(self) -> bool:
        return bool(self.next_url)


def make_page(number: int, last: int, page_url: Callable[[int], str]) -> Page:
    """Page `number` of `last`, counted from 1.

    Beyond the last there is no neighbour.
    """
    previous_url = ""
    next_url = ""
    if 1 < number <= last:
        previous_url = page_url(number - 1)
    if number < last:
        next_url = page_url(number + 1)
    return Page(
        number,
        last,
        previous_url,
        next_url,
        named_pages(number, last, page_url),
    )


def named_pages(
    number: int, last: int, page_url: Callable[[int], str]
) -> tuple[tuple[int, str] | None, ...]:
    """The first, the last, and those beside the one that is shown."""
    near = range(number - NAMED_BESIDE, number + NAMED_BESIDE + 1)
    numbers = {1, last, *(page for page in near if 1 <= page <= last)}
    named: list[tuple[int, str] | None] = []
    before = 0
    for page in sorted(numbers):
        if page > before + 1:
            named.append(None)
        named.append((page, page_url(page)))
        before = page
    return tuple(named)


def pages_of_query(
    query: QueryDict,
    number: int,
    last: int,
) -> Page:
    """The addresses of the pages beside this one, all else the same."""
    kept = query.copy()

    def page_url(page_number: int) -> str:
        kept["page"] = str(page_number)
        return f"?{kept.urlencode()}"

    return make_page(number, last, page_url)
