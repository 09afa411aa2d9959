"""A figure comes from the file that a drawing program saves."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from papers.markdown import check_figure
from papers.models import Figure
from tests.html_page import main_form
from tests.papers.admin.test_curating_notes import errors

ADD = "/admin/papers/figure/add/"
DRAWN = (
    '<?xml version="1.0"?><svg width="20" height="10">'
    '<metadata>me</metadata><rect width="3" style="fill:#f00" onclick="x()"/></svg>'
)


def file(content, name="drawn.svg"):
    return SimpleUploadedFile(name, content.encode(), "image/svg+xml")


def test_drawing_is_cleaned_and_what_went_is_told(save, curator_browser, gan):
    response = save(
        ADD, name="gan-game", drawing=file(DRAWN), description="A <game> of two"
    )
    assert response.status_code == 302
    figure = Figure.objects.get()
    _, title, problems = check_figure(figure.svg)
    assert problems == ()
    assert title == "A <game> of two"
    told = curator_browser.get(response.url).content.decode()
    assert "Left out of the drawing: &lt;metadata&gt;, onclick." in told


def test_file_takes_the_place_of_what_is_drawn(save, gan):
    save(ADD, name="gan-game", drawing=file(DRAWN), description="Before")
    figure = Figure.objects.get()
    path = f"/admin/papers/figure/{figure.pk}/change/"
    save(path, drawing=file(DRAWN.replace("rect", "line")), description="After")
    figure.refresh_from_db()
    assert "<line" in figure.svg
    assert "After" in figure.svg


def test_figure_saved_without_a_file_stays(save, gan):
    save(ADD, name="gan-game", drawing=file(DRAWN), description="A game")
    figure = Figure.objects.get()
    before = figure.svg
    save(f"/admin/papers/figure/{figure.pk}/change/")
    figure.refresh_from_db()
    assert figure.svg == before


@pytest.mark.parametrize(
    ("upload", "words"),
    [
        (file(DRAWN), "has no title"),
        (file("<svg>"), "neither its viewBox nor its size"),
        (file("GIF89a", "a.svg"), "no SVG that can be read"),
        (file(DRAWN + " " * 500_000), "larger than 500 kB"),
        (file(DRAWN.replace("</svg>", "<rect/>" * 2_000 + "</svg>")), "larger than 20"),
    ],
)
def test_what_cannot_be_a_figure_is_told_beside_the_file(save, gan, upload, words):
    response = save(ADD, name="gan-game", drawing=upload)
    assert words in errors(response)
    assert not Figure.objects.exists()


def test_svg_in_an_encoding_of_its_own_is_told(save, gan):
    svg = '<?xml version="1.0" encoding="gb2312"?><svg viewBox="0 0 1 1"></svg>'
    assert errors(save(ADD, name="gan-game", svg=svg))


def test_many_names_that_were_left_out_are_told_by_number(save, curator_browser, gan):
    unknown = "".join(f"<b{number}/>" for number in range(300))
    drawn = f'<svg viewBox="0 0 1 1"><title>A game</title>{unknown}</svg>'
    response = save(ADD, name="gan-game", drawing=file(drawn))
    assert "and 280 others." in curator_browser.get(response.url).content.decode()


def test_another_file_with_the_same_form_is_not_what_was_sent_before(
    curator_browser, gan
):
    fields = main_form(curator_browser.get(ADD)).lists
    fields |= {"name": "gan-game", "description": "A game"}
    curator_browser.post(ADD, fields | {"drawing": file(DRAWN)})
    other = file(DRAWN.replace("rect", "line"))
    assert errors(curator_browser.post(ADD, fields | {"drawing": other}))


def test_neither_file_nor_svg_is_no_figure(save, gan):
    assert errors(save(ADD, name="gan-game"))
    assert not Figure.objects.exists()
