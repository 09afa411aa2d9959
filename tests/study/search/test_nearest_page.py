"""The search page is never empty-handed, and says what it did."""

import pytest

from papers.search import ranking
from papers.search.vocabulary import forget_vocabulary
from study.search.spelling import replace_words
from tests.factories import PaperFactory


@pytest.fixture(autouse=True)
def fresh_vocabulary():
    forget_vocabulary()
    yield
    forget_vocabulary()


@pytest.fixture
def papers(db):
    PaperFactory(slug="lora", title="LoRA: Low-Rank Adaptation", tldr="Few weights.")
    PaperFactory(slug="wanda", title="Pruning", tldr="How to do work as lora does.")


def search_html(client, text, **more):
    return client.get("/search/", {"q": text} | more).content.decode()


def test_nearest_papers_follow_under_their_own_heading(client, papers):
    html = search_html(client, "low-rank zyzzyva")
    assert 'id="nearest">Not all of your words</h2>' in html
    assert "No paper holds all of them." in html
    assert 'id="papers"' not in html
    assert "/papers/lora/" in html
    assert "Nothing fits" not in html


def test_question_finds_what_it_asks_about(client, papers):
    html = search_html(client, "how does lora work")
    assert html.index("/papers/lora/") < html.index("/papers/wanda/")


def test_misspelt_word_is_searched_as_it_was_meant(client, papers):
    html = search_html(client, "adaptatoin")
    assert "Nothing fits “adaptatoin” as it is written." in html
    assert "/papers/lora/" in html
    assert 'value="adaptatoin"' in html
    assert 'href="/search/?q=adaptatoin&amp;literal=1"' in html


def test_literal_search_finds_only_what_was_typed(client, papers):
    html = search_html(client, "adaptatoin", literal="1")
    assert "/papers/lora/" not in html
    assert "Did you mean" in html
    assert "Nothing fits “adaptatoin”." in html


def test_misspelt_word_beside_one_that_is_nowhere_is_told(client, papers):
    html = search_html(client, "adaptatoin zyzzyva")
    assert "“adaptatoin” stands nowhere, so “adaptation” was searched." in html
    assert "/papers/lora/" in html


def test_search_without_a_paper_leads_to_adding_it(client, papers):
    assert "/papers/add/?q=pruning%20zyzzyva" in search_html(client, "pruning zyzzyva")
    assert "/papers/add/" not in search_html(client, "pruning")


def test_whole_abstract_finds_its_paper(client, papers):
    abstract = "We freeze the weights and learn a low-rank adaptation of few. " * 30
    html = search_html(client, abstract)
    assert html.index("/papers/lora/") > 0


def test_name_before_a_colon_is_never_replaced():
    meant = {"vanue": "value", "mechanisn": "mechanism"}
    assert replace_words("vanue:mechanisn", meant) == "vanue:mechanism"


@pytest.mark.parametrize(
    "text", ["the of and", "???", "how does the", "数据 lora 🙂", '"']
)
def test_odd_queries_are_answered(client, papers, text):
    assert client.get("/search/", {"q": text}).status_code == 200


def test_a_known_word_stays_beside_a_wrong_one(client, db, fresh_vocabulary):
    """It is doubted only where nothing is found otherwise."""
    PaperFactory(title="Skip connections")
    PaperFactory(title="Who skips conditions")
    response = client.get("/search/", {"q": "skip conections"})
    best, _ = response.context["spellings"][0]
    assert best == "skip connections"


def test_pasted_text_says_how_it_was_searched(ada, papers):
    words = " ".join(f"word{number}" for number in range(60))
    html = search_html(ada, f"Few weights of low rank stand for {words}")
    assert "A long text: papers were compared with its rarer words." in html
    assert "/papers/lora/" in html
    assert "Save this search" not in html
    assert "Save this search" in search_html(ada, "weights")


def test_described_paper_leads_before_ten_that_scatter_its_words(client, db):
    gap = " filler" * 300 + " "
    scattered = gap.join(["Mixes", "pictures", "labels", "train"])
    for number in range(10):
        PaperFactory(slug=f"scattered-{number}", why_it_matters=scattered)
    PaperFactory(
        slug="mixup",
        title="Mixing pictures",
        tldr="Each picture is a mix of pictures, its label a mix of labels.",
    )
    html = search_html(client, "train mix pictures labels")
    assert html.index('id="nearest"') < html.index('id="papers"')
    assert html.index("/papers/mixup/") < html.index("/papers/scattered-0/")


def test_little_words_keep_no_description_from_being_ranked(client, db, monkeypatch):
    monkeypatch.setattr(ranking, "RANKED_AT_MOST", 4)
    PaperFactory(slug="about-it", tldr="The zebra by the lake.")
    beside = "The lake and much else, of which one part is by a zebra." + " More." * 40
    PaperFactory(slug="beside-it", tldr=beside)
    html = search_html(client, "the zebra by the lake")
    assert html.index("/papers/about-it/") < html.index("/papers/beside-it/")


def test_title_is_meant_before_commoner_words(client, db):
    PaperFactory(slug="transformer", title="Attention is all you need")
    for number in range(5):
        PaperFactory(slug=f"new-{number}", tldr="All new attention is what you see.")
    html = search_html(client, "atention is all you ned")
    needed = html.index(">attention is all you need</a>")
    assert needed < html.index(">attention is all you new</a>")
    assert "/papers/transformer/" in html


def test_two_words_that_are_one_here_are_meant_before_commoner_ones(client, db):
    PaperFactory(slug="sentencepiece", title="SentencePiece tokeniser", tldr="A piece.")
    for number in range(5):
        PaperFactory(
            slug=f"price-{number}", tldr="The price of a sentence for a tokeniser."
        )
    html = search_html(client, "sentance peice tokeniser")
    assert html.index("/papers/sentencepiece/") < html.index("/papers/price-0/")
