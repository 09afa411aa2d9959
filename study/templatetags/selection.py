"""The boxes beside papers, and the bar with what can be done with those ticked."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from config.rows import rows_macro
from study.chosen import chosen_slugs
from study.models import Reading

register = template.Library()


@register.simple_tag(takes_context=True)
def row_choice(context: Context, slug: str) -> SafeString:
    """The box of one paper, ticked where the learner has ticked it."""
    request = context["request"]
    is_chosen = request.user.is_authenticated and slug in chosen_slugs(request)
    return rows_macro("rows/row_choice.html", "row_choice")(slug, is_chosen)


@register.simple_tag(takes_context=True)
def selection_toggle(context: Context) -> bool:
    """Whether the boxes are shown from the start, because something is ticked."""
    request = context.get("request")
    if request is None or not request.user.is_authenticated:
        return False
    return bool(chosen_slugs(request))


@register.simple_tag(takes_context=True)
def selection_bar(context: Context, rows: Iterable[Any]) -> SafeString:
    """The bar below rows that have the papers' slugs; a visitor's keeps nothing."""
    request = context["request"]
    if not request.user.is_authenticated:
        return render_to_string(
            "library/partials/selection_bar.html", {}, request
        )
    slugs = []
    for row in rows:
        slugs.append(row["slug"] if isinstance(row, dict) else row.slug)
    values = {"shown": ",".join(slugs), "next_path": request.get_full_path()}
    return render_to_string("selection/bar.html", values, request)


@register.simple_tag(takes_context=True)
def chosen_count(context: Context) -> int:
    return len(chosen_slugs(context["request"]))


@register.simple_tag(takes_context=True)
def chosen_undo_text(context: Context) -> str:
    """What was last done with ticked papers and can be undone; empty for nothing."""
    return context["request"].session.get("chosen_undo", {}).get("text", "")


@register.simple_tag
def status_choices() -> list[tuple[str, str]]:
    return list(Reading.Status.choices)
