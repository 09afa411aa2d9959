"""Tags as curators type them."""

from django.core.exceptions import ValidationError

from papers.libraryfiles.slugs import SLUG


def check_tag(name: str) -> str:
    """The tag as it is, when it can stand in an address and in the library's files."""
    if not SLUG.match(name):
        raise ValidationError(
            f"“{name}”: tags are lower-case words like self-supervised."
        )
    return name
