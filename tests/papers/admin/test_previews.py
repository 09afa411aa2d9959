"""A note is looked at while it is written, and nothing of it is stored."""

import re

import pytest

from papers.models import Figure, LibraryChange, Paper, Section
from papers.services.page_cache import render_pages
from tests.factories import LearnerFactory, PaperFactory, TopicFactory
from tests.html_page import Page, main_form
from tests.papers.admin.test_curating_notes import path_of

PREVIEW = "/admin/papers/paper/preview/"
# Readers find more below each section, such as where to report it.
PROSE = re.compile(r'<div class="prose">.*?</div>', re.DOTALL)
HTMX = {"HX-Request": "true"}


@pytest.fixture
def preview(curator_browser):
    """Sends what is typed, as the page does beside the writing."""

    def send(*sections, note="full", **fields):
        body = {"slug": "gan", "note": note} | fields
        body["sections-TOTAL_FORMS"] = str(len(sections))
        body["sections-INITIAL_FORMS"] = "0"
        for number, (kind, text) in enumerate(sections):
            body[f"sections-{number}-kind"] = kind
            body[f"sections-{number}-body"] = text
        response = curator_browser.post(PREVIEW, body, headers=HTMX)
        assert response.status_code == 200
        page = Page(response)
        page.html = response.content.decode()
        return page

    return send


def stored_rows():
    return (
        list(Paper.objects.order_by("pk").values()),
        list(Section.objects.order_by("pk").values()),
        LibraryChange.objects.count(),
    )


def test_preview_shows_maths_and_links_in_reading_order(preview, gan):
    page = preview(
        ("approach", "It plays $x^2$ against [itself](paper:gan)."),
        ("problem", "Games are hard."),
        tldr="Two **nets** play.",
    )
    text = page.text
    assert text.index("Two nets play") < text.index("Games are hard")
    assert text.index("Games are hard") < text.index("It plays")
    assert "<msup>" in page.html
    assert 'href="/papers/gan/"' in page.html


def test_preview_shows_a_figure_of_the_note(preview, gan):
    svg = '<svg viewBox="0 0 9 9"><title>Game</title><path d="M0 0"/></svg>'
    Figure.objects.create(name="gan-game", svg=svg)
    page = preview(("approach", "![The game](figure:gan-game)"))
    assert 'aria-label="The game"' in page.html
    assert "Nothing wrong" in page.text


def test_preview_looks_as_the_stored_page_does(curator_browser, gan):
    """Sent as the page has it, the whole note comes back as learners have it."""
    for kind in ("problem", "approach", "evidence"):
        text = f"About **{kind}**: $y$."
        Section.objects.update_or_create(paper=gan, kind=kind, defaults={"body": text})
    list(render_pages())
    form = main_form(curator_browser.get(path_of(gan)))
    response = curator_browser.post(PREVIEW, form.lists, headers=HTMX)
    texts = PROSE.findall(response.context["preview"].html)
    shown = PROSE.findall(gan.page.body_html)
    assert len(texts) == 5
    assert texts == shown


def test_nothing_is_stored_and_nothing_rendered_anew(preview, gan, wgan):
    before = stored_rows()
    preview(("problem", "New."), tldr="New.", slug="gan")
    assert stored_rows() == before


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("One\n\n$\\frac{1$", "Approach, line 3: The formula"),
        (
            "See [it](paper:gans).",
            "There is no paper 'gans'. Write gan if that is meant.",
        ),
        ("See [it](topic:none).", "There is no topic 'none'"),
        ("![Game](figure:gan-nothing)", "There is no figure 'gan-nothing'"),
        ("See\n[it](paper:hidden).", "Approach, line 2: The paper 'hidden' is not pub"),
        ("## Method", "The heading in line 1 is of level 2"),
        ("```\nx", "The code fence in line 1 is never closed"),
    ],
)
def test_what_is_broken_is_named_with_its_place(preview, gan, text, told):
    TopicFactory(slug="games")
    PaperFactory(slug="hidden", status="draft")
    page = preview(("approach", text))
    assert told in page.text
    assert "1 problem " in page.text + " "


def test_a_formula_that_is_broken_is_named(preview, gan):
    page = preview(("approach", r"Loss $\nosuchcommand{x}$."))
    assert r"The formula “\nosuchcommand{x}” can't be shown" in page.text


def test_sound_links_are_no_problem(preview, gan, wgan):
    TopicFactory(slug="games")
    page = preview(("approach", "[One](paper:wgan) and [two](topic:games)."))
    assert "Nothing wrong with its formulas, figures and links." in page.text


def test_words_are_counted_against_the_style(preview, gan):
    page = preview(
        ("approach", "word " * 149),
        ("problem", "word " * 40),
        ("contributions", "- One\n- Two"),
        ("details", "word"),
        tldr="word " * 61,
    )
    assert "TLDR: 61 words (too many: 8 to 60)" in page.text
    assert "Approach: 149 words (too few: 150 to 400)" in page.text
    assert "Problem: 40 words (of 40 to 110)" in page.text
    assert "Contributions: 2 items (too few: 3 to 6)" in page.text
    assert "Details: 1 words" in page.text


def test_sections_that_are_removed_are_left_out(curator_browser, gan):
    gan.sections.exclude(kind="problem").delete()
    gan.sections.update(body="Gone.")
    form = main_form(curator_browser.get(path_of(gan)))
    body = form.lists | {"sections-0-DELETE": "on"}
    response = curator_browser.post(PREVIEW, body, headers=HTMX)
    assert "Gone." not in response.content.decode()


def test_without_scripts_it_is_a_page_of_the_site(curator_browser, gan):
    form = main_form(curator_browser.get(path_of(gan)))
    assert PREVIEW in form.other_actions
    response = curator_browser.post(PREVIEW, form.lists | {"tldr": "New *words*."})
    page = Page(response)
    assert "Nothing of this is saved." in page.text
    assert "<em>words</em>" in response.content.decode()
    assert gan.title not in page.text


def test_add_form_has_a_preview_too(curator_browser):
    response = curator_browser.get("/admin/papers/paper/add/")
    assert f'hx-post="{PREVIEW}"' in response.content.decode()


def test_learners_have_no_preview(sign_in, gan):
    browser = sign_in(LearnerFactory())
    response = browser.post(PREVIEW, {"tldr": "x"})
    assert response.status_code == 302
    assert response["Location"].startswith("/admin/login/")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"sections-TOTAL_FORMS": "x"},
        {"sections-TOTAL_FORMS": "9" * 40, "sections-INITIAL_FORMS": "-1"},
        {"tldr": "\x00", "note": "x" * 99, "slug": "../"},
        {
            "sections-TOTAL_FORMS": "1",
            "sections-INITIAL_FORMS": "0",
            "sections-0-kind": "tldr",
            "sections-0-body": "x",
        },
    ],
)
def test_junk_is_an_empty_preview(curator_browser, body):
    response = curator_browser.post(PREVIEW, body, headers=HTMX)
    assert response.status_code in (200, 400)


def test_hostile_text_stays_text(preview, gan):
    hostile = "<script>alert(1)</script><img src=x onerror=y> [a](javascript:b)"
    page = preview(
        ("problem", hostile),
        ("approach", f"![{hostile}](figure:gan-x) $<script>$ [x](paper:<b>)"),
        tldr=hostile,
    )
    for tag, values in page.tags:
        assert tag not in ("script", "img")
        assert not any(name.startswith("on") for name in values)
    assert "javascript:b" not in str(page.tags)
