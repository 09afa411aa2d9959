"""The pictures that networks show beside an address.

What they are of, who gets them, and for how long.
"""

import errno
import os
import re
import tempfile
from io import BytesIO
from pathlib import Path

import pytest
from django.utils.html import escape
from PIL import Image

from papers.models import Author, Category, Paper, PathStep
from papers.services import titlecards
from papers.services.page_cache import render_pages
from tests.factories import (
    CategoryFactory,
    LearnerFactory,
    PaperFactory,
    ReadingPathFactory,
    TopicFactory,
)
from tests.html_page import Page

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"
TITLE = 'Łukasz & the "100 %" of <Deep> RL'
CARD = "/papers/odd/card.png"


@pytest.fixture(autouse=True)
def cards(settings, tmp_path):
    """Where cards are kept in this test."""
    settings.DATA_DIR = tmp_path
    return tmp_path / "titlecards"


@pytest.fixture
def paper():
    return PaperFactory(
        slug="odd",
        title=TITLE,
        authors=["Kaiser, Łukasz", "Schölkopf, Bernhard"],
        year=1999,
        tldr="Short & *good*.",
    )


@pytest.fixture
def drawn(monkeypatch):
    """The cards that were drawn, not found."""
    cards = []
    draw = titlecards.png_of

    def note_and_draw(card):
        cards.append(card)
        return draw(card)

    monkeypatch.setattr(titlecards, "png_of", note_and_draw)
    return cards


def size_of(response):
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "image/png"
    return Image.open(BytesIO(response.content)).size


def properties(client, path):
    """The Open Graph properties of a page, and its kind of Twitter card."""
    found = {}
    for tag, attributes in Page(client.get(path)).tags:
        if tag == "meta":
            name = attributes.get("property") or attributes.get("name")
            found[name] = attributes.get("content")
    return found


def test_card_of_a_paper(client, paper, drawn):
    response = client.get(CARD)
    assert size_of(response) == (1200, 630)
    (card,) = drawn
    assert card.kicker == paper.category.name
    assert card.title == TITLE
    assert card.bylines[0] == "Łukasz Kaiser, Bernhard Schölkopf · 1999"


@pytest.mark.parametrize(
    ("count", "has_more", "bylines"),
    [
        (0, False, ("1999",)),
        (1, False, ("A 0 · 1999", "1999")),
        (1, True, ("A 0 et al. · 1999", "1999")),
        (
            3,
            False,
            (
                "A 0, A 1, A 2 · 1999",
                "A 0, A 1 et al. · 1999",
                "A 0 et al. · 1999",
                "1999",
            ),
        ),
        (4, False, ("A 0, A 1 et al. · 1999", "A 0 et al. · 1999", "1999")),
    ],
)
def test_byline_gets_ever_shorter(count, has_more, bylines):
    paper = Paper(
        title="T",
        slug="t",
        year=1999,
        has_more_authors=has_more,
        category=Category(name="C"),
    )
    names = [f"A {number}" for number in range(count)]
    card = titlecards.card_of_paper(paper, names)
    assert card.bylines == bylines


def test_card_is_drawn_once(client, paper, drawn, cards):
    first = client.get(CARD)
    second = client.get(CARD)
    assert len(drawn) == 1
    assert first.content == second.content
    assert [file.name for file in cards.iterdir()] == [f"paper-{paper.pk}.png"]


@pytest.mark.parametrize(
    "change",
    [
        lambda paper: Paper.objects.update(title="Another"),
        lambda paper: Paper.objects.update(year=2001),
        lambda paper: Paper.objects.update(has_more_authors=True),
        lambda paper: Category.objects.update(name="Another"),
        lambda paper: Author.objects.filter(name="Kaiser, Łukasz").update(
            name="Kaiser, Lukas"
        ),
        lambda paper: paper.authorships.last().delete(),
    ],
    ids=["title", "year", "more authors", "category", "author's name", "authors"],
)
def test_card_is_drawn_anew_when_it_says_something_else(
    client, paper, drawn, cards, change
):
    before = client.get(CARD)
    change(paper)
    after = client.get(CARD, headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert len(drawn) == 2
    assert len(list(cards.iterdir())) == 1
    assert after.content != before.content


def test_card_stays_when_only_the_note_changes(client, paper, drawn):
    client.get(CARD)
    Paper.objects.update(tldr="Another one.", venue="Another")
    client.get(CARD)
    assert len(drawn) == 1


def test_new_drawing_makes_all_cards_stale(client, paper, drawn, monkeypatch):
    client.get(CARD)
    monkeypatch.setattr("papers.titlecards.card.drawing_version", lambda: "another")
    client.get(CARD)
    assert len(drawn) == 2


def test_broken_file_is_drawn_over(client, paper, cards):
    first = client.get(CARD)
    (cards / f"paper-{paper.pk}.png").write_bytes(b"\x89PNG")
    assert client.get(CARD).content == first.content


def test_card_that_cannot_be_kept_is_shown_all_the_same(
    client, paper, settings, caplog
):
    (Path(settings.DATA_DIR) / "titlecards").write_text("in the way")
    assert size_of(client.get(CARD)) == (1200, 630)
    assert "A title card can't be kept" in caplog.text


@pytest.fixture
def full_disk(monkeypatch):
    """A file can still be made in the folder, but nothing written into it."""
    make_file = tempfile.NamedTemporaryFile

    def refuse(content):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def make_full_file(*arguments, **options):
        file = make_file(*arguments, **options)
        file.write = refuse
        return file

    monkeypatch.setattr(titlecards.tempfile, "NamedTemporaryFile", make_full_file)


def test_full_disk_is_left_as_it_was(client, paper, cards, full_disk, caplog):
    assert size_of(client.get(CARD)) == (1200, 630)
    assert list(cards.iterdir()) == []
    assert "No space left on device" in caplog.text


def test_browser_that_has_the_card_is_told_so(client, paper, drawn):
    etag = client.get(CARD).headers["ETag"]
    response = client.get(CARD, headers={"If-None-Match": etag})
    assert response.status_code == 304
    assert response.content == b""
    assert response.headers["ETag"] == etag
    assert response.headers["Cache-Control"] == "public, max-age=86400"


def test_card_is_public_and_may_be_shown_elsewhere(client, paper, ada):
    headers = client.get(CARD).headers
    assert headers["Cache-Control"] == "public, max-age=86400"
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert ada.get(CARD).headers["Cache-Control"] == "private, no-store"


def test_draft_has_a_card_for_curators_alone(client, ada, sign_in):
    PaperFactory(slug="odd", status="draft")
    curator = sign_in(LearnerFactory(email="curator@example.org", is_staff=True))
    assert client.get(CARD).status_code == 404
    assert ada.get(CARD).status_code == 404
    response = curator.get(CARD)
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert client.get(CARD).headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_cards_of_lists(client, drawn):
    category = CategoryFactory(slug="language", name="Language")
    paper = PaperFactory(
        category=category, topics=[TopicFactory(slug="attention", name="Attention")]
    )
    PathStep.objects.create(
        path=ReadingPathFactory(slug="way", title="Way"),
        paper=paper,
        position=1,
        reason="So.",
    )
    for path in (
        "/categories/language/card.png",
        "/topics/attention/card.png",
        "/paths/way/card.png",
        "/card.png",
    ):
        assert size_of(client.get(path)) == (1200, 630)
    assert [(card.kicker, card.title, card.bylines) for card in drawn] == [
        ("Papers", "Language", ("1 note",)),
        ("Topic", "Attention", ("1 paper",)),
        ("Reading path", "Way", ("1 paper",)),
        ("A study desk for AI papers", "Read the papers, and keep what they said.", ()),
    ]


def test_cards_of_lists_that_are_not_there(client, db):
    ReadingPathFactory(slug="draft", status="draft")
    for path in (
        "/categories/no/card.png",
        "/topics/no/card.png",
        "/paths/draft/card.png",
        "/papers/no/card.png",
    ):
        assert client.get(path).status_code == 404


def test_note_names_its_card(client, paper):
    list(render_pages())
    found = properties(client, "/papers/odd/")
    assert found["og:type"] == "article"
    assert found["og:title"] == TITLE
    assert found["og:url"] == f"{SITE}/papers/odd/"
    assert found["og:description"] == "Short & good."
    picture = found["og:image"]
    assert re.fullmatch(rf"{SITE}/papers/odd/card\.png\?v=[0-9a-f]{{12}}", picture)
    assert found["og:image:width"] == "1200"
    assert found["og:image:height"] == "630"
    assert found["og:image:alt"] == f"Title card: {TITLE}"
    assert found["twitter:card"] == "summary_large_image"
    assert size_of(client.get(picture.removeprefix(SITE))) == (1200, 630)


def test_another_title_is_another_address(client, paper):
    list(render_pages())
    before = properties(client, "/papers/odd/")["og:image"]
    Paper.objects.update(title="Another")
    list(render_pages())
    assert properties(client, "/papers/odd/")["og:image"] != before


CARDS_OF_LISTS = [
    ("/categories/language/", "/categories/language/card.png"),
    ("/topics/attention/", "/topics/attention/card.png"),
    ("/paths/way/", "/paths/way/card.png"),
    ("/", "/card.png"),
    ("/papers/", "/card.png"),
    ("/tags/nlp/", "/card.png"),
    ("/authors/vaswani/", "/card.png"),
    ("/topics/", "/card.png"),
    ("/paths/", "/card.png"),
    ("/map/", "/card.png"),
    ("/compare/", "/card.png"),
]


@pytest.mark.parametrize(("path", "card"), CARDS_OF_LISTS)
def test_list_names_its_card(client, db, path, card):
    category = CategoryFactory(slug="language")
    PaperFactory(category=category, tags=["nlp"], authors=["Vaswani, A"])
    TopicFactory(slug="attention")
    ReadingPathFactory(slug="way")
    found = properties(client, path)
    assert found["og:image"] == SITE + card
    assert found["og:url"] == SITE + path
    assert found["og:type"] == "website"


def test_list_tells_its_description(client, db):
    CategoryFactory(slug="language", description="Words & *more*.")
    found = properties(client, "/categories/language/")
    assert found["og:description"] == "Words & more."


def test_address_of_a_page_stays_inside_its_tag(client, db):
    page = client.get('/compare/?papers="><script>alert(1)</script>').content.decode()
    assert "<script>alert" not in page
    assert escape("<script>") in page or "%3Cscript%3E" in page
