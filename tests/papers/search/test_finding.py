import itertools

import pytest
from django.db.models import Q

from papers.models import Paper, Section
from papers.search.counting import Count
from papers.search.finding import Search
from papers.search.kinds import Kind
from papers.search.language import parse_query
from tests.factories import PaperFactory


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("attention", ["transformer"]),
        ("ATTENT", ["transformer"]),
        ("ttention", []),
        ("few shot", ["gpt", "resnet", "transformer"]),
        ("few-shot", ["gpt", "resnet", "transformer"]),
        ('"few shot"', ["gpt", "transformer"]),
        ('"shot few"', []),
        ("Lukasz Kaiser", ["transformer"]),
        ("ŁUKASZ kais", ["transformer"]),
        ('"lukasz kaiser"', ["transformer"]),
        ("orsted", ["transformer"]),
        ("Åse Ørsted", ["transformer"]),
        ("author:kaiser", ["transformer"]),
        ("author:attention", []),
        ("kaiser residual", []),
        ("kaiser OR residual", ["transformer", "resnet"]),
        ("few -layers", ["gpt", "transformer"]),
        ("few -(layers OR learners)", ["transformer"]),
        ("(few OR unread) -learners -softmax", ["bare", "resnet"]),
        ("shot year:2020", ["gpt"]),
        ("shot year:2015..2017", ["resnet", "transformer"]),
        ("shot -year:2020", ["resnet", "transformer"]),
        ("(kaiser OR year:2020) shot", ["gpt", "transformer"]),
        ("year:2020", ["gpt"]),
        ("-few -year:2017", []),
        ("unread has:note", []),
        ("unread", ["bare"]),
        ("tag:nlp", ["transformer"]),
        ("tag:nl shot", ["transformer"]),
        ("category:language-models", ["gpt", "transformer"]),
        ('category:"language models" few', ["gpt", "transformer"]),
        ("topic:attention", ["transformer"]),
        ("topic:heads few", ["transformer"]),
        ("title:attent", ["transformer"]),
        ("title:shot", ["gpt"]),
        ('title:"shot few"', ["gpt"]),
        ("title:gpt", []),
        ("title:secretcanary", []),
        ("shot -title:few", ["resnet", "transformer"]),
        ("venue:nowhere title:residual", []),
        ("tokenized", []),
        ("prompts", ["transformer"]),
        ('"prompts"', []),
        ("secretcanary", []),
        ("author:hidden", []),
        ("sixfold", []),
        ("sqrt", ["transformer"]),
    ],
)
def test_same_papers_on_both_databases(find, text, slugs):
    assert sorted(find(text)) == sorted(slugs)


def test_title_above_tldr_above_text(find):
    assert find("shot") == ["gpt", "resnet", "transformer"]


def test_phrase_above_scattered_words(find):
    PaperFactory(slug="scattered", title="Residual networks learn deep")
    assert find("deep residual") == ["resnet", "scattered"]


@pytest.fixture
def called(library):
    """Papers with short names; others say those names more often."""
    PaperFactory(
        slug="gpt-4",
        title="A Technical Report",
        arxiv_id="2303.08774",
        venue="arXiv",
        year=2023,
    )
    PaperFactory(
        slug="layer-norm",
        title="Normalizing Layers",
        year=2016,
        doi="10.1000/xyz-7",
        venue="Blog (Somebody)",
    )
    PaperFactory(
        slug="talk",
        title="GPT 4, GPT-4 and layer norm",
        tldr="On GPT 4 and GPT4.",
        year=2024,
    )


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("gpt-4", ["gpt-4", "talk"]),
        ("GPT 4", ["gpt-4", "talk"]),
        ("gpt4", ["gpt-4", "talk"]),
        ("layer norm", ["layer-norm", "talk"]),
        ("layernorm", ["layer-norm", "talk"]),
        ("gpt-4 year:2023", ["gpt-4"]),
        ("gpt-4 -talk", ["gpt-4"]),
        ("gpt-4 -technical", ["talk"]),
        ("2303.08774", ["gpt-4"]),
        ("arXiv:2303.08774", ["gpt-4"]),
        ("https://arxiv.org/abs/2303.08774v2", ["gpt-4"]),
        ("https://doi.org/10.1000/xyz-7", ["layer-norm"]),
        ("blog 2016", ["layer-norm"]),
        ("vaswani et al", ["transformer"]),
        ('author:"Kaiser, Łukasz"', ["transformer"]),
        ("author:gpt", []),
    ],
)
def test_papers_are_found_by_what_they_are_called(called, find, text, slugs):
    assert find(text) == slugs


def test_other_name_of_a_paper_weighs_like_its_title(called, find):
    Paper.objects.filter(slug="layer-norm").update(also_called="talk stopper")
    assert find("talk") == ["talk", "layer-norm"]
    assert find("stopper") == ["layer-norm"]


def test_pages_of_results_hold_the_called_paper_once(called):
    search = Search(parse_query("gpt-4"), {})
    ids = []
    for start in range(3):
        ids += search.ids(Kind.PAPER, start=start, size=1)
    slugs = [Paper.objects.get(pk=pk).slug for pk in ids]
    assert slugs == ["gpt-4", "talk"]
    assert search.counts()[Kind.PAPER] == Count(2)


@pytest.mark.parametrize(
    "text",
    [
        "category:models",
        'category:"Language models"',
        "category:language-m",
        "topic:head",
        'topic:"multiple heads"',
    ],
)
def test_fields_know_names_and_their_words(find, text):
    assert "transformer" in find(text)


def test_phrase_does_not_run_from_the_title_into_the_authors(find):
    assert find('"need ashish"') == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("kaiser", {Kind.PAPER: 1, Kind.AUTHOR: 1}),
        ("author:kaiser", {Kind.PAPER: 1, Kind.AUTHOR: 1}),
        ("recurrence slow", {Kind.PAPER: 3, Kind.QUESTION: 1}),
        ("heads", {Kind.TOPIC: 1}),
        ("to attention", {Kind.PATH: 1}),
        ("secretcanary", {}),
        ("nobody", {}),
        ("year:2020 shot", {Kind.PAPER: 1}),
        ("", {}),
        ("🙂", {}),
    ],
)
def test_counts_by_kind(library, text, kinds):
    counts = Search(parse_query(text), {}).counts()
    assert {kind: count.number for kind, count in counts.items()} == kinds


def test_own_field_is_the_callers(find):
    assert find("status:read few", {"status": lambda value: Q(slug="gpt")}) == ["gpt"]


def test_own_field_without_a_reader_is_left_out_and_said(library):
    search = Search(parse_query("status:read kaiser"), {})
    assert search.counts()[Kind.PAPER] == Count(1)
    assert search.remarks == [
        "Sign in to search by status:, which is your own. It was left out."
    ]


def test_unknown_value_of_a_field_is_said(library):
    search = Search(parse_query("tag:zzz few"), {})
    assert (search.counts(), search.remarks) == ({}, ["There is no tag called “zzz”."])


def test_common_words_are_found_without_ranking(library, monkeypatch):
    monkeypatch.setattr("papers.search.ranking.RANKED_AT_MOST", 0)
    search = Search(parse_query("shot"), {})
    slugs = [
        Paper.objects.get(pk=pk).slug for pk in search.ids(Kind.PAPER, start=0, size=9)
    ]
    assert slugs == ["gpt", "resnet", "transformer"]
    assert search.counts() == {Kind.PAPER: Count(3)}


def test_counting_stops_at_the_limit(library, monkeypatch):
    monkeypatch.setattr("papers.search.ranking.RANKED_AT_MOST", 0)
    monkeypatch.setattr("papers.search.counting.COUNTED_AT_MOST", 2)
    assert Search(parse_query("shot"), {}).counts() == {
        Kind.PAPER: Count(2, is_more=True)
    }


def test_pages_follow_each_other(find, library):
    search = Search(parse_query("shot"), {})
    pages = [search.ids(Kind.PAPER, start=start, size=1) for start in range(4)]
    assert [len(page) for page in pages] == [1, 1, 1, 0]
    assert len(set(itertools.chain(*pages))) == 3


def test_text_written_past_the_models_is_found(find, library):
    Section.objects.filter(paper=library["gpt"]).update(body="Zebrafish everywhere.")
    assert find("zebrafish") == ["gpt"]


def test_the_word_paper_asks_for_nothing(find):
    assert find("attention paper") == find("attention")
