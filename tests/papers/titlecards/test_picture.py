"""The picture of a card."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from papers.titlecards import TitleCard, digest_of, png_of
from tests.hostile.payloads import OWN, packed

CARD = TitleCard(
    "Language",
    "Attention by itself",
    ("Ashish Vaswani, Noam Shazeer et al. · 2017", "2017"),
    "attention",
)
PAGE_COLOUR = (252, 252, 251)
OTHERS = {
    "kicker": replace(CARD, kicker="Vision"),
    "title": replace(CARD, title="Recurrence by itself"),
    "bylines": replace(CARD, bylines=("Ashish Vaswani · 2018", "2018")),
}


def picture(card):
    png = png_of(card)
    image = Image.open(BytesIO(png))
    assert image.format == "PNG"
    assert image.size == (1200, 630)
    assert len(png) < 60_000
    return image.convert("RGB")


def is_same(card, other):
    return ImageChops.difference(picture(card), picture(other)).getbbox() is None


def is_blank(image, box):
    colours = image.crop(box).getcolors()
    return [colour for _, colour in colours] == [PAGE_COLOUR]


def test_picture_is_a_page_with_a_margin():
    image = picture(CARD)
    for margin in ((0, 0, 1200, 70), (0, 0, 80, 630), (1120, 0, 1200, 630)):
        assert is_blank(image, margin)
    assert not is_blank(image, (80, 150, 1120, 500))


@pytest.mark.parametrize("name", OTHERS)
def test_what_a_card_says_is_seen(name):
    assert not is_same(CARD, OTHERS[name])
    assert digest_of(OTHERS[name]) != digest_of(CARD)


def test_same_card_is_the_same_file():
    assert png_of(CARD) == png_of(replace(CARD))
    assert digest_of(CARD) == digest_of(replace(CARD))


def test_another_drawing_makes_a_card_stale(monkeypatch):
    before = digest_of(CARD)
    monkeypatch.setattr("papers.titlecards.card.drawing_version", lambda: "another")
    assert digest_of(CARD) != before


def test_picture_carries_its_digest_near_its_beginning():
    assert digest_of(CARD).encode() in png_of(CARD)[:2_000]


@pytest.mark.parametrize(
    "title",
    ["x" * 400, "W" * 400, "word " * 100, "a-" * 200],
    ids=lambda title: title[:5],
)
def test_endless_title_stays_inside(title):
    image = picture(replace(CARD, title=title, kicker=title, bylines=(title, title)))
    for margin in ((1120, 0, 1200, 630), (0, 490, 1200, 515)):
        assert is_blank(image, margin)


def test_title_that_cannot_be_set_is_the_name():
    assert is_same(replace(CARD, title="😀"), replace(CARD, title="attention"))


def test_odd_texts_make_pictures():
    for text in [*OWN, *packed(400)[::12]]:
        image = picture(TitleCard(text, text, (text,), "odd"))
        assert is_blank(image, (1120, 0, 1200, 630)), text


def test_shorter_byline_stands_where_the_long_one_does_not_fit():
    both = replace(CARD, bylines=("x" * 200, "2017"))
    short_one = replace(CARD, bylines=("2017",))
    assert is_same(both, short_one)
