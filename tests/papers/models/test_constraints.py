"""Each rule of the library that the database keeps, broken once."""

import pytest
from django.db import IntegrityError, transaction

from papers.models import (
    Authorship,
    Category,
    Choice,
    LibraryRevision,
    Link,
    LoadedEntry,
    PathStep,
    Question,
    Section,
    Topic,
)
from tests.factories import (
    AuthorFactory,
    CategoryFactory,
    ChoiceQuestionFactory,
    PaperFactory,
    QuestionFactory,
    ReadingPathFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def refused(name, make, *arguments, **values):
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        make(*arguments, **values)
    return name in str(error.value) or "UNIQUE" in str(error.value)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("paper_year_is_plausible", {"year": 1799}),
        ("paper_year_is_plausible", {"year": 2101}),
        ("paper_has_a_link", {"arxiv_id": ""}),
        ("paper_note_has_a_tldr", {"tldr": ""}),
        ("paper_status_is_known", {"status": "hidden"}),
        ("paper_note_is_known", {"note": "long"}),
    ],
)
def test_paper_is_refused(name, values):
    assert refused(name, PaperFactory, **values)


def test_arxiv_number_belongs_to_one_paper():
    PaperFactory(arxiv_id="1706.03762")
    assert refused("paper_arxiv_id_is_unique", PaperFactory, arxiv_id="1706.03762")


def test_papers_without_arxiv_number_do_not_collide():
    PaperFactory(arxiv_id="", doi="10.1000/a")
    assert PaperFactory(arxiv_id="", doi="10.1000/b").pk


def test_author_stands_once_on_a_paper():
    paper, author = PaperFactory(), AuthorFactory()
    Authorship.objects.create(paper=paper, author=author, position=1)
    assert refused(
        "authorship_once",
        Authorship.objects.create,
        paper=paper,
        author=author,
        position=2,
    )


def test_section_stands_once_and_is_not_empty():
    paper = PaperFactory(sections={"problem": "Slow."})
    assert refused(
        "section_once_per_kind",
        Section.objects.create,
        paper=paper,
        kind="problem",
        body="Again.",
    )
    assert refused(
        "section_is_not_empty",
        Section.objects.create,
        paper=paper,
        kind="approach",
        body="",
    )


def test_link_leads_to_another_paper_once_and_has_a_reason():
    a, b = PaperFactory(), PaperFactory()
    Link.objects.create(source=a, target=b, kind="read_next", reason="So.")
    make = Link.objects.create
    assert refused(
        "link_once_per_kind",
        make,
        source=a,
        target=b,
        kind="read_next",
        reason="Again.",
    )
    assert refused(
        "link_leads_to_another_paper",
        make,
        source=a,
        target=a,
        kind="read_next",
        reason="Itself.",
    )
    assert refused(
        "link_has_a_reason", make, source=b, target=a, kind="builds_on", reason=""
    )


def test_topic_is_not_its_own_parent():
    topic = TopicFactory()
    assert refused(
        "topic_is_not_its_own_parent",
        Topic.objects.filter(pk=topic.pk).update,
        parent=topic,
    )


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("question_has_one_home", {"theme": "both"}),
        ("question_recall_has_an_answer", {"answer": ""}),
        ("question_kind_is_known", {"kind": "riddle"}),
        ("question_level_is_known", {"level": "guess"}),
    ],
)
def test_question_is_refused(name, values):
    assert refused(name, QuestionFactory, **values)


def test_question_without_home_needs_a_theme():
    question = QuestionFactory()
    assert refused(
        "question_has_one_home",
        Question.objects.filter(pk=question.pk).update,
        home=None,
    )


def test_one_choice_is_right():
    wrong = ChoiceQuestionFactory().choices.filter(is_right=False).first()
    assert refused(
        "choice_one_is_right", Choice.objects.filter(pk=wrong.pk).update, is_right=True
    )


def test_paper_stands_once_on_a_path():
    path, paper = ReadingPathFactory(), PaperFactory()
    PathStep.objects.create(path=path, paper=paper, position=1, reason="First.")
    assert refused(
        "path_step_once",
        PathStep.objects.create,
        path=path,
        paper=paper,
        position=2,
        reason="Again.",
    )


def test_entry_is_recorded_once_and_the_revision_is_one_row():
    LoadedEntry.objects.create(kind="note", key="gan", digest="x")
    assert refused(
        "loaded_entry_once",
        LoadedEntry.objects.create,
        kind="note",
        key="gan",
        digest="y",
    )
    assert refused("library_revision_is_one_row", LibraryRevision.objects.create, pk=2)


def counts(category):
    return Category.objects.with_paper_counts().get(pk=category.pk).paper_count


def test_database_counts_papers_through_every_change():
    category, other = CategoryFactory(), CategoryFactory()
    paper = PaperFactory(category=category)
    PaperFactory(category=category, status="draft")
    PaperFactory(category=category, note="none", tldr="")
    assert counts(category) == 1

    type(paper).objects.filter(pk=paper.pk).update(category=other)
    assert (counts(category), counts(other)) == (0, 1)
    type(paper).objects.filter(pk=paper.pk).update(status="draft")
    assert counts(other) == 0
    type(paper).objects.filter(pk=paper.pk).update(status="published", note="brief")
    assert counts(other) == 1
    type(paper).objects.filter(pk=paper.pk).delete()
    assert counts(other) == 0
