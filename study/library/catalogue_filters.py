"""What an address asks of the catalogue: its filters, in words and as addresses."""

from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from papers.forms.catalogue import NOTES, ORDER_CHOICES, VIEWS, CatalogueForm
from papers.models import Author
from papers.queries.catalogue import PaperFilters, category_counts
from papers.topic_tree import TopicTree, topic_tree
from study.models import Reading
from study.reading.marks import STATUS_LABELS

CategoryCounts = tuple[tuple[str, str, int], ...]

CANONICAL = ("author", "category", "note", "tag", "topic", "year")
FILTER_NAMES = ("category", "tag", "topic", "author", "note")
# What changes how the list looks, not which papers stand in it.
LOOKS = {"order": dict(ORDER_CHOICES), "view": dict(VIEWS)}
BEYOND_EVERY_PAGE = 10**9
STATUS_FILTER_LABELS = STATUS_LABELS | {"unmarked": "Not marked"}
NOTE_LABELS = dict(NOTES)


class CatalogueFilters:
    """The filters of one request.

    `fixed` are those that the page itself stands for, such as its category.
    """

    def __init__(
        self,
        path: str,
        query: QueryDict,
        *,
        fixed: Mapping[str, str],
        is_learner: bool,
    ) -> None:
        self.path = path
        self.fixed = dict(fixed)
        self.is_learner = is_learner
        self.values: dict[str, str] = {}
        for name, value in query.items():
            if value and name != "page":
                self.values[name] = str(value)
        self.page_number = read_page_number(query.get("page", "1"))
        self.categories: CategoryCounts = tuple(category_counts())
        self.form: CatalogueForm | None = None
        self.is_valid = True
        self.cleaned: dict[str, Any] = self.values | self.fixed
        if not self.has_only_looks:
            self.form = make_form(self.categories, is_learner, self.cleaned)
            self.is_valid = self.form.is_valid()
            self.cleaned = self.form.cleaned_data

    @property
    def has_only_looks(self) -> bool:
        """Whether nothing is asked that a form would have to read."""
        for name, value in self.values.items():
            if name in self.fixed or value not in LOOKS.get(name, ()):
                return False
        return True

    @property
    def is_untouched(self) -> bool:
        return not self.values and not self.fixed

    @property
    def status(self) -> str:
        """The learner's own mark that is asked for; empty for any."""
        return self.cleaned.get("status") or ""

    @property
    def is_dense(self) -> bool:
        """Titles without summaries, more of them a page."""
        return self.cleaned.get("view") == "dense"

    @cached_property
    def tree(self) -> TopicTree | None:
        """The topic tree, where a topic is asked for."""
        if not self.cleaned.get("topic"):
            return None
        return topic_tree()

    @property
    def paper_filters(self) -> PaperFilters:
        first_year, last_year = self.cleaned.get("year") or (None, None)
        values = {name: self.cleaned.get(name) or "" for name in FILTER_NAMES}
        order = self.cleaned.get("order") or "newest"
        return PaperFilters(
            **values, order=order, first_year=first_year, last_year=last_year
        )

    def page_url(self, number: int) -> str:
        return self.list_url(page=number)

    def list_url(self, *, without: str = "", page: int = 1) -> str:
        """This list, without one of its filters or on another page."""
        kept = {
            name: value
            for name, value in self.values.items()
            if name != without
        }
        if page > 1:
            kept["page"] = str(page)
        return with_query(self.path, kept)

    def canonical_path(self) -> str:
        """The same list whoever filtered it in whichever order of filters.

        The order of the papers makes no other list.
        """
        kept: dict[str, str] = {}
        if self.is_valid:
            for name in CANONICAL:
                if name in self.values:
                    kept[name] = self.values[name]
        if 1 < self.page_number < BEYOND_EVERY_PAGE:
            kept["page"] = str(self.page_number)
        return with_query(self.path, kept)

    def export_query(self) -> str:
        """The list's own filters, to go on after the format of a file."""
        kept = self.values | self.fixed
        kept.pop("format", None)
        kept.pop("view", None)
        kept.pop("papers", None)
        return f"&{urlencode(kept)}" if kept else ""

    def active_filters(self) -> list[tuple[str, str]]:
        """The filters in use as (label, address of the list without it)."""
        if self.form is None:
            return []
        active = []
        for name, value in self.values.items():
            is_filter = name in self.form.fields and name not in LOOKS
            if is_filter and name not in self.fixed:
                label = self.filter_label(name, value)
                active.append((label, self.list_url(without=name)))
        return active

    def filter_label(self, name: str, value: str) -> str:
        """A filter in words; what is not known is named with its kind."""
        find_label = {
            "category": self.category_name,
            "topic": self.topic_label,
            "author": author_name,
            "status": lambda status: STATUS_FILTER_LABELS.get(status, ""),
            "note": lambda note: NOTE_LABELS.get(note, ""),
        }.get(name)
        label = find_label(value) if find_label else ""
        return label or f"{name.capitalize()}: {value}"

    def category_name(self, slug: str) -> str:
        for category, name, _ in self.categories:
            if category == slug:
                return name
        return ""

    def topic_label(self, slug: str) -> str:
        node = self.tree.node(slug) if self.is_valid and self.tree else None
        return f"Topic: {node.name}" if node else ""

    def form_html(self) -> SafeString:
        if self.form:
            return render_form(self.form)
        values = tuple(sorted(self.cleaned.items()))
        return render_known_form(self.categories, self.is_learner, values)


def read_page_number(text: str) -> int:
    """From 1; what is no number counts as beyond the last page."""
    is_number = text.isascii() and text.isdigit() and len(text) < 10
    number = int(text) if is_number else 0
    return number or BEYOND_EVERY_PAGE


def with_query(path: str, values: Mapping[str, str]) -> str:
    return f"{path}?{urlencode(values)}" if values else path


def author_name(slug: str) -> str:
    author = Author.objects.filter(slug=slug).first()
    return author.display_name if author else ""


def make_form(
    categories: CategoryCounts, is_learner: bool, values: Mapping[str, str]
) -> CatalogueForm:
    return CatalogueForm(
        data=dict(values),
        categories=[
            (slug, f"{name} ({count})") for slug, name, count in categories
        ],
        statuses=list(Reading.Status.choices) if is_learner else [],
    )


def render_form(form: CatalogueForm) -> SafeString:
    return render_to_string(
        "partials/form.html", {"form": form, "hide_optional": True}
    )


@lru_cache(maxsize=128)
def render_known_form(
    categories: CategoryCounts,
    is_learner: bool,
    values: tuple[tuple[str, str], ...],
) -> SafeString:
    """The filters of a page on which nobody narrowed the list.

    Made of these three values alone, so nothing of a person can stay in it.
    """
    return render_form(make_form(categories, is_learner, dict(values)))
