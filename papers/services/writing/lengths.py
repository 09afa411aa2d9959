"""How long the texts of a note are, against what the style asks for."""

from dataclasses import dataclass

from papers.libraryfiles.lint.lengths import ADVISED_WORDS, CONTRIBUTIONS
from papers.libraryfiles.lint.wording import word_count
from papers.libraryfiles.read.outline import list_items
from papers.services.writing.note_texts import NoteTexts, heading_of


@dataclass(frozen=True)
class TextLength:
    """least, most: what is asked for; both 0 where nothing is."""

    heading: str
    count: int
    unit: str
    least: int
    most: int

    @property
    def is_asked(self) -> bool:
        return self.most > 0

    @property
    def is_short(self) -> bool:
        return self.is_asked and self.count < self.least

    @property
    def is_long(self) -> bool:
        return self.is_asked and self.count > self.most


def lengths_of_note(texts: NoteTexts) -> list[TextLength]:
    """Of each text in reading order, and of those that are missing."""
    advised = ADVISED_WORDS.get(texts.note, {})
    lengths = []
    for kind, body in texts.bodies.items():
        least, most = advised.get(kind, (0, 0))
        count = word_count(body)
        lengths.append(
            TextLength(heading_of(kind), count, "words", least, most)
        )
    items, _ = list_items(texts.body("contributions"))
    asked = CONTRIBUTIONS.get(texts.note)
    if asked and items:
        lengths.append(TextLength("Contributions", len(items), "items", *asked))
    return lengths
