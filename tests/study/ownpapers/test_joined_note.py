"""The note of a paper that was joined with the library's is changed on its page."""

import pytest
from django.urls import reverse

from papers.models import OwnPaper, Paper
from study.ownpapers.joining_services import join_own_paper, part_own_paper
from tests.factories import PaperFactory, make_own_paper
from tests.html_page import main_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(sign_in, learner):
    return sign_in(learner)


@pytest.fixture
def own(learner):
    paper = make_own_paper(learner, title="Mine", arxiv_id="2401.00001")
    OwnPaper.objects.filter(pk=paper.pk).update(note="First thought")
    return Paper.objects.get(pk=paper.pk)


@pytest.fixture
def theirs(own, noon):
    paper = PaperFactory(title="Theirs", arxiv_id="2401.00001")
    join_own_paper(paper=own, library_paper=paper, at=noon)
    return paper


@pytest.fixture
def address(theirs):
    return reverse("edit_joined_note", args=[theirs.slug])


def test_joined_note_is_changed_on_the_library_s_page(reader, client, theirs, address):
    assert address in reader.get(theirs.get_absolute_url()).text
    form = main_form(reader.get(address))
    assert form.values["note"].strip() == "First thought"
    typed = form.lists | {"note": "**Second** thought"}
    page = reader.post(address, typed, follow=True)
    assert "<strong>Second</strong> thought" in page.text
    assert "thought" not in client.get(theirs.get_absolute_url()).text


def test_changed_note_goes_back_with_the_paper(reader, own, address, noon):
    reader.post(address, {"note": "Second thought"})
    part_own_paper(paper=own, at=noon)
    assert "Second thought" in reader.get(own.get_absolute_url()).text


def test_note_may_be_emptied_and_written_again(reader, theirs, address):
    reader.post(address, {"note": ""})
    assert address in reader.get(theirs.get_absolute_url()).text


def test_stale_note_is_answered_with_both_texts(reader, address):
    form = main_form(reader.get(address))
    reader.post(address, form.lists | {"note": "From the other window"})
    response = reader.post(address, form.lists | {"note": "From this one"})
    assert response.status_code == 409
    assert "From the other window" in response.text
    assert "From this one" in response.text
    again = response.context["form"].data
    assert reader.post(address, again.dict()).status_code == 302
    assert OwnPaper.objects.get().note == "From this one"


def test_too_long_note_comes_back(reader, address):
    response = reader.post(address, {"note": "x" * 100_001})
    assert response.status_code == 400
    assert OwnPaper.objects.get().note == "First thought"
