"""Which pages of the cache are old, and rendering them anew."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction

from papers.fields import RenderedField
from papers.models import (
    Category,
    Choice,
    Collection,
    CollectionEntry,
    KeyPoint,
    LibraryRevision,
    Link,
    Outlet,
    OwnPaper,
    Paper,
    PathStep,
    Prompt,
    Question,
    ReadingPath,
    Topic,
    Trend,
    TrendExample,
)
from papers.services.library.plan import WRITES, Action, LoadStep
from papers.services.library.revision import bump_revision
from papers.services.page_cache import (
    render_pages,
    rendering_digest,
    with_neighbours,
)

# Called with what is done, how much of it, and how much there is.
Progress = Callable[[str, int, int], None]
# Their names stand on every page.
SHOWN_EVERYWHERE = ("category", "topic")
RENDERED_MODELS: tuple[Any, ...] = (
    Category,
    Topic,
    Paper,
    OwnPaper,
    Question,
    KeyPoint,
    Choice,
    Link,
    ReadingPath,
    PathStep,
    Collection,
    CollectionEntry,
    Trend,
    TrendExample,
    Outlet,
    Prompt,
)


def report_nothing(what: str, done: int, total: int) -> None:
    """The progress that nobody watches."""


def render_cached_pages(paper_ids: set[int] | None, progress: Progress) -> None:
    """Renders the pages of these papers; None stands for all."""
    total = Paper.objects.count() if paper_ids is None else len(paper_ids)
    for done in render_pages(paper_ids):
        progress("Rendering", done, total)


def stale_papers(plan: Iterable[LoadStep]) -> set[int] | None:
    """The papers whose cached pages the plan makes old, or None for all.

    With them all papers that are linked to them.
    """
    changes = [step for step in plan if step.action in (*WRITES, Action.RETIRE)]
    if any(step.kind in SHOWN_EVERYWHERE for step in changes):
        return None
    slugs = {step.name for step in changes if step.kind == "note"}
    figures = [step.name for step in changes if step.kind == "figure"]
    if figures:
        slugs.update(slugs_of_figures(figures))
    papers = Paper.objects.library().filter(slug__in=slugs)
    return with_neighbours(papers.values_list("id", flat=True))


def slugs_of_figures(figures: Iterable[str]) -> set[str]:
    """The papers to whose notes these figures belong by their names."""
    slugs = set()
    for slug in Paper.objects.library().values_list("slug", flat=True):
        if any(name.startswith(f"{slug}-") for name in figures):
            slugs.add(slug)
    return slugs


def render_all(progress: Progress = report_nothing) -> None:
    """Renders everything anew, after an upgrade of what makes pages of notes."""
    with transaction.atomic():
        for model in RENDERED_MODELS:
            render_fields(model)
        render_cached_pages(None, progress)
        bump_revision()
        rows = LibraryRevision.objects.filter(pk=1)
        rows.update(rendering_digest=rendering_digest())


def render_fields(model: Any) -> None:
    """The rendered fields of all rows of a model."""
    rendered = [
        field
        for field in model._meta.fields
        if isinstance(field, RenderedField)
    ]
    rows = list(model._default_manager.all())
    for row in rows:
        for field in rendered:
            field.pre_save(row, add=False)
    names = [field.name for field in rendered]
    model._default_manager.bulk_update(rows, names, batch_size=200)
