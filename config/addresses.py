"""Addresses of pages, which templates of both engines ask for by name.

An address depends on its name and arguments alone, never on a person or a request, so
each is made once: reverse() takes 15 µs and a page asks for twenty.
"""

from functools import lru_cache
from typing import Any

from django.template import Context, Library
from django.template.base import Parser, Token
from django.template.defaulttags import URLNode as DjangoURLNode
from django.template.defaulttags import url as parse_url_tag
from django.urls import NoReverseMatch, reverse
from django.utils.html import conditional_escape

register = Library()


@lru_cache(maxsize=16_384)
def url(name: str, *arguments: Any) -> str:
    return reverse(name, args=arguments)


class URLNode(DjangoURLNode):
    """Django's `{% url %}` with arguments alone, kept for later or not."""

    def render(self, context: Context) -> str:
        name = self.view_name.resolve(context)
        if self.kwargs or ":" in name:
            # The instance of a namespace is the request's.
            return super().render(context)
        arguments = [argument.resolve(context) for argument in self.args]
        try:
            address = url(name, *arguments)
        except NoReverseMatch:
            if not self.asvar:
                raise
            address = ""
        if self.asvar:
            context[self.asvar] = address
            return ""
        return conditional_escape(address)


@register.tag("url")
def remembered_url(parser: Parser, token: Token) -> URLNode:
    """`{% url name argument … %}`, read as Django reads it."""
    node = parse_url_tag(parser, token)
    return URLNode(node.view_name, node.args, node.kwargs, node.asvar)
