"""The engine of templates that write many rows: Jinja2, as Django's second engine.

Django's own engine writes every page. Fifty rows in it take longer than the rest of
a page together, so lists are written by `templates/jinja2/rows/`.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.http import HttpRequest
from django.template import engines
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from jinja2 import Environment, StrictUndefined

from config.addresses import url


def environment(**options: Any) -> Environment:
    """Jinja2 with `url(name, *arguments)`; an unknown name is an error."""
    options |= {
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
    }
    jinja = Environment(**options)
    jinja.globals["url"] = url
    return jinja


def render_rows(
    template: str, context: dict[str, Any], request: HttpRequest | None = None
) -> SafeString:
    """The rows of a template below `templates/jinja2/`, for a page of Django's."""
    html = render_to_string(template, context, request, using="jinja2")
    # Safe: a template's HTML, and the engine escapes what the template shows.
    return mark_safe(html)


@cache
def rows_macro(template: str, name: str) -> Callable[..., SafeString]:
    """One macro of a template below `templates/jinja2/`, for a row by itself."""
    engine: Any = engines["jinja2"]
    macro = getattr(engine.env.get_template(template).module, name)

    def render(*arguments: Any) -> SafeString:
        # Safe: a template's HTML, and the engine escapes what the template shows.
        return mark_safe(macro(*arguments))

    return render
