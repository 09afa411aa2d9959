"""Titles where no formula can be set: in a tab, a heading, a shared address."""

from django import template

from papers.markdown import type_formulas

register = template.Library()


@register.filter
def with_typed_formulas(title: str) -> str:
    """“O(n²)” for `$O(n^2)$`."""
    return type_formulas(title)
