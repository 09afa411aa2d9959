"""Addresses of what can be done with a list, a learner's own or a group's."""

from django import template

from study.models import ReadingList

register = template.Library()


@register.simple_tag
def list_url(reading_list: ReadingList, name: str, *arguments: int) -> str:
    """name: of the address for a learner's own list."""
    return reading_list.url_of(name, *arguments)
