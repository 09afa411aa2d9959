"""Pictures of dots, kept as figures: a WebP inside an SVG that says its size and title.

So one travels like a drawing, as text: in the library's files, its history, its export.
Only this one form is read; papers/markdown/picture_cleaning.py writes it.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from html import escape, unescape

from papers.markdown.figure_problems import NO_TITLE, FigureProblem
from papers.markdown.webp import webp_size

PICTURE_LIMIT = 300_000
LARGEST_SIDE = 1600
MARK = 'href="data:image/webp;base64,'
FORM = re.compile(
    r'<svg xmlns="http://www\.w3\.org/2000/svg"'
    r' viewBox="0 0 ([1-9]\d{0,3}) ([1-9]\d{0,3})">\n'
    r"<title>([^<>\n]{0,1500})</title>\n"
    r'<image width="100%" height="100%"'
    r' href="data:image/webp;base64,([A-Za-z0-9+/]+={0,2})"/>\n'
    r"</svg>\n?\Z"
)

OTHER_FORM = FigureProblem(
    1,
    "The picture does not stand in its SVG as Octavo writes it",
    "Upload the picture itself on its page in the admin",
)
NO_WEBP = FigureProblem(
    1,
    "The picture is no WebP of one frame without metadata, of the size it says",
    "Upload the picture itself on its page in the admin",
)
TOO_LARGE = FigureProblem(
    1,
    f"The picture is larger than {PICTURE_LIMIT // 1000} kB"
    f" or {LARGEST_SIDE} dots a side",
    "Upload a smaller one",
)


@dataclass(frozen=True)
class Picture:
    """content: a WebP. title: what one sees."""

    content: bytes
    width: int
    height: int
    title: str

    @property
    def is_too_large(self) -> bool:
        is_wide = max(self.width, self.height) > LARGEST_SIDE
        return is_wide or len(self.content) > PICTURE_LIMIT


def is_picture(svg: str) -> bool:
    """Whether it means to be one; a drawing holds nothing of the kind."""
    return MARK in svg[:2500]


def picture_svg(picture: Picture) -> str:
    size = f"{picture.width} {picture.height}"
    encoded = base64.b64encode(picture.content).decode("ascii")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}">\n'
        f"<title>{escape(picture.title)}</title>\n"
        f'<image width="100%" height="100%" {MARK}{encoded}"/>\n'
        "</svg>\n"
    )


def read_picture(svg: str) -> tuple[Picture | None, FigureProblem | None]:
    """The picture, or what is wrong with it."""
    match = FORM.match(svg)
    if match is None:
        return None, OTHER_FORM
    width, height, title, encoded = match.groups()
    try:
        content = base64.b64decode(encoded, validate=True)
    except binascii.Error:
        return None, NO_WEBP
    picture = Picture(content, int(width), int(height), unescape(title).strip())
    if picture.is_too_large:
        return None, TOO_LARGE
    if webp_size(content) != (picture.width, picture.height):
        return None, NO_WEBP
    if not picture.title:
        return None, NO_TITLE
    return picture, None


def picture_in(svg: str) -> Picture | None:
    """A picture without any fault, of a figure; None of a drawing."""
    return read_picture(svg)[0] if is_picture(svg) else None
