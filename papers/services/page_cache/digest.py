"""Whether the page cache was rendered by this code (decision 0019)."""

import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.urls import reverse

# What rendering imports from `papers`, whole; a test follows the imports.
RENDERING_CODE = (
    "papers/fields.py",
    "papers/formats",
    "papers/graph",
    "papers/libraryfiles",
    "papers/markdown",
    "papers/models",
    "papers/services",
    "papers/templatetags",
    "papers/titlecards",
    "papers/topic_tree.py",
)
RENDERING_TEMPLATES = "templates/papers/page_cache"
RENDERING_LIBRARIES = (
    "anyascii",
    "bibtexparser",
    "django",
    "fast-sugiyama",
    "markdown-it-py",
    "math-core",
    "nh3",
    "pillow",
    "pygments",
)
# Names of the addresses that stand in a rendered page.
RENDERED_ADDRESSES = (
    "author",
    "category",
    "mark_passage",
    "paper",
    "paper_title_card",
    "tag",
    "topic",
)


def rendering_files() -> Iterator[Path]:
    """All our files that decide how Markdown becomes a page."""
    for name in RENDERING_CODE:
        path = settings.BASE_DIR / name
        if path.is_file():
            yield path
        else:
            yield from sorted(path.rglob("*.py"))
    templates = settings.BASE_DIR / RENDERING_TEMPLATES
    yield from sorted(templates.rglob("*.html"))


def rendering_digest() -> str:
    """SHA-256 over all that decides how pages look.

    When it changes, everything is rendered anew.
    """
    total = hashlib.sha256(settings.SITE_URL.encode())
    for name in RENDERED_ADDRESSES:
        total.update(reverse(name, args=["any"]).encode())
    for name in RENDERING_LIBRARIES:
        total.update(f"{name} {version(name)}\n".encode())
    for file in rendering_files():
        total.update(file.read_bytes())
    return total.hexdigest()
