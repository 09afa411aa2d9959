"""Which kind of document a text is, and how each kind is read."""

import re
import unicodedata
from collections.abc import Callable
from enum import StrEnum
from functools import partial

from papers.documents.anki_notes import is_anki_text, read_anki_notes
from papers.documents.bibliography import (
    Bibliography,
    read_bibliography,
    recognise_bibliography,
)
from papers.documents.blurb_index import COUNT, BlurbIndex, read_blurb_index
from papers.documents.box_tree import HEADING, ROW, read_box_tree
from papers.documents.long_notes import NotePage, read_long_notes
from papers.documents.opml import NotReadable, read_opml
from papers.documents.question_sheet import QuestionSheet, read_question_sheet
from papers.documents.topic_lists import (
    ITEM,
    read_indented_topics,
    read_topic_list,
)
from papers.documents.topic_nodes import TopicDocument
from papers.formats.read_bibtex import read_bibtex
from papers.formats.read_csl import read_csl
from papers.formats.read_csv import read_csv
from papers.formats.read_ris import read_ris
from papers.libraryfiles.read.topics import NAME_LENGTH

LARGEST_DOCUMENT = 20 * 1024 * 1024
OPML = re.compile(
    r"\s*(?:<\?xml.*?\?>\s*)?(?:<!--.*?-->\s*)?<opml\b", re.DOTALL
)
LINKED_HEADING = re.compile(r"#{1,6}[ \t].*\]\(<?https?://")
# So many lines are looked at.
LOOKED_AT = 2_000
# The share of a list's items that look like names.
LEAST_NAMES = 0.9
# The share of a sheet's items that ask.
LEAST_ASKING = 0.2
# The share of an index's headings that end in a count.
LEAST_COUNTED = 0.5
NOTHING = {
    "question_sheet": "no question with an answer below a heading was found in it.",
    "blurb_index": "no title and no blurb below a heading was found in it.",
    "long_notes": "no text below a heading that is a link was found in it.",
    "anki": "no note with a question and an answer was found in it.",
    "bibtex": "no entry with a title was found in it.",
    "ris": "no record with a title was found in it.",
    "csl_json": "no item with a title was found in it.",
    "csv": "no row with a title was found in it.",
}
NO_TOPIC = "no topic was found in it as this kind of document."

# The share of the headings that lead to a work.
LEAST_LINKED = 0.3

Document = TopicDocument | QuestionSheet | NotePage | Bibliography | BlurbIndex


class DocumentKind(StrEnum):
    """By the names that the command takes."""

    BOX_TREE = "box_tree"
    TOPIC_LIST = "topic_list"
    INDENTED_TOPICS = "indented_topics"
    OPML = "opml"
    QUESTION_SHEET = "question_sheet"
    LONG_NOTES = "long_notes"
    BIBTEX = "bibtex"
    RIS = "ris"
    CSL_JSON = "csl_json"
    CSV = "csv"
    ANKI = "anki"
    BLURB_INDEX = "blurb_index"


READERS: dict[str, Callable[[str], Document]] = {
    DocumentKind.BOX_TREE: read_box_tree,
    DocumentKind.TOPIC_LIST: read_topic_list,
    DocumentKind.INDENTED_TOPICS: read_indented_topics,
    DocumentKind.OPML: read_opml,
    DocumentKind.QUESTION_SHEET: read_question_sheet,
    DocumentKind.LONG_NOTES: read_long_notes,
    DocumentKind.BIBTEX: partial(read_bibliography, read=read_bibtex),
    DocumentKind.RIS: partial(read_bibliography, read=read_ris),
    DocumentKind.CSL_JSON: partial(read_bibliography, read=read_csl),
    DocumentKind.ANKI: read_anki_notes,
    DocumentKind.CSV: partial(read_bibliography, read=read_csv),
    DocumentKind.BLURB_INDEX: read_blurb_index,
}


def recognise_kind(text: str) -> DocumentKind | None:
    """None where it looks like none of them."""
    written_by_program = recognise_by_signs(text)
    if written_by_program:
        return written_by_program
    rows = text.split("\n", LOOKED_AT)[:LOOKED_AT]
    branches = list(filter(ROW.match, rows))
    items = list(filter(ITEM.match, rows))
    names = list(filter(is_like_name, items))
    if len(branches) > len(items):
        return DocumentKind.BOX_TREE
    if is_index(rows):
        return DocumentKind.BLURB_INDEX
    if is_question_sheet(items):
        return DocumentKind.QUESTION_SHEET
    if is_page_of_notes(rows):
        return DocumentKind.LONG_NOTES
    if len(names) < LEAST_NAMES * len(items):
        return None
    if items:
        return DocumentKind.TOPIC_LIST
    has_tabs = any(row.startswith("\t") for row in rows)
    return DocumentKind.INDENTED_TOPICS if has_tabs else None


def recognise_by_signs(text: str) -> DocumentKind | None:
    """What programs write says at its beginning what it is."""
    if OPML.match(text):
        return DocumentKind.OPML
    if is_anki_text(text):
        return DocumentKind.ANKI
    bibliography = recognise_bibliography(text)
    return DocumentKind(bibliography) if bibliography else None


def is_question_sheet(items: list[str]) -> bool:
    """Items that ask, with others between them that answer."""
    asking = [item for item in items if item.rstrip(" *_").endswith("?")]
    has_answers = len(asking) < len(items)
    return has_answers and len(asking) > LEAST_ASKING * len(items)


def is_index(rows: list[str]) -> bool:
    """Headings that end in counts, most of those below the first."""
    headings = [row.strip() for row in rows if HEADING.match(row)]
    counted = [heading for heading in headings if COUNT.search(heading)]
    return bool(counted) and len(counted) >= LEAST_COUNTED * len(headings)


def is_page_of_notes(rows: list[str]) -> bool:
    """Headings that lead to works, with sentences below them."""
    headings = [row for row in rows if HEADING.match(row)]
    linked = [row for row in headings if LINKED_HEADING.match(row)]
    has_sentences = any(row.rstrip(" *").endswith(".") for row in rows)
    return has_sentences and len(linked) > LEAST_LINKED * len(headings)


def is_like_name(item: str) -> bool:
    """Questions and sentences are none."""
    label = item.strip()
    return len(label) <= NAME_LENGTH and not label.endswith(("?", "."))


def read_document(text: str, kind: str) -> Document:
    """Raises NotReadable, with the place, where nothing can be taken from it."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    # The library's files are in this form; some systems write letters in two parts.
    text = unicodedata.normalize("NFC", text)
    document = READERS[kind](text)
    if document.is_empty:
        raise NotReadable(1, NOTHING.get(kind, NO_TOPIC))
    return document
