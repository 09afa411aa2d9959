"""The same work is found among the papers; a near title is only probable."""

import pytest
from django.contrib.auth.models import AnonymousUser

from papers.formats.entry import BibliographyEntry
from papers.models import Paper
from papers.queries.matching import (
    COMPARED_FOR_ONE,
    FEW_ENTRIES,
    Match,
    match_entries,
    same_work,
)
from papers.queries.near_titles import NearTitles
from study.ownpapers.making_services import create_own_paper
from tests.conftest import NOON
from tests.factories import LearnerFactory, PaperFactory

VISITOR = AnonymousUser()
STRANGERS = [BibliographyEntry(title=f"Unheard {n}") for n in range(FEW_ENTRIES + 1)]

pytestmark = pytest.mark.django_db


@pytest.fixture
def attention() -> Paper:
    return PaperFactory(
        title="Attention Is All You Need",
        arxiv_id="1706.03762",
        doi="10.5555/3295222.3295349",
        url="https://papers.example/attention.pdf",
    )


@pytest.fixture
def bert() -> Paper:
    return PaperFactory(
        title="BERT: Pre-training of Deep Bidirectional Transformers",
        arxiv_id="",
        doi="10.18653/v1/N19-1423",
        url="",
    )


def match_few_and_many(entry):
    """Both ways of asking the database must say the same."""
    alone = same_work(entry, VISITOR)
    assert match_entries([*STRANGERS, entry], VISITOR)[-1] == alone
    return alone


@pytest.mark.parametrize(
    "known",
    [
        {"arxiv_id": "1706.03762"},
        {"doi": "10.48550/arXiv.1706.03762"},
        {"doi": "10.5555/3295222.3295349"},
        {"url": "https://arxiv.org/pdf/1706.03762v5.pdf"},
        {"url": "http://www.papers.example/attention.pdf#page=2"},
        {"url": "https://dl.acm.org/doi/10.5555/3295222.3295349"},
    ],
)
def test_paper_is_certain_by_each_identifier(attention, bert, known):
    entry = BibliographyEntry(title="Something else", **known)
    assert match_few_and_many(entry) == Match(attention.pk)


@pytest.mark.parametrize(
    ("stored", "known"),
    [
        ({"arxiv_id": "math.GT/0309136"}, {"arxiv_id": "math/0309136"}),
        ({"url": "https://arxiv.org/abs/2005.14165"}, {"arxiv_id": "2005.14165"}),
        ({"doi": "10.1145/ABC"}, {"doi": "10.1145/abc"}),
        ({"url": "https://dl.acm.org/doi/10.1145/ABC"}, {"doi": "10.1145/abc"}),
        (
            {"doi": "10.18653/v1/N19-1423"},
            {"url": "https://aclanthology.org/N19-1423.pdf"},
        ),
        (
            {"url": "https://openreview.net/pdf?id=YicbFdNTTy"},
            {"url": "https://openreview.net/forum?id=YicbFdNTTy"},
        ),
        (
            {"url": "https://papers.example/show/?id=7"},
            {"url": "https://papers.example/show?id=7"},
        ),
    ],
)
def test_paper_is_certain_however_it_is_stored(stored, known):
    identifiers = {"arxiv_id": "", "doi": "", "url": ""} | stored
    paper = PaperFactory(title="Stored", **identifiers)
    entry = BibliographyEntry(title="Typed", **known)
    assert match_few_and_many(entry) == Match(paper.pk)


@pytest.mark.parametrize(
    "title",
    [
        "Attention Is All You Need",
        "attention is all you need.",
        "Atention is all you neeed",
        "{A}ttention Is All You Need",
        "Attention Is All You Need: Transformers",
    ],
)
def test_paper_is_probable_by_a_near_title(attention, bert, title):
    entry = BibliographyEntry(title=title)
    assert match_few_and_many(entry) == Match(probable_ids=(attention.pk,))


@pytest.mark.parametrize("title", ["", "Attention", "All you need is love", "…", "%_"])
def test_other_title_matches_nothing(attention, bert, title):
    assert match_few_and_many(BibliographyEntry(title=title)) == Match()


def test_title_that_is_cut_short_is_probable(bert):
    longer = "BERT: Pre-training of Deep Bidirectional Transformers for Language"
    Paper.objects.filter(pk=bert.pk).update(title=longer)
    entry = BibliographyEntry(
        title="BERT: Pre-training of Deep Bidirectional Transformers"
    )
    assert match_few_and_many(entry) == Match(probable_ids=(bert.pk,))


def test_few_words_that_begin_a_title_do_not_name_it():
    PaperFactory(title="Scaling laws for neural language models")
    entry = BibliographyEntry(title="Scaling laws for")
    assert match_few_and_many(entry) == Match()


def test_two_arxiv_numbers_are_two_works(attention):
    entry = BibliographyEntry(title=attention.title, arxiv_id="2401.00001")
    assert match_few_and_many(entry) == Match()


def test_other_number_in_the_title_is_another_work():
    PaperFactory(title="Qwen2 Technical Report of the Team")
    entry = BibliographyEntry(title="Qwen3 Technical Report of the Team")
    assert match_few_and_many(entry) == Match()


def test_title_in_other_letters_is_found():
    paper = PaperFactory(title="深層学習による画像認識の進展")
    entry = BibliographyEntry(title="深層学習による画像認識の進展")
    assert match_few_and_many(entry) == Match(probable_ids=(paper.pk,))


def test_most_likely_paper_comes_first():
    near = PaperFactory(title="Scaling Laws for Neural Languages Models")
    same = PaperFactory(title="Scaling Laws for Neural Language Models")
    entry = BibliographyEntry(title="Scaling laws for neural language models")
    assert match_few_and_many(entry) == Match(probable_ids=(same.pk, near.pk))


def test_what_one_may_not_see_matches_nothing():
    PaperFactory(arxiv_id="1706.03762", status=Paper.Status.DRAFT)
    entry = BibliographyEntry(title="Paper", arxiv_id="1706.03762")
    assert same_work(entry, LearnerFactory()) == Match()


def test_curator_finds_a_draft():
    draft = PaperFactory(arxiv_id="1706.03762", status=Paper.Status.DRAFT)
    entry = BibliographyEntry(title="Paper", arxiv_id="1706.03762")
    assert same_work(entry, LearnerFactory(is_staff=True)) == Match(draft.pk)


def test_own_paper_is_found_by_its_owner_alone():
    owner = LearnerFactory()
    entry = BibliographyEntry(title="Slowly Read Works", arxiv_id="2401.01234")
    paper = create_own_paper(learner=owner, entry=entry, at=NOON)
    assert same_work(entry, owner) == Match(paper.pk)
    assert same_work(entry, LearnerFactory()) == Match()
    assert same_work(BibliographyEntry(title=entry.title), VISITOR) == Match()


def test_paper_of_the_library_comes_before_ones_own():
    owner = LearnerFactory()
    entry = BibliographyEntry(title="Slowly Read Works", arxiv_id="2401.01234")
    own = create_own_paper(learner=owner, entry=entry, at=NOON)
    paper = PaperFactory(title=entry.title, arxiv_id=entry.arxiv_id)
    near = same_work(BibliographyEntry(title=entry.title), owner)
    assert same_work(entry, owner) == Match(paper.pk)
    assert near == Match(probable_ids=(paper.pk, own.pk))


@pytest.mark.parametrize("count", [1, FEW_ENTRIES, FEW_ENTRIES + 1, 200])
def test_any_number_of_entries_is_one_query(
    attention, django_assert_num_queries, count
):
    entries = [
        BibliographyEntry(title=f"Work {number}", arxiv_id=f"2401.{number:05}")
        for number in range(count)
    ]
    with django_assert_num_queries(1):
        matches = match_entries(entries, VISITOR)
    assert matches == [Match()] * count


def test_no_entries_have_no_matches(attention):
    assert match_entries([], VISITOR) == []


def test_no_more_titles_are_compared_than_allowed():
    titles = [(number, f"Learning to learn {number}") for number in range(1000)]
    near_titles = NearTitles(titles)
    words = ["learning", "to", "learn", "7"]
    candidates = near_titles.candidates(words, COMPARED_FOR_ONE)
    assert candidates == {7}
