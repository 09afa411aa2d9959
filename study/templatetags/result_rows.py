"""What a search found, as list items."""

from typing import Any

from django import template
from django.template import RequestContext
from django.utils.safestring import SafeString

from config.rows import render_rows
from study.access import learner_of
from study.chosen import chosen_slugs
from study.models import Learner, Reading

register = template.Library()
STATUS_LABELS = {choice.value: choice.label for choice in Reading.Status}


@register.simple_tag(takes_context=True)
def result_rows(context: RequestContext, group: Any) -> SafeString:
    """The rows of a ResultGroup; a learner's papers have the menu that marks them."""
    request = context.request
    learner = learner_of(request)
    values: dict[str, Any] = {
        "results": group.results,
        "is_learner": learner is not None,
        "chosen": (),
        "marked": {},
        "next": request.get_full_path(),
        "status_choices": Reading.Status.choices,
    }
    if learner is not None and group.has_papers:
        values["chosen"] = chosen_slugs(request)
        values["marked"] = marked_rows(learner, group)
    return render_rows("rows/result_rows.html", values, request)


def marked_rows(learner: Learner, group: Any) -> dict[str, dict[str, str]]:
    """What each paper's menu shows, by its slug."""
    slugs = [result.slug for result in group.results]
    readings = Reading.objects.filter(learner=learner, paper__slug__in=slugs)
    status_by_slug = dict(
        readings.order_by().values_list("paper__slug", "status")
    )
    rows = {}
    for slug in slugs:
        status = status_by_slug.get(slug, "")
        rows[slug] = {
            "slug": slug,
            "status": status,
            "status_label": STATUS_LABELS.get(status, ""),
        }
    return rows
