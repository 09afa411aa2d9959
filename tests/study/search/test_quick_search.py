"""What is suggested while one types."""

import re

import pytest
from django.utils import timezone

from papers.models import Paper
from papers.search.vocabulary import forget_vocabulary
from study.models import ReadingList
from tests.factories import (
    LearnerFactory,
    PaperFactory,
    QuestionFactory,
    TopicFactory,
)
from tests.factories.own_papers import make_own_paper

TITLE = re.compile(r'quick-title">(.*?)</span>', re.DOTALL)
GROUP = re.compile(r'role="group" aria-label="([^"]*)"')


@pytest.fixture(autouse=True)
def fresh_vocabulary():
    forget_vocabulary()
    yield
    forget_vocabulary()


@pytest.fixture
def library(db):
    topic = TopicFactory(slug="attention", name="Attention mechanisms")
    transformer = PaperFactory(
        slug="transformer",
        title="Attention Is All You Need",
        authors=["Vaswani, Ashish"],
        also_called="self-attention",
        topics=[topic],
    )
    PaperFactory(slug="bert", title="Pre-training of Deep Bidirectional Transformers")
    PaperFactory(slug="later", title="What came after BERT", authors=["Ashworth, V."])
    PaperFactory(slug="hidden", title="Attention in drafts", status=Paper.Status.DRAFT)
    QuestionFactory(home=transformer, prompt="What does attention mix?")
    return transformer


def ask(client, text, **parameters):
    return client.get("/search/quick/", {"q": text, **parameters}).content.decode()


def titles(html):
    found = []
    for title in TITLE.findall(html):
        words = re.sub(r"<[^>]*>", "", title).split()
        found.append(" ".join(words))
    return found


def make_reading_list(learner, title, **fields):
    now = timezone.now()
    return ReadingList.objects.create(
        learner=learner, title=title, created_at=now, changed_at=now, **fields
    )


def test_beginning_finds_papers_topics_and_questions(client, library):
    html = ask(client, "atten")
    assert GROUP.findall(html) == ["Papers", "Topics", "Questions"]
    assert titles(html) == [
        "Attention Is All You Need",
        "Attention mechanisms",
        "What does attention mix?",
    ]
    assert 'href="/papers/transformer/"' in html
    assert 'href="/topics/attention/"' in html
    assert 'href="/papers/transformer/#question-' in html


def test_paper_that_is_called_so_comes_first(client, library):
    assert titles(ask(client, "bert"))[0].startswith("Pre-training")


def test_other_names_and_authors_find_a_paper(client, library):
    assert titles(ask(client, "vaswani, ash")) == ["Attention Is All You Need"]
    assert titles(ask(client, "self-att")) == ["Attention Is All You Need"]


def test_misspelt_name_finds_what_was_meant_and_says_so(client, library):
    html = ask(client, "attentoin")
    assert titles(html)[0] == "Attention Is All You Need"
    assert "As “attention”" in html


@pytest.mark.parametrize(
    "text", ["", "a", "zyzzyva", "…", "year:2017", "(", '"', "x" * 400, "\0"]
)
def test_what_names_nothing_suggests_nothing(client, library, text):
    response = client.get("/search/quick/", {"q": text})
    assert response.status_code == 200
    assert titles(response.content.decode()) == []


def test_own_lists_and_papers_are_suggested_to_their_owner_alone(client, library):
    owner = LearnerFactory()
    make_reading_list(owner, "Attention, one evening each")
    make_reading_list(owner, "Attention of old", archived_at=timezone.now())
    make_own_paper(owner, title="Attention at the office")
    private = {"Attention, one evening each", "Attention at the office"}
    client.force_login(owner)
    shown = titles(ask(client, "atten"))
    assert private < set(shown)
    assert "Attention of old" not in shown
    client.force_login(LearnerFactory())
    assert private.isdisjoint(titles(ask(client, "atten")))
    client.logout()
    assert private.isdisjoint(titles(ask(client, "atten")))


def test_things_to_do_only_where_they_are_asked_for(client, library):
    client.force_login(LearnerFactory())
    assert "Things to do" not in ask(client, "review")
    html = ask(client, "review", actions=1)
    assert titles(html) == ["Review what is due"]
    assert 'href="/review/"' in html
    assert "Add a paper" in titles(ask(client, "add", actions=1))
    assert len(titles(ask(client, "", actions=1))) == 8


def test_visitor_is_offered_what_needs_no_account(client, library):
    assert titles(ask(client, "sign", actions=1)) == ["Sign in"]
    assert titles(ask(client, "review", actions=1)) == []


def test_only_curators_are_offered_curation(client, library):
    client.force_login(LearnerFactory())
    assert titles(ask(client, "curate", actions=1)) == []
    client.force_login(LearnerFactory(is_staff=True))
    assert titles(ask(client, "curate", actions=1)) == ["Curate the library"]


def test_open_paper_is_compared_with_another(client, library):
    html = ask(client, "compare with bert", actions=1, at="/papers/transformer/")
    assert "Compare with Pre-training of Deep" in titles(html)[0]
    assert 'href="/compare/?papers=transformer,bert"' in html
    html = ask(client, "compare attention", actions=1, at="/papers/transformer/")
    assert titles(html) == []
    html = ask(client, "compare with bert", actions=1, at="/nowhere/")
    assert 'href="/compare/?papers=bert"' in html


def test_as_few_queries_in_a_large_library(
    client, library, django_assert_max_num_queries
):
    client.force_login(LearnerFactory())
    for number in range(40):
        PaperFactory(slug=f"more-{number}", title=f"Attention number {number}")
    ask(client, "attention")
    # One of them counts the words anew, since the library has just changed.
    with django_assert_max_num_queries(9):
        ask(client, "attention")
