"""A learner suggests a paper for another's list; the owner answers."""

import pytest

from papers.models import Paper
from study.models import ListEntry, ListSuggestion, ReadingList
from tests.factories import LearnerFactory, PaperFactory
from tests.html_page import Page

pytestmark = pytest.mark.django_db
SENTENCE = "It began there."


@pytest.fixture
def welcome(by_link):
    """The address of a list that takes suggestions."""
    ReadingList.objects.update(editing="suggestions")
    return by_link


@pytest.fixture
def bert(db):
    return PaperFactory(slug="bert", title="BERT: pre-training")


def suggest(browser, address, paper, sentence=SENTENCE):
    return browser.post(address.suggest_url, {"paper": paper, "sentence": sentence})


@pytest.mark.parametrize(
    "text",
    [
        "bert",
        "BERT: pre-training",
        "pre-training",
        "https://any.example/papers/bert/#x",
    ],
)
def test_paper_is_named_in_any_way(ada, learner, welcome, bert, text):
    assert "Suggest a paper" in Page(ada.get(welcome.page_url)).text
    assert suggest(ada, welcome, text).status_code == 302
    suggestion = ListSuggestion.objects.get()
    assert suggestion.paper == bert
    assert suggestion.learner == learner
    assert suggestion.sentence == SENTENCE


def test_one_of_several_is_chosen(ada, welcome, bert):
    PaperFactory(slug="roberta", title="RoBERTa: better pre-training")
    page = Page(suggest(ada, welcome, "pre-training"))
    assert "Several papers are called so. Choose the one that you mean." in page.text
    assert (
        'value="/papers/roberta/"'
        in suggest(ada, welcome, "pre-training").content.decode()
    )
    assert suggest(ada, welcome, "/papers/roberta/").status_code == 302
    assert ListSuggestion.objects.get().paper.slug == "roberta"


@pytest.mark.parametrize(
    ("paper", "sentence", "words"),
    [
        ("nothing is called so", SENTENCE, "The library has no paper"),
        ("Not yet shown", SENTENCE, "The library has no paper"),
        ("/papers/not-yet-shown/", SENTENCE, "The library has no paper"),
        ("", SENTENCE, "Name a paper."),
        ("bert", "", "Say it in a sentence."),
        ("bert", "x" * 501, "at most 500 characters"),
        ("transformer", SENTENCE, "It stands on the list already."),
    ],
)
def test_refused_suggestion_says_why(ada, welcome, bert, paper, sentence, words):
    response = suggest(ada, welcome, paper, sentence)
    assert response.status_code == 400
    assert words in Page(response).text
    assert not ListSuggestion.objects.exists()


def test_list_that_takes_none_says_so(ada, by_link, bert):
    assert "Suggest a paper" not in Page(ada.get(by_link.page_url)).text
    assert "takes no suggestions" in Page(ada.get(by_link.suggest_url)).text
    assert suggest(ada, by_link, "bert").status_code == 400
    assert not ListSuggestion.objects.exists()


@pytest.fixture
def suggestion(ada, welcome, bert):
    suggest(ada, welcome, "bert")
    return ListSuggestion.objects.get()


def suggestions_url(suggestion):
    return f"/lists/{suggestion.reading_list_id}/suggestions/"


def test_owner_reads_the_sentence_and_not_whose_it_is(grace, learner, suggestion):
    page = Page(grace.get(suggestions_url(suggestion)))
    assert SENTENCE in page.text
    assert learner.display_name not in page.text
    assert learner.email not in page.text


@pytest.mark.parametrize(
    ("verb", "state", "label"),
    [("accept", "accepted", "Accepted"), ("decline", "declined", "Declined")],
)
def test_owner_answers_and_the_suggester_reads_it(
    grace, ada, suggestion, verb, state, label
):
    response = grace.post(f"/suggestions/{suggestion.pk}/{verb}/", {"answer": "Well."})
    assert response.headers["Location"] == suggestions_url(suggestion)
    suggestion.refresh_from_db()
    assert suggestion.state == state
    is_on_list = ListEntry.objects.filter(paper=suggestion.paper).exists()
    assert is_on_list == (state == "accepted")
    assert f"{label}: Well." in Page(ada.get("/suggestions/")).text
    answered = Page(grace.get(suggestions_url(suggestion))).text
    assert f"{suggestion.paper.title} {label}" in answered
    assert f"{SENTENCE} Well." in answered


def test_too_long_an_answer_is_refused(grace, suggestion):
    body = {"answer": "x" * 501}
    for verb in ("accept", "decline"):
        response = grace.post(f"/suggestions/{suggestion.pk}/{verb}/", body)
        assert response.status_code == 400
    suggestion.refresh_from_db()
    assert suggestion.state == "waiting"


def test_suggester_withdraws(grace, ada, suggestion):
    assert "Waits for an answer" in Page(ada.get("/suggestions/")).text
    ada.post(f"/suggestions/{suggestion.pk}/withdraw/")
    assert "Nothing waits" in Page(grace.get(suggestions_url(suggestion))).text
    response = grace.post(f"/suggestions/{suggestion.pk}/accept/", follow=True)
    assert "It was answered or withdrawn meanwhile." in Page(response).text
    assert not ListEntry.objects.filter(paper=suggestion.paper).exists()


def test_answered_suggestion_is_not_withdrawn(grace, ada, suggestion):
    grace.post(f"/suggestions/{suggestion.pk}/decline/")
    response = ada.post(f"/suggestions/{suggestion.pk}/withdraw/", follow=True)
    assert "It was answered or withdrawn already." in Page(response).text


def test_others_neither_answer_nor_withdraw(sign_in, grace, ada, suggestion):
    stranger = sign_in(LearnerFactory())
    for browser, verbs in (
        (stranger, ("accept", "decline", "withdraw")),
        (ada, ("accept", "decline")),
        (grace, ("withdraw",)),
    ):
        for verb in verbs:
            path = f"/suggestions/{suggestion.pk}/{verb}/"
            assert browser.post(path).status_code == 404
    assert ada.get(suggestions_url(suggestion)).status_code == 404


@pytest.mark.parametrize("verb", ["accept", "decline"])
@pytest.mark.parametrize("is_list_deleted", [True, False])
def test_suggestion_is_not_answered_where_list_or_paper_is_gone(
    grace, suggestion, noon, verb, is_list_deleted
):
    if is_list_deleted:
        ReadingList.objects.update(deleted_at=noon)
    else:
        Paper.objects.filter(pk=suggestion.paper_id).update(status="draft")
    path = f"/suggestions/{suggestion.pk}/{verb}/"
    assert grace.post(path).status_code == 404
    suggestion.refresh_from_db()
    assert suggestion.state == "waiting"


def test_new_name_of_a_closed_list_is_not_told(ada, suggestion):
    ReadingList.objects.update(
        title="Now private", visibility="private", link_digest=""
    )
    text = Page(ada.get("/suggestions/")).text
    assert "for “Beginnings”" in text
    assert "Now private" not in text


def test_nothing_suggested(ada):
    assert "You have suggested nothing so far." in Page(ada.get("/suggestions/")).text
