"""An own paper told to the curators: what they see, answer, and what comes of it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from papers.models import OwnPaper, Paper
from study.accounts.services import delete_learner
from study.models import PaperSuggestion
from study.ownpapers import suggestion_services
from study.ownpapers.queries import join_offers
from study.ownpapers.services import put_away_own_paper, restore_own_paper
from study.ownpapers.suggestion_services import suggest_own_paper
from tests.factories import (
    CategoryFactory,
    LearnerFactory,
    PaperFactory,
    make_own_paper,
)
from tests.html_page import Page, main_form

pytestmark = pytest.mark.django_db
SENTENCE = "All that came later builds on it."
SECRET = "secretly-mine"


@pytest.fixture
def own(learner):
    """Without a number; with texts that are nobody's business."""
    paper = make_own_paper(
        learner,
        title="A forgotten work",
        authors=("Lovelace, Ada", "Babbage, Charles"),
        year=1843,
        venue="Taylor's Memoirs",
        url="https://example.org/notes.pdf",
        abstract=f"{SECRET} abstract",
    )
    OwnPaper.objects.filter(pk=paper.pk).update(note=f"{SECRET} note")
    return Paper.objects.get(pk=paper.pk)


@pytest.fixture
def reader(sign_in, learner):
    return sign_in(learner)


@pytest.fixture
def curator(sign_in):
    return sign_in(LearnerFactory(is_staff=True))


def suggest(reader, paper, sentence=SENTENCE):
    path = reverse("suggest_own_paper", args=[paper.slug])
    return reader.post(path, {"sentence": sentence}, follow=True)


def withdraw(reader, paper):
    path = reverse("withdraw_own_suggestion", args=[paper.slug])
    return reader.post(path, follow=True)


def queue_of(curator):
    return Page(curator.get("/admin/study/papersuggestion/")).text


def change_path(suggestion):
    return f"/admin/study/papersuggestion/{suggestion.pk}/change/"


def answer(curator, **values):
    """As the form is sent that the curator sees."""
    path = change_path(PaperSuggestion.objects.get())
    form = main_form(curator.get(path))
    return curator.post(path, form.lists | values, follow=True)


def test_learner_sees_what_curators_will_see(reader, own):
    page = Page(reader.get(reverse("suggest_own_paper", args=[own.slug]))).text
    assert "A forgotten work" in page
    assert "Lovelace, Ada; Babbage, Charles" in page
    assert "1843" in page
    assert "https://example.org/notes.pdf" in page
    assert "not who you are" in page
    assert SECRET not in page
    assert not PaperSuggestion.objects.exists()


def test_curator_sees_bibliography_and_sentence_alone(reader, curator, learner, own):
    page = Page(suggest(reader, own)).text
    assert "It waits for their answer." in page
    assert SENTENCE in page
    suggestion = PaperSuggestion.objects.get()
    change = curator.get(change_path(suggestion)).text
    for told in ("A forgotten work", "Lovelace, Ada", "1843", SENTENCE):
        assert told in change
    for private in (SECRET, learner.email, own.slug):
        assert private not in change
        assert private not in queue_of(curator)
    assert curator.get(own.get_absolute_url()).status_code == 404


def test_bibliography_that_is_kept_for_curators_holds_nothing_private(reader, own):
    suggest(reader, own)
    kept = PaperSuggestion.objects.get().bibliography
    assert kept["title"] == "A forgotten work"
    assert SECRET not in str(kept)


def test_curator_sees_known_facts_above_the_answer(reader, curator, learner):
    own = make_own_paper(learner, title="Told", url="https://papers.example/told")
    suggest(reader, own)
    response = curator.get(change_path(PaperSuggestion.objects.get()))
    told, answer = response.context["adminform"].fieldsets
    assert told[1]["fields"] == (
        "shown_title",
        "shown_address",
        "sentence",
        "suggested_at",
        "in_the_library",
    )
    assert answer[0] == "Your answer"
    assert "A paper that a learner suggests" in response.text
    assert "Save and continue editing" not in response.text


def test_what_is_changed_later_is_not_told(reader, curator, own):
    suggest(reader, own)
    Paper.objects.filter(pk=own.pk).update(title=SECRET)
    assert "A forgotten work" in queue_of(curator)
    assert SECRET not in queue_of(curator)


def test_sentence_may_be_left_out(reader, own):
    suggest(reader, own, "")
    assert PaperSuggestion.objects.get().sentence == ""


def test_too_long_sentence_comes_back(reader, own):
    path = reverse("suggest_own_paper", args=[own.slug])
    response = reader.post(path, {"sentence": "x" * 501})
    assert response.status_code == 400
    assert "at most 500 characters" in Page(response).text
    assert not PaperSuggestion.objects.exists()


def test_withdrawn_suggestion_is_gone_and_can_be_made_again(reader, curator, own):
    suggest(reader, own)
    assert "Suggest it to the library" in Page(withdraw(reader, own)).text
    assert "A forgotten work" not in queue_of(curator)
    gone = PaperSuggestion.objects.get()
    assert curator.get(change_path(gone)).status_code == 302
    suggest(reader, own)
    assert PaperSuggestion.objects.waiting().count() == 1


def test_deleted_paper_is_no_longer_suggested(reader, curator, own, noon):
    suggest(reader, own)
    put_away_own_paper(paper=own, at=noon)
    assert "A forgotten work" not in queue_of(curator)
    restore_own_paper(paper=own)
    assert "A forgotten work" in queue_of(curator)


def test_suggestion_goes_with_the_account(reader, learner, own):
    suggest(reader, own)
    delete_learner(learner=learner)
    assert not PaperSuggestion.objects.exists()


def test_accepted_suggestion_is_a_draft_that_its_owner_may_join_once_published(
    reader, curator, learner, own
):
    suggest(reader, own)
    category = CategoryFactory(slug="history")
    answer(curator, decision="accept", category=category.pk, answer="With pleasure.")
    draft = Paper.objects.library().get()
    assert draft.status == Paper.Status.DRAFT
    assert draft.slug == "a-forgotten-work"
    assert draft.display_names == ["Ada Lovelace", "Charles Babbage"]
    assert draft.url == "https://example.org/notes.pdf"
    assert draft.year == 1843
    assert not draft.tldr
    assert join_offers(learner) == []
    page = Page(reader.get(own.get_absolute_url())).text
    assert "Curators accepted it" in page
    assert "With pleasure." in page
    Paper.objects.filter(pk=draft.pk).update(status=Paper.Status.PUBLISHED)
    assert "Join them" in Page(reader.get(own.get_absolute_url())).text
    (offer,) = join_offers(learner)
    assert offer.own == own
    assert offer.library == draft


def test_accepted_suggestion_is_offered_to_nobody_else(reader, curator, own):
    neighbour = make_own_paper(title="A forgotten work").owner
    suggest(reader, own)
    answer(curator, decision="accept", category=CategoryFactory().pk)
    Paper.objects.library().update(status=Paper.Status.PUBLISHED)
    assert join_offers(neighbour) == []


def test_what_the_library_has_is_not_made_again(reader, curator, learner):
    own = make_own_paper(learner, title="Mine", doi="10.1000/abc")
    draft = PaperFactory(doi="10.1000/ABC", status="draft")
    suggest(reader, own)
    page = curator.get(change_path(PaperSuggestion.objects.get())).text
    assert reverse("admin:papers_paper_change", args=[draft.pk]) in page
    answer(curator, decision="accept")
    assert PaperSuggestion.objects.get().library_paper == draft
    assert Paper.objects.library().count() == 1


def test_published_paper_is_not_suggested(reader, learner):
    own = make_own_paper(learner, title="Mine", doi="10.1000/abc")
    PaperFactory(doi="10.1000/abc")
    page = Page(suggest(reader, own)).text
    assert "The library has this paper already." in page
    assert "Suggest it to the library" not in page
    assert not PaperSuggestion.objects.exists()


def test_draft_needs_what_the_library_needs(reader, curator, learner):
    own = make_own_paper(learner, title="Only a title")
    suggest(reader, own)
    response = answer(curator, decision="accept")
    errors = response.context["adminform"].form.errors
    assert sorted(errors) == ["category", "url", "year"]
    assert PaperSuggestion.objects.get().is_waiting
    category = CategoryFactory()
    facts = {"category": category.pk, "year": 1950, "url": "https://example.org/"}
    answer(curator, decision="accept", **facts)
    assert Paper.objects.library().get().year == 1950


def test_declined_suggestion_is_answered_for_good(reader, curator, own):
    suggest(reader, own)
    answer(curator, decision="decline", answer="It is a sketch.")
    page = Page(reader.get(own.get_absolute_url())).text
    assert "Curators declined it" in page
    assert "It is a sketch." in page
    suggest(reader, own)
    assert PaperSuggestion.objects.count() == 1
    assert not Paper.objects.library().exists()


def test_answer_that_comes_late_changes_nothing(reader, curator, own):
    suggest(reader, own)
    path = change_path(PaperSuggestion.objects.get())
    form = main_form(curator.get(path)).lists | {"decision": "decline"}
    withdraw(reader, own)
    curator.post(path, form)
    assert PaperSuggestion.objects.get().state == "withdrawn"


def test_answered_suggestion_cannot_be_answered_again(reader, curator, own):
    suggest(reader, own)
    answer(curator, decision="decline")
    path = change_path(PaperSuggestion.objects.get())
    assert curator.get(path).status_code == 200
    response = curator.post(path, {"decision": "accept"})
    assert response.status_code == 403
    assert PaperSuggestion.objects.get().state == "declined"


def test_ten_may_wait(reader, learner, own, noon, monkeypatch):
    monkeypatch.setattr(suggestion_services, "MOST_WAITING", 1)
    suggest_own_paper(paper=make_own_paper(learner), sentence="", at=noon)
    page = Page(suggest(reader, own)).text
    assert "wait for an answer" in page
    assert PaperSuggestion.objects.count() == 1
    later = noon + timedelta(days=1)
    PaperSuggestion.objects.update(state="declined", closed_at=later)
    suggest(reader, own)
    assert PaperSuggestion.objects.count() == 2


@pytest.mark.parametrize("title", ["Map", "Own work", "注意", "-"])
def test_draft_gets_an_address_that_is_free(reader, curator, learner, title):
    PaperFactory(slug="paper")
    own = make_own_paper(learner, title=title, year=2020, doi="10.1000/abc")
    suggest(reader, own)
    answer(curator, decision="accept", category=CategoryFactory().pk)
    draft = Paper.objects.library().get(title=title)
    assert curator.get(draft.get_absolute_url()).status_code == 200
