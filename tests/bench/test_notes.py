import pytest

from bench.batches import batches
from bench.notes import Language, write_notes
from papers.models import Author, Authorship, Paper, Section
from papers.search.finding import Search
from papers.search.kinds import Kind
from papers.search.language import parse_query
from tests.factories import AuthorFactory


@pytest.fixture(scope="module")
def language():
    return Language()


def test_batches_hold_every_number_once():
    numbers = range(1_500, 4_600)
    found = []
    for batch in batches(numbers):
        found += batch
    assert found == list(numbers)


def test_batches_are_bounded():
    lengths = [len(batch) for batch in batches(range(2_500))]
    assert lengths == [1000, 1000, 500]


def test_sentences_have_the_words_that_were_asked_for(language):
    text = language.say(40)
    assert len(text.split()) == 40


def test_sentences_end_with_a_full_stop(language):
    text = language.say(40)
    assert text.count(".") == 4
    assert text.endswith(".")


def test_language_is_the_same_for_the_same_seed(language):
    assert Language().words[:50] == language.words[:50]


@pytest.fixture
def notes(db, language):
    author_ids = []
    for number in range(5):
        author = AuthorFactory(name=f"Doe, J{number}")
        author_ids.append(author.pk)
    write_notes(language, author_ids, range(3))
    return list(Paper.objects.order_by("slug"))


def test_notes_are_published(notes):
    assert [paper.status for paper in notes] == ["published"] * 3


def test_notes_have_three_authors(notes):
    authorships = Authorship.objects.filter(paper=notes[0])
    assert authorships.count() == 3
    assert Author.objects.count() == 5


def test_notes_have_their_sections(notes):
    sections = Section.objects.filter(paper=notes[0])
    kinds = [section.kind for section in sections]
    assert sorted(kinds) == ["approach", "contributions", "evidence"]


def test_notes_are_found(notes):
    title = notes[0].title.replace(".", "")
    search = Search(parse_query(title), {})
    assert notes[0].pk in search.ids(Kind.PAPER)
