"""The frame round every page, rendered once per process for all who see the same."""

from functools import lru_cache

from django import template
from django.template.base import Node, NodeList, Parser, Token
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# The first part of an address and the way that leads there.
SECTIONS = {
    "": "home",
    "review": "review",
    "papers": "papers",
    "categories": "papers",
    "tags": "papers",
    "authors": "papers",
    "topics": "topics",
    "paths": "paths",
    "map": "papers",
    "compare": "papers",
    "progress": "progress",
}
TOKEN = "FORM-TOKEN"


@register.simple_tag
def site_ways(path: str, is_learner: bool) -> SafeString:
    """The main ways, with the one marked that the path belongs to."""
    return ways(SECTIONS.get(path.split("/", 2)[1], ""), is_learner)


@lru_cache(maxsize=32)
def ways(section: str, is_learner: bool) -> SafeString:
    return render_to_string(
        "partials/site_navigation.html", {"section": section, "is_learner": is_learner}
    )


@register.simple_tag
def account_menu(is_curator: bool, csrf_token: str) -> SafeString:
    """The account's menu; only the token of its form is the request's own."""
    field = format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">', csrf_token
    )
    # Safe: a template's HTML, in which a field made by format_html takes the place of our own mark.
    return mark_safe(menu(is_curator).replace(TOKEN, field))


@lru_cache(maxsize=2)
def menu(is_curator: bool) -> SafeString:
    return render_to_string(
        "partials/account_menu.html", {"is_curator": is_curator, "token_field": TOKEN}
    )


class OnceNode(Node):
    """A part that is the same on every page, kept as the process first rendered it."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist
        self.text: SafeString | None = None

    def render(self, context: Context) -> SafeString:
        if self.text is None:
            # Nothing of this request is in sight, so nothing of it can be shown to another.
            self.text = self.nodelist.render(context.new({}))
        return self.text


@register.tag
def once(parser: Parser, _token: Token) -> OnceNode:
    nodelist = parser.parse(("endonce",))
    parser.delete_first_token()
    return OnceNode(nodelist)
