"""A note that gets another slug takes with it what is called after it."""

import pytest

from papers.models import Figure, LibraryChange, Paper, Question
from papers.services.library.export import library_from_database
from tests.factories import PaperFactory, QuestionFactory
from tests.html_page import Page

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 100"'
    ' role="img"><title>Games</title>'
    '<path class="fig-line" d="M10 10 L90 90"/></svg>\n'
)


@pytest.fixture
def asked(gan):
    """Brief, so that nothing of it is missing."""
    Paper.objects.filter(pk=gan.pk).update(note="brief")
    gan.sections.all().delete()
    return QuestionFactory(home=gan, papers=[gan], slug="gan-why", section="tldr")


def path_of(row):
    return f"/admin/papers/{row._meta.model_name}/{row.pk}/change/"


def test_questions_follow_their_note(save, gan, asked):
    revision = asked.revision
    assert save(path_of(gan), slug="nets").status_code == 302
    asked.refresh_from_db()
    assert asked.slug == "nets-why"
    assert asked.revision == revision
    (note,) = library_from_database().notes
    assert [question.id for question in note.questions] == ["nets-why"]


def test_question_of_another_note_keeps_its_name(save, gan, asked):
    other = PaperFactory(slug="gan-stable")
    QuestionFactory(home=other, papers=[other], slug="gan-stable-why")
    save(path_of(gan), slug="nets")
    assert Question.objects.filter(slug="gan-stable-why").exists()


def test_figures_follow_and_are_still_shown(save, gan, asked):
    Figure.objects.create(name="gan-games", svg=DRAWING)
    gan.sections.create(kind="approach", body="![Games](figure:gan-games)\n\nTwo.")
    assert save(path_of(gan), slug="nets").status_code == 302
    assert Figure.objects.get().name == "nets-games"
    section = gan.sections.get(kind="approach")
    assert section.body.startswith("![Games](figure:nets-games)")


def test_former_slug_is_put_back_with_all(save, curator_browser, gan, asked):
    Figure.objects.create(name="gan-games", svg=DRAWING)
    gan.sections.create(kind="approach", body="![Games](figure:gan-games)\n\nTwo.")
    save(path_of(gan), slug="nets")
    change = LibraryChange.objects.get(kind="paper")
    curator_browser.post(f"/admin/papers/librarychange/{change.pk}/put-back/")
    assert Paper.objects.get(pk=gan.pk).slug == "gan"
    assert Question.objects.get().slug == "gan-why"
    assert Figure.objects.get().name == "gan-games"


@pytest.mark.parametrize("name", ["nets-why", None])
def test_taken_or_too_long_name_is_told(save, gan, asked, name):
    slug = "nets"
    if name:
        QuestionFactory(slug=name)
    else:
        slug = "n" * 78
    response = save(path_of(gan), slug=slug)
    assert response.status_code == 200
    assert f"{slug}-why. Choose another slug." in Page(response).text
    assert Paper.objects.get(pk=gan.pk).slug == "gan"


def test_draft_with_faults_from_before_is_renamed(save, gan):
    Paper.objects.filter(pk=gan.pk).update(status="draft")
    gan.sections.create(kind="impact", body="## A heading\n\nText.")
    assert save(path_of(gan), slug="nets").status_code == 302
    assert Paper.objects.get(pk=gan.pk).slug == "nets"


@pytest.mark.parametrize(("former", "slug"), [("gan", "gan-2"), ("gan-2", "gan")])
def test_name_that_another_of_them_leaves_is_free(save, gan, asked, former, slug):
    """Figures and questions; with the shorter slug each name grows shorter."""
    Paper.objects.filter(pk=gan.pk).update(slug=former)
    endings = ("why", "2-why")
    Question.objects.all().delete()
    body = ""
    for ending in endings if former == "gan" else reversed(endings):
        name = f"{former}-{ending}"
        QuestionFactory(home=gan, papers=[gan], slug=name, section="tldr")
        Figure.objects.create(name=name, svg=DRAWING)
        body += f"![Games](figure:{name})\n\n"
    gan.sections.create(kind="approach", body=f"{body}Two.")
    assert save(path_of(gan), slug=slug).status_code == 302
    expected = {f"{slug}-{ending}" for ending in endings}
    assert set(Question.objects.values_list("slug", flat=True)) == expected
    assert set(Figure.objects.values_list("name", flat=True)) == expected
