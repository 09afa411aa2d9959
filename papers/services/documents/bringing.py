"""A document as it is brought: its bytes become a text, and the text a kind."""

from datetime import datetime
from typing import Any

from papers.documents.anki_package import START, NoPackage, text_of_package
from papers.documents.kinds import LARGEST_DOCUMENT, recognise_kind
from papers.formats.references import NoText, decode_file
from papers.models import DocumentImport
from papers.models.document_import import LONGEST_NAME

MEGABYTE = 1024 * 1024
TOO_LARGE = (
    f"This document is larger than {LARGEST_DOCUMENT // MEGABYTE} MB."
    " Take a part of it."
)
NO_TEXT = (
    "This is no text: it has bytes that no letters have. Save it as UTF-8."
)
NOTHING_IN_IT = "There is nothing in this document."
UNKNOWN_KIND = (
    "It looks like nothing that is known here: neither lines drawn between topics, nor"
    " a list of short names, nor lines indented with tabs, nor OPML, nor questions with"
    " answers as bullets, nor notes below headings that are links, nor an index whose"
    " headings end in counts. Say what it is."
)
PASTED = "Pasted text"


class NotBrought(Exception):
    """Why the document cannot be read, in words."""


def decode_document(content: bytes) -> str:
    """With line ends as the library has them; raises NotBrought."""
    if len(content) > LARGEST_DOCUMENT:
        raise NotBrought(TOO_LARGE)
    try:
        text = (
            text_of_package(content)
            if content.startswith(START)
            else decode_file(content)
        )
    except NoPackage as error:
        raise NotBrought(str(error)) from error
    except NoText as error:
        raise NotBrought(NO_TEXT) from error
    if not text.strip():
        raise NotBrought(NOTHING_IN_IT)
    return text


def new_document(
    *,
    name: str,
    text: str,
    kind: str,
    by: Any,
    at: datetime,
) -> DocumentImport:
    """Not yet stored. kind: empty to be recognised; raises NotBrought."""
    known_kind = kind or recognise_kind(text)
    if known_kind is None:
        raise NotBrought(UNKNOWN_KIND)
    return DocumentImport(
        name=name[:LONGEST_NAME] or PASTED,
        kind=str(known_kind),
        text=text,
        by=by,
        brought_at=at,
    )
