"""A learner's own paper is there for them, and for nobody else."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from papers.models import Author, Paper, PaperCount, SearchEntry
from papers.queries.addresses import paper_addresses
from papers.search.vocabulary import current_vocabulary, forget_vocabulary
from papers.services.library.export import library_from_database
from papers.services.library.refusals import holders_of_numbers
from papers.services.library.revision import bump_revision
from study.accounts.services import delete_learner
from study.reading.services import set_reading_status
from tests.conftest import NOON
from tests.factories import LearnerFactory, PaperFactory, make_own_paper

pytestmark = pytest.mark.django_db
WORD = "xylographica"


@pytest.fixture
def own(learner):
    return make_own_paper(
        learner,
        title=f"On {WORD}",
        authors=("Maker, Zinnia",),
        year=2024,
        arxiv_id="2401.00001",
        abstract=f"About {WORD}.",
    )


def ids_seen_by(user):
    return set(Paper.objects.visible_to(user).values_list("pk", flat=True))


def test_own_paper_is_visible_to_its_owner(learner, own):
    assert ids_seen_by(learner) == {own.pk}


@pytest.mark.parametrize("is_staff", [False, True])
def test_own_paper_is_not_visible_to_others(own, is_staff):
    other = LearnerFactory(is_staff=is_staff, is_superuser=is_staff)
    assert ids_seen_by(other) == set()


def test_own_paper_is_not_visible_to_visitors(own):
    assert ids_seen_by(AnonymousUser()) == set()


def test_own_paper_that_was_put_away_is_visible_to_nobody(learner, own):
    Paper.objects.filter(pk=own.pk).update(status=Paper.Status.OWN_HIDDEN)
    assert ids_seen_by(learner) == set()


def test_owner_who_curates_sees_their_own_and_drafts():
    curator = LearnerFactory(is_staff=True)
    own = make_own_paper(curator)
    draft = PaperFactory(status="draft")
    assert ids_seen_by(curator) == {own.pk, draft.pk}


def test_page_of_own_paper(sign_in, learner, own):
    response = sign_in(learner).get(own.get_absolute_url())
    assert response.status_code == 200
    assert f"On {WORD}" in response.text
    assert "Zinnia Maker" in response.text
    assert f"About {WORD}." in response.text


@pytest.mark.parametrize("is_staff", [False, True])
def test_page_of_own_paper_is_not_found_by_others(sign_in, own, is_staff):
    other = LearnerFactory(is_staff=is_staff, is_superuser=is_staff)
    browser = sign_in(other)
    for name in (
        "paper",
        "paper_bib",
        "paper_ris",
        "paper_title_card",
        "prerequisites",
    ):
        assert browser.get(reverse(name, args=[own.slug])).status_code == 404
    status = browser.post(f"{own.get_absolute_url()}status/", {"status": "read"})
    assert status.status_code == 404


def test_own_paper_is_in_no_index_and_no_count(own):
    assert SearchEntry.objects.count() == 0
    assert PaperCount.objects.count() == 0
    assert Author.objects.count() == 0
    assert list(paper_addresses(1)) == []


def test_words_of_own_paper_are_offered_to_nobody(own):
    bump_revision()
    forget_vocabulary()
    assert WORD not in current_vocabulary().counts


def test_own_paper_has_no_history(own):
    own.title = "Another title"
    own.save()
    own.delete()
    assert not Paper.history.exists()


def test_own_paper_is_no_part_of_the_library_files(own):
    paper = PaperFactory()
    library = library_from_database()
    assert [note.slug for note in library.notes] == [paper.slug]


def test_own_paper_does_not_keep_its_number_from_the_library(own):
    note = library_from_database_with(arxiv=own.arxiv_id)
    assert holders_of_numbers([note]) == []
    PaperFactory(arxiv_id=own.arxiv_id)


def library_from_database_with(*, arxiv):
    PaperFactory(slug="from-a-file", arxiv_id="1234.56789")
    (note,) = library_from_database().notes
    Paper.objects.filter(slug="from-a-file").delete()
    return replace(note, arxiv=arxiv)


def test_admin_does_not_know_own_papers(sign_in, own):
    superuser = LearnerFactory(is_staff=True, is_superuser=True)
    browser = sign_in(superuser)
    listed = browser.get("/admin/papers/paper/?q=xylographica")
    assert "0 papers" in listed.text
    counted = browser.get("/admin/papers/paper/")
    assert "0 papers" in counted.text
    change = browser.get(f"/admin/papers/paper/{own.pk}/change/")
    assert change.status_code == 302
    history = browser.get(f"/admin/papers/paper/{own.pk}/history/")
    assert WORD not in history.text
    asked = "app_label=papers&model_name=link&field_name=target&term=xylo"
    offered = browser.get(f"/admin/autocomplete/?{asked}")
    assert offered.json()["results"] == []


def test_number_of_own_paper_is_no_choice_in_the_admin(sign_in, own):
    superuser = LearnerFactory(is_staff=True, is_superuser=True)
    browser = sign_in(superuser)
    response = browser.get(f"/admin/papers/question/add/?home={own.pk}")
    assert WORD not in response.text


def test_account_goes_with_its_own_papers_and_their_readings(learner, own):
    set_reading_status(learner=learner, paper=own, status="read", at=NOON)
    delete_learner(learner=learner)
    assert not Paper.objects.exists()
    assert not Paper.history.exists()


def test_home_names_a_reading_of_an_own_paper(sign_in, learner, own):
    set_reading_status(learner=learner, paper=own, status="reading", at=NOON)
    assert f"On {WORD}" in sign_in(learner).get("/").text
