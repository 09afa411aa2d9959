"""Where a page lies on the site, for the navigation."""

from django import template

register = template.Library()

# The first part of an address and the section it belongs to.
SECTIONS = {
    "": "home",
    "review": "review",
    "papers": "papers",
    "categories": "papers",
    "tags": "papers",
    "authors": "papers",
    "topics": "topics",
    "paths": "paths",
    "lists": "lists",
    "groups": "groups",
    "map": "papers",
    "compare": "papers",
    "plans": "home",
    "routines": "home",
    "progress": "progress",
}


@register.simple_tag
def section_of(path: str) -> str:
    """The section of an address; empty for pages of none."""
    first_part = path.split("/", 2)[1]
    return SECTIONS.get(first_part, "")
