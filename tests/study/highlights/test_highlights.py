"""Passages marked in a note: made, shown on its page, changed, deleted, found again."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from papers.models import Paper, PaperPage
from papers.services.page_cache import render_pages
from study.highlights import services
from study.highlights.section_text import digest_of
from study.models import Highlight
from tests.factories import LearnerFactory, PaperFactory, make_own_paper
from tests.html_page import Page, main_form

pytestmark = pytest.mark.django_db
PATH = "/papers/gan/mark/"
WORDS = "two networks play"


@pytest.fixture
def gan(db):
    paper = PaperFactory(slug="gan", title="Adversarial Nets", tldr="A game.")
    body = "Here two *networks* play a game. One net makes, one net judges $x<y$."
    paper.sections.create(kind="approach", body=body)
    list(render_pages([paper.pk]))
    return paper


def mark(browser, **values):
    return browser.post(PATH, {"part": "approach", "exact": WORDS} | values)


def edit(paper, body):
    section = paper.sections.get(kind="approach")
    section.body = body
    section.save()
    list(render_pages([paper.pk]))


def note(browser):
    return browser.get("/papers/gan/").text


def test_marked_words_are_drawn_on_the_note(ada, learner, gan):
    response = mark(ada, comment="A **duel**.")
    highlight = Highlight.objects.get()
    assert response.headers["Location"] == f"/papers/gan/#passage-{highlight.pk}"
    assert highlight.learner == learner
    assert highlight.exact == WORDS
    assert highlight.prefix == "Here "
    assert highlight.suffix.startswith(" a game.")
    text = note(ada)
    number = highlight.pk
    assert f'<mark class="passage" id="passage-{number}"' in text
    assert (
        f'<em><mark class="passage" data-passage="{number}">networks</mark></em>'
        in text
    )
    assert "A <strong>duel</strong>." in text


def test_others_see_nothing_of_it(ada, client, sign_in, gan):
    before = note(client)
    mark(ada, comment="Mine alone.")
    assert note(client) == before
    other = sign_in(LearnerFactory())
    for browser in (client, other):
        assert "<mark" not in note(browser)
    mark(other, exact="a game", comment="Theirs.")
    assert "Mine alone." not in note(other)
    assert "Theirs." not in note(ada)


def test_note_leads_to_the_form_of_each_part(ada, gan):
    links = Page(ada.get("/papers/gan/")).links
    assert f"{PATH}?part=approach" in links
    form = main_form(ada.get(f"{PATH}?part=approach"))
    assert form.values["part"] == "approach"


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"exact": "three networks"}, "do not stand in that part"),
        ({"exact": "net"}, "more than once"),
        ({"exact": "net", "before": "no such"}, "more than once"),
        ({"exact": " "}, "Copy the words"),
        ({"exact": "x" * 5000}, "Mark fewer words"),
        ({"part": "impact"}, "no such part"),
    ],
)
def test_words_that_cannot_be_placed_come_back(ada, gan, values, sentence):
    response = mark(ada, comment="Kept.", **values)
    assert response.status_code == 422
    assert sentence in response.text
    assert Page(response).form(PATH).values["comment"].strip() == "Kept."
    assert not Highlight.objects.exists()


def test_words_before_say_which_of_two_is_meant(ada, gan):
    assert mark(ada, exact="net", before="makes, one").status_code == 302
    highlight = Highlight.objects.get()
    assert highlight.prefix.endswith("makes, one ")


def test_same_words_are_marked_once(ada, gan):
    first = mark(ada)
    again = mark(ada, exact="two   networks\nplay")
    assert again.headers["Location"] == first.headers["Location"]
    assert Highlight.objects.count() == 1


def test_learner_marks_no_more_than_is_kept(ada, gan, monkeypatch):
    monkeypatch.setattr(services, "MOST_IN_A_PART", 1)
    mark(ada)
    response = mark(ada, exact="a game")
    assert response.status_code == 422
    assert "as much as is kept" in response.text
    monkeypatch.setattr(services, "MOST_IN_A_PART", 9)
    monkeypatch.setattr(services, "MOST_HIGHLIGHTS", 1)
    assert mark(ada, exact="a game").status_code == 422


def test_passage_stays_on_its_words_when_the_section_changes(ada, gan):
    mark(ada)
    edit(gan, "It is new: here two networks play a game. One net makes.")
    text = note(ada)
    assert "two networks play</mark>" in text
    highlight = Highlight.objects.get()
    page = PaperPage.objects.get(paper=gan)
    assert digest_of(page.body_html) == highlight.revision
    assert highlight.exact == WORDS


def test_passage_without_its_words_is_an_orphan_until_they_are_back(ada, gan):
    mark(ada, comment="Why two?")
    edit(gan, "Three networks play.")
    text = note(ada)
    assert "<mark" not in text
    assert "These words are not in the note any more." in text
    assert WORDS in text
    assert "Why two?" in text
    assert Highlight.objects.get().is_orphan
    edit(gan, "Here two networks play a game.")
    assert f"{WORDS}</mark>" in note(ada)


def test_two_passages_with_the_same_words_do_not_become_one(ada, gan):
    mark(ada, exact="net", before="One")
    mark(ada, exact="net", before="makes, one")
    edit(gan, "Here two networks play a game. One net makes.")
    note(ada)
    assert [one.is_orphan for one in Highlight.objects.order_by("pk")] == [False, True]


def test_note_asks_no_more_with_many_passages(ada, gan):
    with CaptureQueriesContext(connection) as none:
        note(ada)
    mark(ada)
    with CaptureQueriesContext(connection) as one:
        note(ada)
    mark(ada, exact="a game")
    mark(ada, exact="One net")
    with CaptureQueriesContext(connection) as many:
        note(ada)
    assert len(many) == len(one) == len(none) + 1


def test_words_are_escaped_as_before(ada, gan):
    edit(gan, "Here `<script>alert(2)</script>` is shown as it is.")
    mark(ada, exact="Here <script>alert(2)</script> is", comment="<script>alert(1)")
    text = note(ada)
    assert "&lt;script&gt;alert(2)&lt;/script&gt;</mark>" in text
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text


def test_comment_is_changed_and_emptied(ada, gan):
    mark(ada)
    highlight = Highlight.objects.get()
    path = f"/highlights/{highlight.pk}/edit/"
    response = ada.post(path, {"comment": "So."})
    assert response.headers["Location"] == f"/papers/gan/#passage-{highlight.pk}"
    highlight.refresh_from_db()
    assert highlight.comment == "So."
    ada.post(path, {"comment": ""})
    highlight.refresh_from_db()
    assert highlight.comment == ""
    assert ada.post(path, {"comment": "x" * 6000}).status_code == 422


def test_another_learner_changes_no_passage(ada, sign_in, gan):
    mark(ada, comment="Mine.")
    number = Highlight.objects.get().pk
    other = sign_in(LearnerFactory())
    assert other.get(f"/highlights/{number}/edit/").status_code == 404
    for verb in ("edit", "delete", "restore"):
        path = f"/highlights/{number}/{verb}/"
        assert other.post(path, {"comment": "Theirs."}).status_code == 404
    assert Highlight.objects.standing().get().comment == "Mine."


def test_deleted_passage_can_be_brought_back(ada, gan):
    mark(ada)
    number = Highlight.objects.get().pk
    ada.post(f"/highlights/{number}/delete/", {"next": "/papers/gan/"})
    text = note(ada)
    assert "<mark" not in text
    assert "Bring it back" in text
    ada.post(f"/highlights/{number}/restore/", {"next": "/papers/gan/"})
    assert "<mark" in note(ada)


def test_passage_marked_anew_is_not_brought_back_twice(ada, gan):
    mark(ada)
    number = Highlight.objects.get().pk
    ada.post(f"/highlights/{number}/delete/")
    mark(ada)
    response = ada.post(f"/highlights/{number}/restore/", follow=True)
    assert "marked the same words anew" in response.text
    assert Highlight.objects.standing().count() == 1


def test_passage_is_deleted_twice_as_once(ada, gan):
    mark(ada)
    path = f"/highlights/{Highlight.objects.get().pk}/delete/"
    assert ada.post(path).status_code == 302
    assert ada.post(path).status_code == 302
    assert not Highlight.objects.standing().exists()


@pytest.mark.parametrize("limit", ["MOST_IN_A_PART", "MOST_HIGHLIGHTS"])
def test_no_more_is_brought_back_than_is_kept(ada, gan, monkeypatch, limit):
    mark(ada)
    first = Highlight.objects.get()
    ada.post(f"/highlights/{first.pk}/delete/")
    mark(ada, exact="a game")
    monkeypatch.setattr(services, limit, 1)
    path = f"/highlights/{first.pk}/restore/"
    response = ada.post(path, follow=True)
    assert "as much as is kept" in response.text
    assert Highlight.objects.standing().count() == 1
    monkeypatch.setattr(services, limit, 2)
    ada.post(path)
    monkeypatch.setattr(services, limit, 1)
    assert "is back" in ada.post(path, follow=True).text
    assert Highlight.objects.standing().count() == 2


def test_note_lists_the_last_deleted_ones(ada, gan):
    for _ in range(12):
        mark(ada)
        number = Highlight.objects.standing().get().pk
        ada.post(f"/highlights/{number}/delete/")
    text = note(ada)
    assert text.count("Bring it back") == 10
    assert f"/highlights/{number}/restore/" in text


def test_deleted_passage_is_forgotten_after_a_while(ada, gan):
    mark(ada)
    Highlight.objects.update(deleted_at=timezone.now() - timedelta(days=2))
    assert "Bring it back" not in note(ada)
    mark(ada, exact="a game")
    assert Highlight.objects.count() == 1


def test_own_paper_takes_passages_too(ada, learner):
    own = make_own_paper(learner, abstract="My own **thought** about it.")
    path = f"/papers/{own.slug}/mark/"
    response = ada.post(path, {"part": "abstract", "exact": "thought about"})
    assert response.status_code == 302
    assert "thought</mark></strong>" in ada.get(f"/papers/{own.slug}/").text


def test_withdrawn_note_takes_no_passages(ada, gan):
    Paper.objects.update(status="draft")
    assert ada.get(PATH).status_code == 404
    assert mark(ada).status_code == 404
