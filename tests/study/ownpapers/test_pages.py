"""Changing, deleting and bringing back a paper of one's own."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from papers.formats.entry import BibliographyEntry
from papers.models import OwnPaper, Paper, PaperPage
from papers.services.citations import citation_of
from study.models import Reading, ReadThrough
from study.ownpapers.making_services import create_own_papers
from study.ownpapers.services import (
    KEPT_DAYS,
    put_away_own_paper,
)
from study.reading.services import set_reading_status
from tests.factories import make_own_paper

pytestmark = pytest.mark.django_db


@pytest.fixture
def own(learner):
    return make_own_paper(learner, title="My find", arxiv_id="2401.00001")


@pytest.fixture
def reader(sign_in, learner):
    return sign_in(learner)


def address(paper, verb):
    return f"{paper.get_absolute_url()}{verb}/"


def begin_it(learner, paper):
    now = timezone.now()
    set_reading_status(learner=learner, paper=paper, status="reading", at=now)


TYPED = {
    "title": "Another title",
    "authors": "Ashish Vaswani\nvan den Oord, Aäron\nGoogle Research,",
    "year": "2024",
    "venue": "A workshop",
    "arxiv_id": "https://arxiv.org/abs/2401.00001v2",
    "doi": "https://doi.org/10.1000/ABC",
    "url": "https://example.org/paper.pdf",
    "abstract": "With $x^2$ in it.",
    "note": "# Mine\n\n**Strong**, as $e^{i\\pi}$ says.",
}


def test_form_writes_everything_and_renders_it_once(reader, own):
    typed = TYPED | {"arxiv_id": "2401.00001v2"}
    response = reader.post(address(own, "save"), typed)
    assert response.status_code == 302
    own.refresh_from_db()
    part = OwnPaper.objects.get(pk=own.pk)
    assert own.title == "Another title"
    assert own.arxiv_id == "2401.00001"
    assert own.doi == "10.1000/abc"
    assert part.authors == [
        "Vaswani, Ashish",
        "van den Oord, Aäron",
        "Google Research",
    ]
    assert "<strong>Strong</strong>" in part.note_html
    page = reader.get(own.get_absolute_url()).text
    assert "<strong>Strong</strong>" in page
    assert "<math" in page
    assert "Aäron van den Oord" in page
    assert "2401.00001" in reader.get(reverse("paper_bib", args=[own.slug])).text


def test_form_shows_what_is_stored(reader, own):
    reader.post(address(own, "save"), TYPED | {"arxiv_id": ""})
    form = reader.get(address(own, "edit")).context["form"]
    assert form["authors"].value().splitlines()[1] == "van den Oord, Aäron"
    assert form["note"].value() == TYPED["note"]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("title", ""),
        ("year", "1700"),
        ("year", "9" * 30),
        ("arxiv_id", "seventeen"),
        ("doi", "11.1/x"),
        ("url", "javascript:alert(1)"),
        ("url", "ftp://example.org/"),
        ("authors", "x" * 300),
    ],
)
def test_bad_input_is_explained_and_kept(reader, own, field, text):
    response = reader.post(
        address(own, "save"), TYPED | {"arxiv_id": ""} | {field: text}
    )
    assert response.status_code == 400
    assert list(response.context["form"].errors) == [field]
    own.refresh_from_db()
    assert own.title == "My find"


def test_stale_form_is_answered_with_both_texts(reader, own):
    form = reader.get(address(own, "edit")).context["form"]
    seen = form["seen"].value()
    typed = TYPED | {"arxiv_id": "", "seen": seen}
    reader.post(address(own, "save"), typed | {"note": "From the other window"})
    response = reader.post(address(own, "save"), typed | {"note": "From this one"})
    assert response.status_code == 409
    assert "From the other window" in response.text
    assert "From this one" in response.text
    again = typed | {
        "note": "From this one",
        "seen": response.context["form"]["seen"].value(),
    }
    assert reader.post(address(own, "save"), again).status_code == 302
    assert OwnPaper.objects.get(pk=own.pk).note == "From this one"


def test_number_of_another_own_paper_is_refused(reader, learner, own):
    other = make_own_paper(learner, title="Second")
    response = reader.post(
        address(other, "save"), {"title": "Second", "arxiv_id": "2401.00001"}
    )
    assert response.status_code == 409
    assert "has this number already" in response.text


def test_form_refuses_the_doi_of_another_own_paper(reader, own, learner):
    make_own_paper(learner, title="The other", doi="10.1000/abc")
    response = reader.post(address(own, "save"), TYPED)
    assert response.status_code == 409
    form = response.context["form"]
    assert form.errors["doi"] == ["Your paper “The other” has this number already."]


def test_deleted_paper_does_not_come_back_beside_another_of_its_doi(reader, learner):
    first = make_own_paper(learner, doi="10.1000/abc")
    put_away_own_paper(paper=first, at=timezone.now())
    again = make_own_paper(learner, title="Added again", doi="10.1000/ABC")
    response = reader.post(address(first, "restore"), follow=True)
    assert "“Added again”" in response.text
    first.refresh_from_db()
    assert first.status == Paper.Status.OWN_HIDDEN
    assert again.doi == "10.1000/abc"


def test_entries_of_one_doi_share_a_paper(learner, noon):
    entries = []
    for doi in ("10.1000/ABC", "10.1000/abc", "", ""):
        entries.append(BibliographyEntry(title="One", doi=doi))
    papers = create_own_papers(learner=learner, entries=entries, at=noon)
    assert papers[0] == papers[1]
    assert len({paper.pk for paper in papers}) == 3


def test_list_shows_own_papers_with_their_status(reader, learner, own):
    begin_it(learner, own)
    page = reader.get("/papers/mine/").text
    assert "My find" in page
    assert "is-marked" in page


def test_deleted_paper_is_gone_from_every_page_and_comes_back(reader, learner, own):
    begin_it(learner, own)
    reader.post(address(own, "delete"))
    assert reader.get(own.get_absolute_url()).status_code == 404
    assert "My find" not in reader.get("/").text
    assert "My find" not in reader.get("/search/?q=find").text
    assert "Bring back" in reader.get("/papers/mine/").text
    assert reader.post(address(own, "restore")).status_code == 302
    assert "My find" in reader.get(own.get_absolute_url()).text
    assert "My find" in reader.get("/").text
    assert ReadThrough.objects.count() == 1


def test_paper_that_was_added_again_does_not_come_back(reader, learner, own):
    reader.post(address(own, "delete"))
    make_own_paper(learner, title="Again", arxiv_id="2401.00001")
    reader.post(address(own, "restore"))
    own.refresh_from_db()
    assert own.status == Paper.Status.OWN_HIDDEN


def test_paper_deleted_for_good_takes_its_readings(reader, learner, own):
    begin_it(learner, own)
    assert reader.post(address(own, "erase")).status_code == 404
    reader.post(address(own, "delete"))
    reader.post(address(own, "erase"))
    assert not Paper.objects.exists()
    assert not Reading.objects.exists()


def test_what_was_deleted_long_ago_goes_with_the_next(learner, own):
    now = timezone.now()
    put_away_own_paper(paper=own, at=now - timedelta(days=KEPT_DAYS + 1))
    other = make_own_paper(learner)
    put_away_own_paper(paper=other, at=now)
    assert list(Paper.objects.values_list("pk", flat=True)) == [other.pk]


@pytest.mark.parametrize("command", ["rebuild_memory", "send_reminders"])
def test_what_was_deleted_long_ago_goes_by_night(learner, own, settings, command):
    settings.HAS_MAIL = True
    now = timezone.now()
    put_away_own_paper(paper=own, at=now - timedelta(days=KEPT_DAYS + 1))
    fresh = make_own_paper()
    put_away_own_paper(paper=fresh, at=now - timedelta(days=KEPT_DAYS - 1))
    call_command(command, verbosity=0)
    assert list(Paper.objects.values_list("pk", flat=True)) == [fresh.pk]


def test_what_was_deleted_long_ago_goes_without_a_mail_server(learner, own, settings):
    settings.HAS_MAIL = False
    at = timezone.now() - timedelta(days=KEPT_DAYS + 1)
    put_away_own_paper(paper=own, at=at)
    with pytest.raises(CommandError, match="names no mail server"):
        call_command("send_reminders", verbosity=0)
    assert not Paper.objects.exists()


def test_own_papers_can_be_compared_with_the_library_s(reader, own):
    reader.post(address(own, "save"), TYPED | {"arxiv_id": ""})
    page = reader.get(f"/compare/?papers={own.slug}").text
    assert "Another title" in page
    assert "<strong>Strong</strong>" in page


@pytest.fixture
def many(learner, noon, django_capture_on_commit_callbacks):
    """Three papers stored together, as from a file."""
    entries = []
    for number in range(3):
        entry = BibliographyEntry(title=f"Work {number}", abstract="It *holds*.")
        entries.append(entry)
    with django_capture_on_commit_callbacks(execute=True):
        return create_own_papers(learner=learner, entries=entries, at=noon)


def test_pages_of_many_wait_until_somebody_looks(many):
    assert not PaperPage.objects.filter(paper__in=many).exists()


def test_rows_of_many_are_rendered_when_they_are_listed(reader, many):
    page = reader.get("/papers/mine/").text
    for number in range(3):
        assert f"Work {number}</a>" in page
    assert PaperPage.objects.filter(paper__in=many).count() == 3


def test_page_of_one_among_many_is_rendered_when_it_is_opened(reader, many):
    page = reader.get(many[1].get_absolute_url()).text
    assert "Work 1" in page
    assert "It <em>holds</em>." in page
    assert PaperPage.objects.filter(paper__in=many).count() == 1


def test_page_of_many_is_not_rendered_for_others(client, many):
    assert client.get(many[1].get_absolute_url()).status_code == 404
    assert not PaperPage.objects.filter(paper__in=many).exists()


@pytest.mark.parametrize(
    ("authors", "year", "key"),
    [
        (("Sutton, Richard S.",), 2019, "sutton-2019-my-find"),
        ((), None, "my-find"),
        (("Müller, Ann",), None, "muller-my-find"),
    ],
)
def test_citation_key_is_words_that_one_recognises(learner, authors, year, key):
    paper = make_own_paper(learner, title="My find", authors=authors, year=year)
    assert citation_of(paper, list(authors)).key == key
