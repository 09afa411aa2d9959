"""A curator puts a picture into a note."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from papers.libraryfiles import read_library, write_library
from papers.markdown import picture_in
from papers.models import Figure, LibraryChange, Paper
from papers.services.library.export import library_from_database
from papers.services.page_cache import render_pages
from study.accounts.roles import EDITOR
from tests.factories import LearnerFactory, PaperFactory, complete_note
from tests.factories.pictures import make_picture, picture_file
from tests.html_page import Page, main_form
from tests.papers.admin.test_curating_notes import errors

ADD = "/admin/papers/figure/add/"
ADDRESS = "/figures/gan-curve.webp"
SHOWN = '![Two curves](figure:gan-curve "They meet.")'


def file(content=None, name="curve.png"):
    if content is None:
        content = picture_file()
    return SimpleUploadedFile(name, content, "image/png")


@pytest.fixture
def picture(gan):
    """A picture that a note shows."""
    section = gan.sections.get(kind="problem")
    section.body += f"\n\n{SHOWN}"
    section.save()
    figure = Figure.objects.create(name="gan-curve", svg=make_picture())
    list(render_pages([gan.pk]))
    return figure


def change_path(figure):
    return f"/admin/papers/figure/{figure.pk}/change/"


def test_picture_is_uploaded_and_seen_in_its_note(save, client, gan):
    response = save(ADD, name="gan-curve", drawing=file(), description="Two curves")
    assert response.status_code == 302
    assert picture_in(Figure.objects.get().svg).title == "Two curves"
    section = gan.sections.get(kind="problem")
    section.body += f"\n\n{SHOWN}"
    section.save()
    list(render_pages([gan.pk]))
    html = client.get(gan.get_absolute_url()).content.decode()
    assert f'<img src="{ADDRESS}" alt="Two curves" width="30" height="20"' in html
    answer = client.get(ADDRESS)
    assert answer["Content-Type"] == "image/webp"
    assert answer.content == picture_in(Figure.objects.get().svg).content


def test_browser_is_told_that_its_picture_is_still_right(client, picture):
    first = client.get(ADDRESS)
    again = client.get(ADDRESS, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    picture.svg = make_picture(colour="red")
    picture.save()
    again = client.get(ADDRESS, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200


def test_picture_of_what_one_may_not_see_is_not_there(client, picture, curator_browser):
    PaperFactory(slug="gan-game", status="draft")
    Figure.objects.create(name="gan-game-board", svg=make_picture())
    Figure.objects.create(name="gan-drawn", svg="<svg/>")
    for name in ("gan-game-board", "gan-drawn", "gan", "nobody-x", "gan-missing"):
        assert client.get(f"/figures/{name}.webp").status_code == 404
    assert curator_browser.get("/figures/gan-game-board.webp").status_code == 200
    Paper.objects.filter(slug="gan").update(status="retired")
    assert client.get(ADDRESS).status_code == 404


def test_long_name_is_not_taken_apart(client, db, django_assert_max_num_queries):
    with django_assert_max_num_queries(1):
        response = client.get(f"/figures/{'a-' * 2_000}a.webp")
    assert response.status_code == 404


@pytest.mark.parametrize(
    ("upload", "description", "words"),
    [
        (file(), "", "Say what one sees"),
        (file(), " \n ", "Say what one sees"),
        (file(b"a text"), "T", "no PNG, JPEG or WebP"),
        (file(b"", "a.webp"), "T", "empty"),
        (file(b"<svg/>", "a.jpg"), "T", "no PNG, JPEG or WebP"),
        (file(picture_file() + b" " * 8_000_000), "T", "larger than 8 MB"),
    ],
)
def test_what_cannot_be_a_picture_is_told_beside_the_file(
    save, gan, upload, description, words
):
    response = save(ADD, name="gan-curve", drawing=upload, description=description)
    assert words in errors(response)
    assert not Figure.objects.exists()


def test_words_are_changed_and_the_dots_stay(save, curator_browser, picture):
    before = picture_in(picture.svg)
    page = Page(curator_browser.get(change_path(picture)))
    assert "svg" not in main_form(curator_browser.get(change_path(picture))).values
    assert ADDRESS in [values.get("src") for _, values in page.tags]
    save(change_path(picture), description="Two <curves> that meet")
    picture.refresh_from_db()
    after = picture_in(picture.svg)
    assert after.title == "Two <curves> that meet"
    assert after.content == before.content
    assert "Say what one sees" in errors(save(change_path(picture), description=""))


def test_another_picture_takes_its_place_and_is_put_back(
    save, curator_browser, picture
):
    before = picture.svg
    response = save(change_path(picture), drawing=file(picture_file(colour="red")))
    assert response.status_code == 302
    picture.refresh_from_db()
    assert picture.svg != before
    change = LibraryChange.objects.get()
    path = f"/admin/papers/librarychange/{change.pk}"
    told = Page(curator_browser.get(f"{path}/change/")).text
    assert "of 30 × 20 dots: A curve that falls" in told
    assert "base64" not in told
    curator_browser.post(f"{path}/put-back/")
    picture.refresh_from_db()
    assert picture.svg == before


def test_drawing_takes_the_place_of_a_picture(save, picture):
    drawn = b'<svg viewBox="0 0 9 9"><rect width="3" height="3"/></svg>'
    save(change_path(picture), drawing=file(drawn, "a.svg"), description="A box")
    picture.refresh_from_db()
    assert "<rect" in picture.svg


def test_picture_travels_in_the_librarys_files(db, tmp_path):
    paper = complete_note(PaperFactory(slug="gan"))
    paper.sections.filter(kind="problem").update(body=f"So.\n\n{SHOWN}")
    picture = Figure.objects.create(name="gan-curve", svg=make_picture())
    write_library(library_from_database(), tmp_path)
    library, faults = read_library(tmp_path)
    assert not [fault for fault in faults if fault.stops_loading]
    assert [figure.svg for figure in library.figures] == [picture.svg]


def test_preview_of_a_draft_shows_the_picture(curator_browser, gan, picture):
    draft = f"/admin/papers/paper/{gan.pk}/draft/"
    body = main_form(curator_browser.get(draft)).values
    response = curator_browser.post(f"{draft}preview/", body)
    assert ADDRESS in response.content.decode()


def test_who_may_only_look_sees_the_page(sign_in, picture):
    editor = LearnerFactory(is_staff=True, role=EDITOR)
    response = sign_in(editor).get(change_path(picture))
    assert response.status_code in (200, 403)
