"""Acronyms that the texts give, by which nothing is found yet."""

from papers.libraryfiles.entries import CategoryEntry, Library, TopicEntry
from papers.libraryfiles.lint.acronyms import proposed_acronyms
from papers.libraryfiles.lint.report import report_lines


def library_saying(text, *topics):
    category = CategoryEntry(slug="all", name="All", description=text)
    return Library(categories=(category,), topics=topics)


def test_acronym_of_a_topic_is_proposed():
    topic = TopicEntry(slug="mixture", name="Mixture of experts")
    library = library_saying("Each mixture of\nexperts (MoE) routes.", topic)
    proposed = list(proposed_acronyms(library))
    assert proposed == [("MoE", "mixture", "mixture of experts", 1)]
    assert any("MoE" in line for line in report_lines(library))


def test_little_words_may_be_left_out_and_one_may_stand_for_many():
    topic = TopicEntry(slug="area", name="Area under the curve")
    library = library_saying("The areas, or area under the curve (AUCs).", topic)
    assert [row[0] for row in proposed_acronyms(library)] == ["AUC"]
    topic = TopicEntry(slug="models", name="Large language models")
    library = library_saying("Those are large language models (LLMs).", topic)
    assert [row[0] for row in proposed_acronyms(library)] == ["LLM"]


def test_what_is_found_by_it_already_is_not_proposed():
    text = "Low-rank adaptation (LoRA) adds two matrices, low rank adaptation (LRA)."
    known = TopicEntry(
        slug="low-rank", name="Low-rank adaptation", also_called=("LoRA", "LRA")
    )
    assert list(proposed_acronyms(library_saying(text, known))) == []
    unknown = TopicEntry(slug="low-rank", name="Low-rank adaptation")
    proposed = list(proposed_acronyms(library_saying(text, unknown)))
    assert [row[0] for row in proposed] == ["LRA"]


def test_what_spells_nothing_is_not_proposed():
    topic = TopicEntry(slug="pages", name="Interleaved pages")
    text = "Interleaved pages (M3W), `low rank (LR)`, (BERT) and names (Ada)."
    assert list(proposed_acronyms(library_saying(text, topic))) == []
