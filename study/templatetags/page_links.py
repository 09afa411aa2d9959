"""The way from page to page of a long list."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from config.rows import render_rows

register = template.Library()


@register.simple_tag
def page_links(page: Any) -> SafeString:
    """page: of study.pagination, or nothing where a list is not divided."""
    if not page:
        return SafeString()
    return render_rows("rows/page_links.html", {"page": page})
