"""What came after a paper is named: a correction with its source, and a year."""

import re
from collections.abc import Iterator

from papers.libraryfiles.entries import Library
from papers.libraryfiles.faults import Fault, quote_text
from papers.libraryfiles.texts import LocatedText

# Sections that are shown where no link fits, and what one does oneself.
WITHOUT_SOURCES = {"", "tldr", "plain", "practice"}
FOUND = r"""(?:
    f(?:ind|ound)s? | show(?:s|ed|n)? | corrected | replaced | repaired | refuted
    | confirmed | improve[sd]? | return(?:s|ed) | shook | argued? | built | see
    | put | distilled | modulates | fixes | matched
    )"""
LATER = re.compile(
    rf"""\b(?:
    (?:later | independent | newer)\ (?:work|stud(?:y|ies)|papers?|tests?
        | comparisons? | research | analys[ei]s | readings?)
        (?:\ on\ [\w-]+)? (?:\ later)? \ {FOUND}
    | (?:was|were|have\ since|has\ since)\ (?:later\ )?(?:been\ )?
        (?:corrected | replaced | repaired | refuted | shown)\ (?:by|to|in|that)
    | later\ (?:corrected | replaced | repaired | refuted)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?]?")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def lint_corrections(text: LocatedText) -> Iterator[Fault]:
    """Later work that corrected or replaced something is linked in the sentence."""
    if text.kind in WITHOUT_SOURCES:
        return
    for sentence in SENTENCE.finditer(text.masked):
        if "](" in sentence.group():
            continue
        for match in LATER.finditer(sentence.group()):
            yield text.fault_at(
                sentence.start() + match.start(),
                f"The text says {quote_text(match.group())} and links no work",
                "Name the work with a link in this sentence, or leave it out",
            )


def lint_later_edges(library: Library) -> Iterator[Fault]:
    """A note that builds on a paper of a later year says why that can be."""
    years = {note.slug: note.year for note in library.notes}
    for note in library.notes:
        for link in note.links:
            if link.kind != "builds_on" or YEAR.search(link.because):
                continue
            later = years.get(link.paper, 0)
            if later > note.year:
                yield Fault(
                    note.path,
                    link.line,
                    f"{note.slug} of {note.year} builds on {link.paper} of {later}",
                    "Say in the reason which year it was known in",
                )
