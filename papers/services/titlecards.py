"""What the title cards of papers and lists say, and where drawn ones are kept.

A card is drawn when it is first asked for, kept as one file in `DATA_DIR/titlecards`, and drawn over when what it says
or how it is drawn has changed. The folder may be emptied at any time.
"""

import logging
import tempfile
from pathlib import Path

from django.conf import settings
from django.urls import reverse

from papers.models import Category, Paper, ReadingPath
from papers.titlecards import TitleCard, digest_of, png_of
from papers.topic_tree import Node

log = logging.getLogger(__name__)
# The picture's header, with the digest in it, is within these bytes.
HEADER = 2_000
SITE_CARD = TitleCard(
    "A study desk for AI papers", "Read the papers, and keep what they said."
)


def card_of_paper(paper: Paper, names: list[str]) -> TitleCard:
    """The names as one says them, in order."""
    year, most = str(paper.year), len(names) if len(names) <= 3 else 2
    bylines = [
        f"{', '.join(names[:count])}{' et al.' if count < len(names) or paper.has_more_authors else ''} · {year}"
        for count in range(most, 0, -1)
    ]
    return TitleCard(
        paper.category.name, paper.title, (*bylines, year), name=paper.slug
    )


def card_of_category(category: Category, count: int) -> TitleCard:
    return TitleCard(
        "Papers", category.name, (counted(count, "note"),), name=category.slug
    )


def card_of_topic(node: Node) -> TitleCard:
    counts = [
        counted(node.paper_count, "paper"),
        counted(node.question_count, "question"),
    ]
    return TitleCard(
        "Topic", node.name, (" · ".join(filter(None, counts)),), name=node.slug
    )


def card_of_path(path: ReadingPath, count: int) -> TitleCard:
    return TitleCard(
        "Reading path", path.title, (counted(count, "paper"),), name=path.slug
    )


def counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}" if number else ""


def card_address(paper: Paper, names: list[str]) -> str:
    """Where the paper's card is; another address for another picture, since networks keep what they once fetched."""
    path = reverse("paper_title_card", args=[paper.slug])
    return f"{settings.SITE_URL}{path}?v={digest_of(card_of_paper(paper, names))[:12]}"


def kept_png(name: str, card: TitleCard) -> bytes:
    """The card's picture, drawn now if none of that name is kept or the kept one is stale."""
    file = Path(settings.DATA_DIR) / "titlecards" / f"{name}.png"
    try:
        png = file.read_bytes()
    except OSError:
        png = b""
    if digest_of(card).encode() not in png[:HEADER]:
        png = png_of(card)
        keep(file, png)
    return png


def keep(file: Path, png: bytes) -> None:
    """Whole or not at all; without it the card is drawn again the next time."""
    try:
        file.parent.mkdir(mode=0o700, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as new:
            new.write(png)
        Path(new.name).replace(file)
    except OSError as error:
        log.warning("A title card can't be kept in %s: %s", file.parent, error.strerror)
