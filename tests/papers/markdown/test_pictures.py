"""Pictures are painted anew and kept as text; whatever else a file holds goes."""

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps

from papers.markdown import (
    CannotBeCleaned,
    check_figure,
    picture_in,
    picture_svg,
    render,
)
from papers.markdown.picture_cleaning import clean_picture
from papers.markdown.pictures import Picture
from papers.markdown.webp import webp_size
from tests.factories.pictures import make_picture, picture_file

PLACE = b"48 N 11 E"


def opened(svg):
    return Image.open(BytesIO(picture_in(svg).content))


def with_a_place(kind):
    exif = Image.Exif()
    exif[0x010E] = PLACE.decode()
    exif[0x0112] = 6
    return picture_file(kind, exif=exif)


def png_that_says(width, height):
    """A PNG with a head like that and a few dots."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    source = b"\x89PNG\r\n\x1a\n"
    for chunk in (b"IHDR" + head, b"IDAT" + zlib.compress(bytes(99)), b"IEND"):
        length = struct.pack(">I", len(chunk) - 4)
        source += length + chunk + struct.pack(">I", zlib.crc32(chunk))
    return source


def moving(kind):
    stream = BytesIO()
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    frames[0].save(stream, kind, save_all=True, append_images=frames[1:])
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_picture_is_a_webp_without_its_place_and_upright(kind):
    svg = make_picture("A <falling> curve")
    assert check_figure(svg) == ("", "A <falling> curve", ())
    picture = clean_picture(with_a_place(kind), title="T")
    assert PLACE not in picture.content
    assert (picture.width, picture.height) == (20, 30)
    assert webp_size(picture.content) == (20, 30)
    painted = Image.open(BytesIO(picture.content))
    assert painted.format == "WEBP"
    assert not painted.getexif()
    red, green, blue = painted.getpixel((5, 5))
    assert red < 5
    assert abs(green - 128) < 5
    assert abs(blue - 128) < 5


def damaged_notes(tag, kind, content):
    """Of a camera that was turned, and one of its notes has another form."""
    rows = struct.pack("<HHI4s", 0x0112, 3, 1, b"\x06")
    rows += struct.pack("<HHI4s", tag, kind, 1, content)
    return b"Exif\0\0II*\0\x08\0\0\0\x02\0" + rows + bytes(4)


@pytest.mark.parametrize(
    ("tag", "kind", "content"),
    [
        (0x0100, 11, b"\0\0\xc0\x3f"),
        (0x0111, 6, b"\xff"),
        (0x8769, 6, b"\xff"),
    ],
)
def test_picture_with_damaged_notes_of_its_camera_is_upright(tag, kind, content):
    notes = damaged_notes(tag, kind, content)
    picture = clean_picture(picture_file("JPEG", exif=notes), title="T")
    assert (picture.width, picture.height) == (20, 30)


@pytest.mark.parametrize("held", range(1, 9))
def test_picture_stands_as_its_camera_was_held(held):
    exif = Image.Exif()
    exif[0x0112] = held
    stream = BytesIO()
    corner = Image.new("RGB", (3, 2), "white")
    corner.putpixel((0, 0), (255, 0, 0))
    corner.save(stream, "PNG", exif=exif)
    picture = clean_picture(stream.getvalue(), title="T")
    shown = Image.open(BytesIO(picture.content)).convert("RGB")
    expected = ImageOps.exif_transpose(Image.open(BytesIO(stream.getvalue())))
    assert shown.size == expected.size
    assert shown.tobytes() == expected.tobytes()


def test_second_file_behind_a_picture_goes():
    source = picture_file() + b"PK\x03\x04<script>alert(1)</script>"
    assert b"script" not in clean_picture(source, title="T").content


def test_holes_and_grey_of_many_shades_stay():
    for mode, colour in (("RGBA", (9, 9, 9, 0)), ("I;16", 32896), ("P", 3)):
        stream = BytesIO()
        Image.new(mode, (5, 4), colour).save(stream, "PNG")
        picture = clean_picture(stream.getvalue(), title="T")
        painted = Image.open(BytesIO(picture.content))
        if mode == "RGBA":
            assert painted.mode == "RGBA"
        if mode == "I;16":
            assert painted.getpixel((0, 0)) == (128, 128, 128)


def test_large_picture_becomes_one_of_1600_dots():
    picture = clean_picture(picture_file(size=(3200, 400)), title="T")
    assert (picture.width, picture.height) == (1600, 200)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (b"", "no PNG, JPEG or WebP"),
        (b"just a text", "no PNG, JPEG or WebP"),
        (b"<svg/>", "no PNG, JPEG or WebP"),
        (b"GIF89a" + b"\x00" * 40, "no PNG, JPEG or WebP"),
        (picture_file()[:60], "no PNG, JPEG or WebP"),
        (picture_file("JPEG")[:300], "no PNG, JPEG or WebP"),
        (picture_file("WEBP")[:40], "no PNG, JPEG or WebP"),
        (png_that_says(30_000, 30_000), "million"),
        (png_that_says(10_000, 10_000), "million"),
        (png_that_says(6_000, 5_000), "6,000 × 5,000 dots"),
        (moving("WEBP"), "moves"),
        (moving("PNG"), "moves"),
    ],
)
def test_what_is_no_picture_is_refused_in_words(source, words):
    with pytest.raises(CannotBeCleaned, match=words):
        clean_picture(source, title="T")


@given(st.binary(max_size=60), st.integers(0, 80), st.sampled_from(["PNG", "WEBP"]))
def test_damaged_picture_is_refused_or_painted(noise, place, kind):
    source = picture_file(kind)
    damaged = source[:place] + noise + source[place + len(noise) :]
    try:
        picture = clean_picture(damaged, title="T")
    except CannotBeCleaned:
        return
    assert webp_size(picture.content) == (picture.width, picture.height)


def with_chunk(content, name, chunk):
    longer = content + name + struct.pack("<I", len(chunk)) + chunk
    return longer[:4] + struct.pack("<I", len(longer) - 8) + longer[8:]


def test_file_of_the_library_holds_nothing_but_the_picture():
    content = picture_in(make_picture()).content
    for odd in (
        content + b"<script>",
        with_chunk(content, b"EXIF", b"48 N"),
        with_chunk(content, b"VP8L", b"\x2f" + b"\0" * 9),
        picture_file(),
        b"RIFF",
    ):
        svg = picture_svg(Picture(odd, 30, 20, "T"))
        _, _, problems = check_figure(svg)
        assert "no WebP" in problems[0].problem


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('width="100%"', 'width="100%" onload="x()"', "as Octavo writes it"),
        ("</svg>", "<script/></svg>", "as Octavo writes it"),
        ("A curve that falls", "", "no title"),
        ("0 0 30 20", "0 0 31 20", "no WebP"),
        ("0 0 30 20", "0 0 9999 20", "larger than"),
        ("base64,", "base64,A", "WebP"),
    ],
)
def test_picture_in_another_form_is_none(old, new, words):
    svg = make_picture().replace(old, new)
    _, _, problems = check_figure(svg)
    assert words in problems[0].problem
    assert picture_in(svg) is None


def test_note_shows_the_picture_from_its_address():
    text = '![One "sees"](figure:gan-curve "It *falls*.")'
    html = render(text, figures={"gan-curve": make_picture()})
    assert '<img src="/figures/gan-curve.webp" alt="One &quot;sees&quot;"' in html
    assert 'width="30" height="20"' in html
    assert "<figcaption>It <em>falls</em>.</figcaption>" in html
    broken = make_picture().replace("A curve that falls", "")
    assert "<img" not in render(text, figures={"gan-curve": broken})


def test_words_of_the_picture_stand_in_where_the_note_has_none():
    html = render("![](figure:gan-curve)", figures={"gan-curve": make_picture()})
    assert 'alt="A curve that falls"' in html
