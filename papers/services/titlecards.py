"""What the title cards of papers and lists say, and where drawn ones are kept.

A card is drawn when it is first asked for, kept as one file in `DATA_DIR/titlecards`,
and drawn over when what it says or how it is drawn has changed. The folder may be
emptied at any time.
"""

import logging
import tempfile
from pathlib import Path

from django.conf import settings
from django.urls import reverse

from papers.formats.author_line import NAMES_SHOWN, author_line
from papers.models import Category, Paper, ReadingPath
from papers.titlecards import TitleCard, digest_of, png_of
from papers.topic_tree import Node

log = logging.getLogger(__name__)
# The picture's header, with the digest in it, is within these bytes.
HEADER_LENGTH = 2_000
SITE_CARD = TitleCard(
    "A study desk for AI papers", "Read the papers, and keep what they said."
)


def card_of_paper(paper: Paper, names: list[str]) -> TitleCard:
    """`names` are the authors' as one says them, in order."""
    bylines = [*author_bylines(paper, names), paper.year_text]
    return TitleCard(
        kicker=paper.category_name,
        title=paper.title,
        bylines=tuple(bylines),
        name=paper.slug,
    )


def author_bylines(paper: Paper, names: list[str]) -> list[str]:
    """Ever fewer of the names with the year."""
    most = len(names)
    if most > NAMES_SHOWN:
        most = NAMES_SHOWN - 1
    bylines = []
    for count in range(most, 0, -1):
        has_more = count < len(names) or paper.has_more_authors
        line = author_line(names[:count], has_more=has_more)
        facts = [fact for fact in (line, paper.year_text) if fact]
        bylines.append(" · ".join(facts))
    return bylines


def card_of_category(category: Category, note_count: int) -> TitleCard:
    byline = count_phrase(note_count, "note")
    return TitleCard("Papers", category.name, (byline,), name=category.slug)


def card_of_topic(node: Node) -> TitleCard:
    phrases = [
        count_phrase(node.paper_count, "paper"),
        count_phrase(node.question_count, "question"),
    ]
    byline = " · ".join(filter(None, phrases))
    return TitleCard("Topic", node.name, (byline,), name=node.slug)


def card_of_path(path: ReadingPath, paper_count: int) -> TitleCard:
    byline = count_phrase(paper_count, "paper")
    return TitleCard("Reading path", path.title, (byline,), name=path.slug)


def count_phrase(number: int, noun: str) -> str:
    """“1 note”, “1,204 notes”; nothing for none."""
    if number == 0:
        return ""
    if number == 1:
        return f"1 {noun}"
    return f"{number:,} {noun}s"


def title_card_url(paper: Paper, names: list[str]) -> str:
    """Where the paper's card is.

    Another address for another picture, since networks keep what they once fetched.
    """
    path = reverse("paper_title_card", args=[paper.slug])
    version = digest_of(card_of_paper(paper, names))[:12]
    return f"{settings.SITE_URL}{path}?v={version}"


def title_card_png(name: str, card: TitleCard) -> bytes:
    """The card's picture, drawn now if none of that name is kept or that is stale."""
    folder = Path(settings.DATA_DIR) / "titlecards"
    file = folder / f"{name}.png"
    kept = read_png(file)
    header = kept[:HEADER_LENGTH]
    if digest_of(card).encode() in header:
        return kept
    png = png_of(card)
    store_png(file, png)
    return png


def read_png(file: Path) -> bytes:
    """Nothing when none is kept."""
    try:
        return file.read_bytes()
    except OSError:
        return b""


def store_png(file: Path, png: bytes) -> None:
    """Whole or not at all; without it the card is drawn again the next time."""
    try:
        file.parent.mkdir(mode=0o700, exist_ok=True)
        replace_file(file, png)
    except OSError as error:
        log.warning(
            "A title card can't be kept in %s: %s", file.parent, error.strerror
        )


def replace_file(file: Path, content: bytes) -> None:
    """What could not be written, as on a full disk, leaves nothing behind."""
    with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as new:
        temporary = Path(new.name)
        try:
            new.write(content)
            new.flush()
            temporary.replace(file)
        except OSError:
            temporary.unlink()
            raise
