"""The picture itself: a quiet title page.

A category, a title, who wrote it, and whose page it is.
"""

from dataclasses import dataclass
from functools import cache
from io import BytesIO

from PIL import Image, ImageColor, ImageDraw, ImageFont, PngImagePlugin

from papers.titlecards.card import TitleCard, digest_of
from papers.titlecards.glyphs import load_face, settable_text
from papers.titlecards.lines import Block, Measure, cut_line, lay_out_block

# What social networks ask for (Open Graph: 1.91 to 1).
WIDTH = 1200
HEIGHT = 630
# The light reading of static/css/tokens.css.
PAGE = "#fcfcfb"
INK = "#1b1d20"
SOFT = "#46494e"
HAIRLINE = "#dcddda"
ACCENT = "#0d5746"
# Pixels from the left.
LEFT = 88
RIGHT = 1112
IMPRINT_AT = 936
# Pixels from the top, of baselines.
KICKER_AT = 118
TITLE_AT = 160
RULE_AT = 522
FOOT_AT = 584
# Sizes of a title with the number of lines for which there is room.
TITLE_SIZES = ((128, 1), (104, 2), (92, 3), (82, 3), (72, 4), (64, 4), (56, 4))
LEADING = 1.13
SHADE_COUNT = 32


@dataclass(frozen=True)
class TypeStyle:
    """A face of the typeface, its size in pixels, and its colour."""

    face: str
    size: int
    ink: str

    @property
    def font(self) -> ImageFont.FreeTypeFont:
        return load_face(self.face, self.size)


KICKER = TypeStyle("strong", 34, ACCENT)
BYLINE = TypeStyle("text", 34, SOFT)
IMPRINT = TypeStyle("strong", 36, INK)
TITLE_FACE = "strong"

Point = tuple[float, float]
# The folded leaf of templates/partials/mark.html, on its grid of 24.
LOGO_GRID = 24
LOGO_SIZE = 56
LOGO_LEAF: list[Point] = [(12, 6.5), (3.5, 4), (3.5, 18), (12, 20.5)]
LOGO_PAGE: list[Point] = [
    (12, 6.5),
    (20.5, 4),
    (20.5, 18),
    (12, 20.5),
    (12, 6.5),
    (20.5, 4),
]
LOGO_FOLD: list[Point] = [(12, 13.5), (20.5, 11)]
# Drawn so much larger than shown, for smooth edges.
LOGO_OVERSIZE = 8


def png_of(card: TitleCard) -> bytes:
    """The card's picture.

    It carries the card's digest, so that its own bytes say when it is stale.
    """
    image = draw_card(card)
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Card", digest_of(card))
    reduced = image.quantize(palette=card_palette(), dither=Image.Dither.NONE)
    file = BytesIO()
    reduced.save(file, "PNG", pnginfo=notes)
    return file.getvalue()


def draw_card(card: TitleCard) -> Image.Image:
    image = Image.new("RGB", (WIDTH, HEIGHT), PAGE)
    pen = ImageDraw.Draw(image)
    kicker = fitting_text((card.kicker,), KICKER, RIGHT)
    write_text(pen, (LEFT, KICKER_AT), kicker, KICKER)
    write_block(pen, title_block(card))
    pen.line((LEFT, RULE_AT, RIGHT, RULE_AT), fill=HAIRLINE, width=2)
    byline = fitting_text(card.bylines, BYLINE, IMPRINT_AT - 40)
    write_text(pen, (LEFT, FOOT_AT), byline, BYLINE)
    image.paste(ACCENT, (IMPRINT_AT, FOOT_AT - 43), logo_mask(LOGO_SIZE))
    write_text(pen, (RIGHT, FOOT_AT), "Octavo", IMPRINT, anchor="rs")
    return image


def title_block(card: TitleCard) -> Block:
    title = settable_text(card.title) or card.name
    width = RIGHT - LEFT
    return lay_out_block(title, TITLE_SIZES, width, title_measure)


def title_measure(size: int) -> Measure:
    return load_face(TITLE_FACE, size).getlength


def write_text(
    pen: ImageDraw.ImageDraw,
    at: Point,
    text: str,
    style: TypeStyle,
    anchor: str = "ls",
) -> None:
    """Text with its baseline there."""
    pen.text(
        at,
        text,
        fill=style.ink,
        font=style.font,
        anchor=anchor,
    )


def write_block(pen: ImageDraw.ImageDraw, block: Block) -> None:
    style = TypeStyle(TITLE_FACE, block.size, INK)
    line_height = LEADING * block.size
    baseline = TITLE_AT + 0.8 * block.size
    for line in block.lines:
        write_text(pen, (LEFT, baseline), line, style)
        baseline += line_height


def fitting_text(texts: tuple[str, ...], style: TypeStyle, right: int) -> str:
    """The first of the texts that ends before that place, or what fits of the last."""
    measure = style.font.getlength
    width = right - LEFT
    settable = map(settable_text, texts)
    lines = [line for line in settable if line]
    for line in lines:
        if measure(line) <= width:
            return line
    if not lines:
        return ""
    return cut_line(lines[-1], width, measure)


@cache
def logo_mask(size: int) -> Image.Image:
    """The folded leaf, drawn large and made small."""
    large = size * LOGO_OVERSIZE
    scale = large / LOGO_GRID
    image = Image.new("L", (large, large))
    pen = ImageDraw.Draw(image)
    page_width = round(1.5 * scale)
    fold_width = round(1.25 * scale)
    pen.polygon(scale_points(LOGO_LEAF, scale), fill=255)
    pen.line(
        scale_points(LOGO_PAGE, scale),
        fill=255,
        width=page_width,
        joint="curve",
    )
    pen.line(scale_points(LOGO_FOLD, scale), fill=255, width=fold_width)
    return image.resize((size, size), Image.Resampling.LANCZOS)


def scale_points(points: list[Point], scale: float) -> list[Point]:
    return [(x * scale, y * scale) for x, y in points]


@cache
def card_palette() -> Image.Image:
    """Each ink in even steps from the page.

    That is all that smooth edges need, for a third of the bytes.
    """
    colours = [*ImageColor.getrgb(HAIRLINE)]
    for ink in (INK, SOFT, ACCENT):
        for step in range(SHADE_COUNT):
            share = step / (SHADE_COUNT - 1)
            colours += mix_with_page(ink, share)
    image = Image.new("P", (1, 1))
    image.putpalette(colours)
    return image


def mix_with_page(ink: str, share: float) -> list[int]:
    """The page with so much of the ink on it."""
    page_parts = ImageColor.getrgb(PAGE)
    ink_parts = ImageColor.getrgb(ink)
    mixed = []
    for page, full in zip(page_parts, ink_parts, strict=True):
        mixed.append(round(page + (full - page) * share))
    return mixed
