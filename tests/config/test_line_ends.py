"""A browser's line ends reach no view: neither in a body nor in a query."""

import re

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse

from config.line_ends import settle_line_ends
from study.models import ReadingList
from tests.foreign_line_ends import foreign_texts
from tests.source_files import CODE, name_of

READS_PAST_FORMS = re.compile(r"request\.(?:body|read|readline|_load_post)\b")


def seen_by_view(request):
    """The request as the views get it."""
    seen = []

    def view(request):
        seen.append(request)
        return HttpResponse()

    settle_line_ends(view)(request)
    (request,) = seen
    return request


@pytest.mark.parametrize("kind", ["multipart", "urlencoded"])
def test_body_has_one_kind_of_line_end(kind):
    body = {"text": ["a\r\nb\rc\nd", "\r\n"]}
    path = "/papers/?q=a%0D%0Ab"
    if kind == "multipart":
        request = RequestFactory().post(path, body)
    else:
        text = "text=a%0D%0Ab%0Dc%0Ad&text=%0D%0A"
        request = RequestFactory().post(
            path, text, content_type="application/x-www-form-urlencoded"
        )
    seen = seen_by_view(request)
    assert seen.POST.getlist("text") == ["a\nb\nc\nd", "\n"]
    assert seen.GET["q"] == "a\nb"


def test_body_stays_immutable():
    seen = seen_by_view(RequestFactory().post("/", {"text": "a\r\nb"}))
    with pytest.raises(AttributeError, match="immutable"):
        seen.POST["text"] = "c"


def test_body_without_foreign_line_ends_is_left_alone():
    request = RequestFactory().post("/", {"text": "a\nb"})
    before = request.POST
    assert seen_by_view(request).POST is before


def test_line_ends_are_settled_before_anything_but_the_check_reads_a_form():
    above = settings.MIDDLEWARE.index("config.line_ends.settle_line_ends")
    reader = settings.MIDDLEWARE.index("config.malformed.refuse_malformed")
    assert above == reader + 1


def test_no_code_reads_a_body_past_the_forms():
    found = []
    for file in CODE:
        if READS_PAST_FORMS.search(file.read_text(encoding="utf-8")):
            found.append(name_of(file))
    assert found == []


def test_no_learners_form_stores_the_line_ends_of_browsers(ada):
    text = "For autumn,\r\nand\rwinter."
    title = {"title": "New", "description": text}
    assert ada.post(reverse("create_reading_list"), title).status_code == 302
    paper = {"title": "Mine", "note": text, "authors": "Ada\r\nBob"}
    assert ada.post(reverse("create_paper"), paper).status_code == 302
    assert ReadingList.objects.get().description == "For autumn,\nand\nwinter."
    assert foreign_texts() == []
