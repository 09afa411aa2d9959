"""A picture as cameras and programs save it, painted anew.

Nothing of the file stays but its dots: no place, no camera, no second file behind it.
"""

import struct
from io import BytesIO

from PIL import ExifTags, Image, UnidentifiedImageError

from papers.markdown.drawing_cleaning import CannotBeCleaned
from papers.markdown.pictures import LARGEST_SIDE, PICTURE_LIMIT, Picture

FORMATS = ("PNG", "JPEG", "WEBP")
TOO_MANY_DOTS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
MOST_DOTS = 25_000_000
# From what looks as before to what one begins to see.
QUALITIES = (88, 75, 60)
DAMAGED = (
    UnidentifiedImageError,
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    OverflowError,
    MemoryError,
    struct.error,
)
# What is done to a picture, by how its camera was held.
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
GREY_OF_16_BITS = ("I", "I;16", "I;16B", "I;16L", "I;16N")
NOT_READABLE = (
    "This is no PNG, JPEG or WebP that can be read. Open it in a picture program,"
    " save it as PNG and try again."
)
MOVES = "The picture moves. Save one frame of it as PNG and try again."
TOO_DETAILED = (
    f"Even at {LARGEST_SIDE} dots a side it takes more than"
    f" {PICTURE_LIMIT // 1000} kB. Cut it to what matters, or make it smaller."
)


def clean_picture(
    source: bytes,
    *,
    title: str,
) -> Picture:
    """At most LARGEST_SIDE dots a side, as WebP. Raises CannotBeCleaned."""
    dots = painted_anew(source)
    content = smallest_webp(dots)
    return Picture(content, dots.width, dots.height, title)


def painted_anew(source: bytes) -> Image.Image:
    try:
        with Image.open(BytesIO(source), formats=FORMATS) as picture:
            refuse_what_is_too_much(picture)
            picture.load()
            dots = with_plain_colours(upright(picture))
    except TOO_MANY_DOTS as error:
        raise CannotBeCleaned(
            f"The picture has more than {MOST_DOTS // 1_000_000} million dots."
            " Make it smaller and try again."
        ) from error
    except CannotBeCleaned:
        raise
    except DAMAGED as error:
        raise CannotBeCleaned(NOT_READABLE) from error
    dots.thumbnail((LARGEST_SIDE, LARGEST_SIDE), Image.Resampling.LANCZOS)
    return dots


def refuse_what_is_too_much(picture: Image.Image) -> None:
    """Before any of its dots is unpacked."""
    count = picture.width * picture.height
    if count > MOST_DOTS:
        raise CannotBeCleaned(
            f"The picture has {picture.width:,} × {picture.height:,} dots, more than"
            f" {MOST_DOTS // 1_000_000} million. Make it smaller and try again."
        )
    # A camera's JPEG may hold a second view, which is left out.
    is_animated = getattr(picture, "is_animated", False)
    if is_animated and picture.format in ("PNG", "WEBP"):
        raise CannotBeCleaned(MOVES)


def upright(picture: Image.Image) -> Image.Image:
    """The rest of what its camera noted may be damaged: it is not read."""
    try:
        held = picture.getexif().get(ExifTags.Base.Orientation)
    except DAMAGED:
        return picture
    method = UPRIGHT.get(held or 1)
    return picture if method is None else picture.transpose(method)


def with_plain_colours(picture: Image.Image) -> Image.Image:
    """A new picture of the same dots, with nothing else of the file."""
    if picture.mode in GREY_OF_16_BITS:
        grey = picture.convert("I").point(lambda value: value * (1 / 256))
        picture = grey.convert("L")
    has_holes = picture.mode in ("RGBA", "LA", "PA", "RGBa", "La")
    has_holes = has_holes or "transparency" in picture.info
    dots = picture.convert("RGBA" if has_holes else "RGB")
    dots.info = {}
    dots.getexif().clear()
    return dots


def smallest_webp(dots: Image.Image) -> bytes:
    """Every dot as it was where that is small enough. Raises CannotBeCleaned."""
    exact = webp_of(dots, is_exact=True)
    if len(exact) <= PICTURE_LIMIT:
        return exact
    for quality in QUALITIES:
        content = webp_of(dots, quality=quality)
        if len(content) <= PICTURE_LIMIT:
            return content
    raise CannotBeCleaned(TOO_DETAILED)


def webp_of(
    dots: Image.Image,
    *,
    is_exact: bool = False,
    quality: int = 60,
) -> bytes:
    stream = BytesIO()
    dots.save(stream, "WEBP", lossless=is_exact, quality=quality, method=2)
    return stream.getvalue()
