"""A page's rows of papers, and whether each can be marked where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from tests.html_page import VOID

PAPER = re.compile(r"/papers/([\w-]+)/")
ROWS = ("li", "tr")
# What stands there is no list of papers: the way above a page, text, a drawing.
NOT_ROWS = ("crumbs", "prose", "reason", "map")


@dataclass
class Element:
    """A tag with what is inside it."""

    tag: str
    attributes: dict[str, str | None]
    parent: "Element | None"
    children: list["Element"] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        return (self.attributes.get("class") or "").split()

    def upwards(self) -> "Iterator[Element]":
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent

    def all(self) -> "Iterator[Element]":
        yield self
        for child in self.children:
            yield from child.all()


class Tree(HTMLParser):
    """A page as elements inside elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.root = Element("document", {}, None)
        self.inside = self.root
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        element = Element(tag, dict(attrs), self.inside)
        self.inside.children.append(element)
        if tag not in VOID:
            self.inside = element

    def handle_endtag(self, tag):
        for element in self.inside.upwards():
            if element.tag == tag and element.parent is not None:
                self.inside = element.parent
                return


def rows_of_papers(html: str) -> tuple[set[str], set[str]]:
    """The papers in whose row one can mark them, and those in rows without."""
    marked = set()
    unmarked = set()
    for link in Tree(html).root.all():
        found = link.tag == "a" and PAPER.fullmatch(link.attributes.get("href") or "")
        if not found or not is_in_row(link):
            continue
        slug = found[1]
        if can_be_marked(link, slug):
            marked.add(slug)
        else:
            unmarked.add(slug)
    return marked, unmarked


def is_in_row(link: Element) -> bool:
    above = list(link.upwards())
    classes = set()
    for element in above:
        classes.update(element.classes)
    is_below_row = any(element.tag in ROWS for element in above)
    return is_below_row and classes.isdisjoint(NOT_ROWS)


def can_be_marked(link: Element, slug: str) -> bool:
    action = f"/papers/{slug}/status/"
    for row in link.upwards():
        if row.tag not in ROWS:
            continue
        forms = [part for part in row.all() if part.tag == "form"]
        if any(form.attributes.get("action") == action for form in forms):
            return True
    return False
