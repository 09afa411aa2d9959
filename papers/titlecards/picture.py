"""The picture itself: a quiet title page with a category, a title, who wrote it, and whose page it is."""

from functools import cache, partial
from io import BytesIO

from PIL import Image, ImageColor, ImageDraw, PngImagePlugin

from papers.titlecards.card import TitleCard, digest_of
from papers.titlecards.glyphs import face, settable
from papers.titlecards.lines import Block, Measure, block_of, cut

# What social networks ask for (Open Graph: 1.91 to 1).
WIDTH, HEIGHT = 1200, 630
# The light reading of static/css/tokens.css.
PAGE, INK, SOFT, HAIRLINE, ACCENT = (
    "#fcfcfb",
    "#1b1d20",
    "#46494e",
    "#dcddda",
    "#0d5746",
)
LEFT, RIGHT = 88, 1112
KICKER_AT, TITLE_AT, RULE_AT, FOOT_AT = 118, 160, 522, 584
IMPRINT_AT = 936
# Sizes of a title with the number of lines for which there is room.
SIZES = ((128, 1), (104, 2), (92, 3), (82, 3), (72, 4), (64, 4), (56, 4))
LEADING = 1.13
SHADES = 32


def png_of(card: TitleCard) -> bytes:
    """The card's picture; it carries the card's digest, so that a stale one can be told from its own bytes."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAGE)
    pen = ImageDraw.Draw(image)
    write(
        pen,
        (LEFT, KICKER_AT),
        fitting((card.kicker,), "strong", 34, RIGHT),
        "strong",
        34,
        ACCENT,
    )
    title = settable(card.title) or card.name
    write_block(pen, block_of(title, SIZES, RIGHT - LEFT, partial(length, "strong")))
    pen.line((LEFT, RULE_AT, RIGHT, RULE_AT), fill=HAIRLINE, width=2)
    write(
        pen,
        (LEFT, FOOT_AT),
        fitting(card.bylines, "text", 34, IMPRINT_AT - 40),
        "text",
        34,
        SOFT,
    )
    image.paste(ACCENT, (IMPRINT_AT, FOOT_AT - 43), mark(56))
    write(pen, (RIGHT, FOOT_AT), "Octavo", "strong", 36, INK, anchor="rs")
    file, notes = BytesIO(), PngImagePlugin.PngInfo()
    notes.add_text("Card", digest_of(card))
    image.quantize(palette=shades(), dither=Image.Dither.NONE).save(
        file, "PNG", pnginfo=notes
    )
    return file.getvalue()


def length(name: str, size: int) -> Measure:
    return face(name, size).getlength


def write(
    pen: ImageDraw.ImageDraw,
    at: tuple[float, float],
    text: str,
    name: str,
    size: int,
    ink: str,
    anchor: str = "ls",
) -> None:
    """Text with its baseline there."""
    pen.text(at, text, fill=ink, font=face(name, size), anchor=anchor)


def write_block(pen: ImageDraw.ImageDraw, block: Block) -> None:
    for number, line in enumerate(block.lines):
        baseline = TITLE_AT + block.size * (0.8 + LEADING * number)
        write(pen, (LEFT, baseline), line, "strong", block.size, INK)


def fitting(texts: tuple[str, ...], name: str, size: int, right: int) -> str:
    """The first of the texts that ends before that place, or what fits of the last."""
    lines, measure = [line for line in map(settable, texts) if line], length(name, size)
    for line in lines:
        if measure(line) <= right - LEFT:
            return line
    return cut(lines[-1], right - LEFT, measure) if lines else ""


@cache
def mark(size: int) -> Image.Image:
    """The folded leaf of templates/partials/mark.html as a mask, drawn large and made small for smooth edges."""
    scale = size * 8 / 24
    image = Image.new("L", (size * 8, size * 8))
    pen = ImageDraw.Draw(image)
    leaf, page, fold = (
        [(x * scale, y * scale) for x, y in points]
        for points in (
            ((12, 6.5), (3.5, 4), (3.5, 18), (12, 20.5)),
            ((12, 6.5), (20.5, 4), (20.5, 18), (12, 20.5), (12, 6.5), (20.5, 4)),
            ((12, 13.5), (20.5, 11)),
        )
    )
    pen.polygon(leaf, fill=255)
    pen.line(page, fill=255, width=round(1.5 * scale), joint="curve")
    pen.line(fold, fill=255, width=round(1.25 * scale))
    return image.resize((size, size), Image.Resampling.LANCZOS)


@cache
def shades() -> Image.Image:
    """The palette: each ink in even steps from the page, all that smooth edges need, for a third of the bytes."""
    parts = [*ImageColor.getrgb(HAIRLINE)]
    for ink in (INK, SOFT, ACCENT):
        for step in range(SHADES):
            parts += mixed(ink, step / (SHADES - 1))
    image = Image.new("P", (1, 1))
    image.putpalette(parts)
    return image


def mixed(ink: str, share: float) -> list[int]:
    """The page with so much of the ink on it."""
    pairs = zip(ImageColor.getrgb(PAGE), ImageColor.getrgb(ink), strict=True)
    return [round(page + (full - page) * share) for page, full in pairs]
