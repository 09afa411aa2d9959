"""One request to the catalogue: its filters, its rows, and what to say when there are none."""

from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from papers.forms.catalogue import NOTES, CatalogueForm
from papers.models import Author, Paper
from papers.queries.catalogue import (
    CATEGORIES,
    Wanted,
    kept_count,
    last_page,
    papers_wanted,
    rows_of_page,
)
from papers.topic_tree import TopicTree, topic_tree
from study.library.catalogue_rows import marked_page
from study.models import Learner, Reading
from study.pagination import make_page
from study.reading.marks import (
    STATUS_LABELS,
    CatalogueRow,
    marked_rows,
    with_marks,
    with_status,
)
from study.reading.status_menu import BUTTONS, SLUG, row_menu, status_buttons

Categories = tuple[tuple[str, tuple[str, int]], ...]

CANONICAL = ("author", "category", "note", "tag", "topic", "year")
FIELDS = ("category", "tag", "topic", "author", "note", "order")
NO_FIT = "No paper fits all of these filters. Take one away, or begin anew."


class Catalogue:
    """The list that the address asks for; `fixed` are the filters that the page itself stands for."""

    def __init__(
        self, request: HttpRequest, learner: Learner | None, fixed: dict[str, str]
    ) -> None:
        self.request = request
        self.learner = learner
        self.fixed = fixed
        self.asked = {
            name: str(value)
            for name, value in request.GET.items()
            if value and name != "page"
        }
        self.categories = {
            slug: (name, count) for slug, name, count in CATEGORIES.rows()
        }
        self.form = self.make_form() if self.asked else None
        self.is_valid = self.form is None or self.form.is_valid()
        self.cleaned: dict[str, Any] = (
            self.form.cleaned_data if self.form else dict(fixed)
        )

    def make_form(self) -> CatalogueForm:
        return catalogue_form(
            tuple(self.categories.items()),
            self.learner is not None,
            self.asked | self.fixed,
        )

    @cached_property
    def tree(self) -> TopicTree | None:
        return topic_tree() if self.cleaned.get("topic") else None

    @property
    def wanted(self) -> Wanted:
        first, last = self.cleaned.get("year") or (None, None)
        values = {name: self.cleaned.get(name) or "" for name in FIELDS}
        values["order"] = values["order"] or "newest"
        return Wanted(**values, first_year=first, last_year=last)

    @property
    def number(self) -> int:
        """The page's number; what is no number counts as beyond the last page."""
        text = self.request.GET.get("page", "1")
        is_number = text.isascii() and text.isdigit() and len(text) < 10
        return int(text) if is_number and int(text) else 10**9

    def kept_total(self, wanted: Wanted) -> int:
        """How many papers fit where the database keeps the number; the counts of the categories are here already."""
        if wanted.note:
            return kept_count(wanted)
        counts = {slug: count for slug, (_, count) in self.categories.items()}
        return (
            counts.get(wanted.category, 0) if wanted.category else sum(counts.values())
        )

    def rows(self) -> tuple[list[CatalogueRow], int, int]:
        """The rows of this page, how many there are in all, and the number of the last page."""
        if not self.is_valid:
            return [], 0, 1
        wanted = self.wanted
        if wanted.is_counted and not self.cleaned.get("status"):
            total = self.kept_total(wanted)
            rows = (
                marked_page(wanted, self.learner, self.number)
                if self.number <= last_page(total)
                else []
            )
            return rows, total, last_page(total)
        papers = self.papers(wanted)
        total = papers.order_by().count()
        marked = with_marks(papers, self.learner)
        rows = (
            marked_rows(rows_of_page(marked, self.number))
            if self.number <= last_page(total)
            else []
        )
        return rows, total, last_page(total)

    def papers(self, wanted: Wanted) -> QuerySet[Paper]:
        """All that fit, in the order that is asked for."""
        papers, status = papers_wanted(wanted, self.tree), self.cleaned.get("status")
        return (
            with_status(papers, self.learner, status)
            if self.learner and status
            else papers
        )

    def ids(self) -> list[int] | None:
        """All papers of the list in its order; None when the address can't be read."""
        return (
            list(dict.fromkeys(self.papers(self.wanted).values_list("pk", flat=True)))
            if self.is_valid
            else None
        )

    def context(self) -> dict[str, Any]:
        (rows, total, last), number = self.rows(), self.number
        return {
            "form": self.form,
            "form_html": self.form_html(),
            "rows": rows,
            "rows_html": rows_html(self.request, rows, self.learner),
            "total": total,
            "page": make_page(number, last, self.page_url),
            "active_filters": self.active_filters(),
            "empty_reason": "" if rows else self.empty_reason(total, last),
            "clear_url": self.request.path,
            "can_export": self.is_valid,
            "export_query": self.export_query(),
            "canonical_path": self.canonical_path(number),
        }

    def form_html(self) -> SafeString:
        if self.form:
            return rendered_form(self.form)
        return untouched_form(
            tuple(self.categories.items()),
            self.learner is not None,
            tuple(self.fixed.items()),
        )

    def page_url(self, number: int) -> str:
        return self.address(page=number)

    def address(self, *, without: str = "", page: int = 1) -> str:
        kept = {name: value for name, value in self.asked.items() if name != without}
        query = urlencode(kept | ({"page": page} if page > 1 else {}))
        return f"{self.request.path}?{query}" if query else self.request.path

    def canonical_path(self, number: int) -> str:
        """The same list whoever filtered it in whichever order; the order of the papers makes no other list."""
        kept = sorted(
            (name, value)
            for name, value in self.asked.items()
            if name in CANONICAL and self.is_valid
        )
        query = urlencode(
            kept + ([("page", str(number))] if 1 < number < 10**9 else [])
        )
        return f"{self.request.path}?{query}" if query else self.request.path

    def export_query(self) -> str:
        """The list's own filters, to go on after the format of a file."""
        kept = {
            name: value
            for name, value in (self.asked | self.fixed).items()
            if name not in ("format", "papers")
        }
        return f"&{urlencode(kept)}" if kept else ""

    def active_filters(self) -> list[tuple[str, str]]:
        fields = self.form.fields if self.form else ()
        names = [
            name for name in self.asked if name in fields and name not in self.fixed
        ]
        return [
            (self.label(name, self.asked[name]), self.address(without=name))
            for name in names
            if name != "order"
        ]

    def label(self, name: str, value: str) -> str:
        """A filter in words; what is not known is named with its kind."""
        found = ""
        if name == "category":
            found = self.categories.get(value, ("", 0))[0]
        elif name == "status":
            found = (STATUS_LABELS | {"unmarked": "Not marked"}).get(value, "")
        elif name == "note":
            found = dict(NOTES).get(value, "")
        elif name == "author":
            author = Author.objects.filter(slug=value).first()
            found = author.display_name if author else ""
        elif name == "topic" and self.is_valid and self.tree:
            node = self.tree.node(value)
            found = f"Topic: {node.name}" if node else ""
        return found or f"{name.capitalize()}: {value}"

    def empty_reason(self, total: int, last: int) -> str:
        if self.form and not self.is_valid:
            fields = [
                str(self.form.fields[name].label or name)
                for name in self.form.errors
                if name in self.form.fields
            ]
            return f"The library has no such {' or '.join(fields).lower()}. Choose another one, or begin anew."
        if total:
            return f"This list ends with page {last}."
        if self.asked or self.fixed:
            return NO_FIT
        return "The library is empty so far. Curators add papers in the curation pages."


def catalogue_form(
    categories: Categories, is_learner: bool, values: dict[str, str]
) -> CatalogueForm:
    return CatalogueForm(
        data=values,
        categories=[(slug, f"{name} ({count})") for slug, (name, count) in categories],
        statuses=list(Reading.Status.choices) if is_learner else [],
    )


def rendered_form(form: CatalogueForm) -> SafeString:
    return render_to_string("partials/form.html", {"form": form, "hide_optional": True})


@lru_cache(maxsize=128)
def untouched_form(
    categories: Categories, is_learner: bool, fixed: tuple[tuple[str, str], ...]
) -> SafeString:
    """The filters before anybody touched them: the same for all who see the same counts."""
    return rendered_form(catalogue_form(categories, is_learner, dict(fixed)))


def rows_html(
    request: HttpRequest, rows: list[CatalogueRow], learner: Learner | None
) -> SafeString:
    """All rows as list items, each with the menu of its mark."""
    if learner is None:
        # Safe: rows come from an HtmlField.
        return mark_safe("".join(f"<li>{row.html}</li>" for row in rows))
    buttons = status_buttons(request, request.get_full_path())
    marks = {row.status: row.status_label for row in rows}
    menus = {
        status: row_menu(status, label).replace(BUTTONS, buttons)
        for status, label in marks.items()
    }
    # Safe: rows come from an HtmlField, menus from a template; a slug is letters, digits and hyphens.
    return mark_safe(
        "".join(
            f'<li><div class="row-text">{row.html}</div>{menus[row.status].replace(SLUG, row.slug)}</li>'
            for row in rows
        )
    )
