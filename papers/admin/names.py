"""Slugs and names as curators enter them."""

from django.core.exceptions import ValidationError

from papers.libraryfiles.other_names import join_in_lines, split_other_names
from papers.libraryfiles.slugs import SLUG


def check_tag(name: str) -> str:
    """The tag as it is, when it can stand in an address and in the library's files."""
    if not SLUG.match(name):
        raise ValidationError(
            f"“{name}”: tags are lower-case words like self-supervised."
        )
    return name


def clean_other_names(text: str) -> str:
    """One name a line, without empty lines and needless spaces."""
    return join_in_lines(split_other_names(text))
