"""From a file or a text onto a list, in a browser."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from papers.models import Paper
from study.importing.forms import (
    BOTH_GIVEN,
    LARGEST_FILE,
    NOTHING_GIVEN,
    NOTHING_READ,
    OTHER_KIND,
    TOO_MANY,
)
from study.models import ListEntry, ListImport, ReadingList
from study.models.list_import import KEPT_FOR
from tests.factories import LearnerFactory, make_own_paper
from tests.study.importing.conftest import SYLLABUS

pytestmark = pytest.mark.django_db


def upload(browser, content, *, name="refs.bib", path="/lists/import/read/", **fields):
    body = {"list_title": "Course", "file": SimpleUploadedFile(name, content)}
    return browser.post(path, body | fields)


def paste(browser, text, path="/lists/import/read/"):
    return browser.post(path, {"list_title": "Course", "pasted": text})


def errors_of(response):
    assert response.status_code == 400
    errors = []
    for of_field in response.context["form"].errors.values():
        errors += of_field
    return errors


def preview_of(browser, response):
    """The page to which the form leads."""
    assert response.status_code == 302, errors_of(response)
    return browser.get(response.headers["Location"])


def group_counts(response):
    return {group.kind.value: group.count for group in response.context["groups"]}


def test_pasted_syllabus_is_shown_before_anything_is_made(ada, attention, bert):
    preview = preview_of(ada, paste(ada, SYLLABUS))
    assert group_counts(preview) == {
        "probable": 1,
        "text": 1,
        "heading": 1,
        "new": 1,
        "found": 1,
    }
    page = " ".join(preview.content.decode().split())
    assert "These stand as headings between the entries." in page
    assert "5 entries from the pasted text" in page
    assert "the new list “Course”" in page
    assert "Please read all of this before Monday." in page
    assert not ReadingList.objects.exists()
    assert not Paper.objects.exclude(owner=None).exists()


def test_choices_of_the_page_are_followed(ada, learner, attention, bert, reading_list):
    path = f"/lists/{reading_list.pk}/import/read/"
    preview = preview_of(ada, paste(ada, SYLLABUS, path))
    confirm = preview.request["PATH_INFO"] + "confirm/"
    body = {"row-1": "skip", "row-2": "new", "row-4": "new"}
    result = ada.post(confirm, body, follow=True)
    words = " ".join(result.content.decode().split())
    assert "4 entries put on “Transformers”" in words
    titles = Paper.objects.filter(owner=learner).order_by("pk")
    assert [paper.title for paper in titles] == [
        bert.title,
        "A wholly new work",
        "Please read all of this before Monday",
    ]
    assert not ListEntry.objects.filter(paper=attention).exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_file_is_read_whatever_its_encoding(ada, encoding):
    content = "@misc{a, title = {Über Maß}}".encode(encoding)
    preview = preview_of(ada, upload(ada, content))
    page = preview.content.decode()
    assert "Über Maß" in page
    assert "refs.bib" in page
    assert "BibTeX" in page


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", NOTHING_READ),
        (b" \n\n", NOTHING_READ),
        (b"%PDF-1.7", f"This is a PDF, not a text. {OTHER_KIND}"),
        (b"abc\x00" + b"d" * 99, f"This file is no text. {OTHER_KIND}"),
        (b"@misc{a, title={A}}\n" * 10_001, TOO_MANY),
    ],
    ids=["empty", "blank", "PDF", "binary", "many"],
)
def test_file_that_cannot_be_read_is_told_plainly(ada, content, words):
    assert errors_of(upload(ada, content)) == [words]
    assert not ListImport.objects.exists()


def test_file_that_is_too_large_is_told_plainly(ada):
    response = upload(ada, b"x" * (LARGEST_FILE + 1))
    (words,) = errors_of(response)
    assert "larger than 20 MB" in words
    response = upload(ada, b"x" * (LARGEST_FILE + 3 * 1024 * 1024))
    assert response.status_code == 413
    assert "up to 20 MB" in response.content.decode()


def test_other_addresses_take_no_files(ada, reading_list):
    path = f"/lists/{reading_list.pk}/import/"
    assert upload(ada, b"x" * 2_000_000, path=path).status_code == 413


def test_file_or_text_must_be_given_and_not_both(ada):
    assert errors_of(paste(ada, "  ")) == [NOTHING_GIVEN]
    response = upload(ada, b"@misc{a, title={A}}", pasted="1706.03762")
    assert errors_of(response) == [BOTH_GIVEN]


def test_name_of_a_file_is_only_a_name(ada):
    upload(ada, b"arXiv:1706.03762", name="../../etc/<b>passwd.txt")
    assert ListImport.objects.get().source_name == "<b>passwd.txt"


def test_second_tab_is_told_that_it_was_imported(ada, attention, reading_list):
    path = f"/lists/{reading_list.pk}/import/read/"
    address = paste(ada, "arXiv:1706.03762", path).headers["Location"]
    ada.post(f"{address}confirm/")
    page = ada.post(f"{address}confirm/", follow=True).content.decode()
    assert "nothing was added twice" in page
    assert ListEntry.objects.count() == 1


def test_list_that_was_deleted_meanwhile_is_told(ada, attention, reading_list, noon):
    path = f"/lists/{reading_list.pk}/import/read/"
    address = paste(ada, "arXiv:1706.03762", path).headers["Location"]
    ReadingList.objects.update(deleted_at=noon)
    response = ada.post(f"{address}confirm/")
    assert response.status_code == 409
    assert "This list was deleted meanwhile" in response.content.decode()
    assert not ListEntry.objects.exists()


def test_undo_leads_back_to_the_preview(ada, attention, learner):
    address = paste(ada, "arXiv:1706.03762").headers["Location"]
    ada.post(f"{address}confirm/")
    page = ada.post(f"{address}undo/", follow=True)
    assert "Taken back: 1 entry is off the list again." in page.content.decode()
    assert group_counts(page) == {"found": 1}
    assert not ReadingList.objects.standing().exists()


def test_forgotten_import_is_gone(ada, attention):
    address = paste(ada, "arXiv:1706.03762").headers["Location"]
    response = ada.post(f"{address}discard/")
    assert response.headers["Location"] == "/lists/import/"
    assert ada.get(address).status_code == 404


def test_expired_import_is_not_found(ada, attention):
    address = paste(ada, "arXiv:1706.03762").headers["Location"]
    kept = ListImport.objects.get()
    kept.created_at -= KEPT_FOR + timedelta(minutes=1)
    kept.save()
    assert ada.get(address).status_code == 404


def test_import_goes_with_the_account(ada, learner, attention):
    paste(ada, "arXiv:1706.03762")
    learner.delete()
    assert not ListImport.objects.exists()


def test_long_preview_shows_a_part_and_says_so(ada):
    lines = [f"arXiv:2401.{number:05}" for number in range(350)]
    preview = preview_of(ada, paste(ada, "\n".join(lines)))
    page = preview.content.decode()
    assert "350 entries" in page
    assert "And 50 more, for which the same holds." in page
    assert page.count('value="skip"') == 300


def test_own_papers_of_another_are_not_found(ada, sign_in, attention):
    text = "@misc{a, title = {Secret work}, doi = {10.1000/secret}}"
    other = sign_in(LearnerFactory())
    other.post(paste(other, text).headers["Location"] + "confirm/")
    preview = preview_of(ada, paste(ada, text))
    assert group_counts(preview) == {"new": 1}


def test_own_papers_that_a_text_names_are_told(ada, learner):
    make_own_paper(learner, title="A Study of Something Rare")
    make_own_paper(learner, title="Found by its DOI", doi="10.1000/rare")
    text = """
    @misc{a, title = {A study of something rare}}
    @misc{b, title = {By its DOI}, doi = {10.1000/RARE}}
    """
    preview = preview_of(ada, paste(ada, text))
    assert group_counts(preview) == {"probable": 1, "found": 1}
    assert preview.content.decode().count("You have this one already.") == 2
    ada.post(preview.request["PATH_INFO"] + "confirm/")
    assert Paper.objects.filter(owner=learner).count() == 2
