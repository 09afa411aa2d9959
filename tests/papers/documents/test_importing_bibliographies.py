"""Works become drafts of papers, once, and are taken out again exactly."""

import json
import random
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from papers.documents.opml import NotReadable
from papers.libraryfiles import CannotBeKept
from papers.models import Author, DocumentImport, LibraryChange, Paper
from papers.services.documents import importing
from papers.services.documents.choosing import keep_choices
from papers.services.documents.importing import (
    CannotBeUndone,
    import_document,
    undo_import,
)
from papers.services.documents.preview import read_and_plan
from papers.services.library.export import library_from_database
from tests.conftest import NOON
from tests.factories import (
    AuthorFactory,
    CategoryFactory,
    LearnerFactory,
    PaperFactory,
    QuestionFactory,
    ReadingFactory,
    TopicFactory,
)
from tests.library_changes import bring_topics
from tests.papers.documents.bibliographies import (
    BIBTEX,
    BREAD_AUTHORS,
    FORMATS,
    TITLES,
)
from tests.papers.documents.test_topic_documents import mutated

MUTATIONS = 25
LATER = NOON + timedelta(hours=1)
# Of the entry that is nearly what the library has.
SOUP = 12


@pytest.fixture
def kitchen(db):
    """A category for what is new."""
    return CategoryFactory(slug="kitchen", name="Kitchen")


def bring_works(category, text=BIBTEX, kind="bibtex", **chosen):
    document = bring_topics(text=text, kind=kind)
    document.chosen = {line.removeprefix("line"): name for line, name in chosen.items()}
    document.chosen["category"] = str(category.pk)
    document.save()
    return document


def import_works(document, at=NOON):
    return import_document(document=document, by=None, at=at)


def titles_in_the_library():
    return list(Paper.objects.order_by("pk").values_list("title", flat=True))


@pytest.mark.parametrize("kind", FORMATS)
def test_works_become_drafts_with_their_authors_in_order(kitchen, kind):
    AuthorFactory(name="Baker, Ann")
    plan = import_works(bring_works(kitchen, FORMATS[kind], kind))
    assert titles_in_the_library() == TITLES[:3]
    assert set(Paper.objects.values_list("status", "note", "category")) == {
        ("draft", "none", kitchen.pk)
    }
    bread, soup, stew = Paper.objects.order_by("pk")
    names = [author.name for author in bread.authors_in_order]
    assert tuple(names) == BREAD_AUTHORS
    assert bread.has_more_authors
    assert (bread.arxiv_id, bread.venue) == ("1801.00001", "Journal of Crusts")
    assert (soup.doi, stew.url) == ("10.1000/soups", "https://example.org/stews")
    assert bread.slug == "slow-bread-at-low-heat"
    assert [work.reason for work in plan.refused] == ["no author"]
    assert not Paper.objects.published().exists()


def test_nothing_comes_in_before_a_category_is_chosen(db):
    document = bring_topics(text=BIBTEX, kind="bibtex")
    plan = import_works(document)
    assert plan.needs_category
    assert not Paper.objects.exists()


@pytest.mark.parametrize(
    "facts",
    [
        {"arxiv_id": "1801.00001"},
        {"title": "SLOW bread: at low heat"},
        {"url": "https://arxiv.org/abs/1801.00001v3"},
    ],
)
def test_paper_that_is_there_stays_as_it_is(kitchen, facts):
    kept = PaperFactory(
        **{"title": "Toast", "doi": "10.1000/t", "arxiv_id": ""} | facts
    )
    before = kept.title
    plan = import_works(bring_works(kitchen))
    assert [work.paper.id for work in plan.left] == [kept.pk]
    kept.refresh_from_db()
    assert kept.title == before
    assert Paper.objects.count() == 3


def test_near_title_waits_until_somebody_says_which_it_is(kitchen):
    soup = PaperFactory(title="On Soups: A Soup Surveys", arxiv_id="1801.00002")
    plan = import_works(bring_works(kitchen))
    assert [work.section.line for work in plan.waiting] == [SOUP]
    assert Paper.objects.count() == 3
    plan = read_and_plan(bring_works(kitchen, line12=str(soup.pk))).plan
    assert not plan.changes_anything
    plan = import_works(bring_works(kitchen, line12="new"), at=LATER)
    assert [work.section.line for work in plan.new] == [SOUP]
    again = bring_works(kitchen, line12="new")
    assert not read_and_plan(again).plan.changes_anything
    out = bring_works(kitchen, line12="out")
    assert not read_and_plan(out).plan.waiting


def one_line_of_works(*titles):
    works = []
    for number, title in enumerate(titles, start=1):
        authors = [{"family": "Baker", "given": "Ann"}]
        year = {"date-parts": [[2018]]}
        doi = f"10.1000/{number}"
        works.append({"title": title, "author": authors, "issued": year, "DOI": doi})
    return json.dumps(works)


def test_each_of_two_works_on_one_line_is_chosen_by_itself(kitchen):
    text = one_line_of_works("On bread", "On soup", "On stew")
    document = bring_works(kitchen, text, "csl_json", **{"line1-2": "out"})
    plan = import_works(document)
    assert [work.section.text for work in plan.new] == ["On bread", "On stew"]
    assert titles_in_the_library() == ["On bread", "On stew"]


def test_choice_of_another_curator_in_that_moment_counts(kitchen):
    document = bring_works(kitchen, one_line_of_works("On bread"), "csl_json")
    theirs = DocumentImport.objects.get()
    keep_choices(document=theirs, chosen={"1": "out"})
    import_works(document)
    assert not Paper.objects.exists()


def test_work_whose_chosen_paper_is_gone_is_asked_about_again(kitchen):
    meant = PaperFactory(title="Another one")
    text = one_line_of_works("On bread")
    document = bring_works(kitchen, text, "csl_json", line1=str(meant.pk))
    meant.delete()
    plan = import_works(document)
    assert len(plan.waiting) == 1
    assert not Paper.objects.exists()


@pytest.mark.parametrize(
    "title", ["\u202aOn soup\u202c", "\ufeffOn soup", "On \u2066soup"]
)
def test_title_with_marks_of_direction_keeps_no_other_out(kitchen, title):
    document = bring_works(kitchen, one_line_of_works("On bread", title), "csl_json")
    import_works(document)
    assert titles_in_the_library() == ["On bread"]
    (told,) = read_and_plan(document).document.raw_notes
    assert told.reason == "Has characters that cannot be seen"


def test_number_of_a_retired_paper_is_told(kitchen):
    retired = PaperFactory(arxiv_id="1801.00001", title="Toast")
    Paper.objects.filter(pk=retired.pk).update(status="retired")
    plan = import_works(bring_works(kitchen))
    assert "retired" in plan.refused[0].reason
    assert Paper.objects.count() == 3


def test_new_papers_of_one_name_get_slugs_of_their_own(kitchen):
    PaperFactory(slug="bread", title="Toast")
    entry = "@misc{a, title={Bread: %s}, author={B}, year=2018, doi={10.1000/%s}}\n"
    text = entry % ("rye", "a") + entry % ("wheat", "b")
    import_works(bring_works(kitchen, text))
    slugs = Paper.objects.order_by("pk").values_list("slug", flat=True)
    assert list(slugs) == ["bread", "bread-2", "bread-3"]


@pytest.mark.parametrize("kind", FORMATS)
def test_import_again_changes_nothing(kitchen, kind):
    import_works(bring_works(kitchen, FORMATS[kind], kind))
    before = library_from_database()
    for other in FORMATS:
        document = bring_works(kitchen, FORMATS[other], other)
        assert not import_works(document, at=LATER).changes_anything
    assert library_from_database() == before


def test_import_is_in_the_history_with_its_document(kitchen):
    AuthorFactory(name="Baker, Ann")
    document = bring_works(kitchen)
    import_works(document)
    kinds = list(document.changes.values_list("kind", flat=True))
    assert kinds.count("paper") == 3
    assert kinds.count("author") == 4
    assert set(document.changes.values_list("origin", "before")) == {("document", None)}


def test_undo_leaves_the_library_as_it_was(kitchen):
    PaperFactory(title="Toast")
    before = library_from_database()
    authors = set(Author.objects.values_list("pk", flat=True))
    document = bring_works(kitchen)
    for hours in (0, 2):
        at = NOON + timedelta(hours=hours)
        import_works(document, at=at)
        assert Paper.objects.count() == 4
        undo_import(document=document, by=None, at=at + timedelta(hours=1))
        assert library_from_database() == before
        assert set(Author.objects.values_list("pk", flat=True)) == authors
    assert not Paper.history.exclude(id__in=Paper.objects.values("pk")).exists()


def edit(paper):
    LibraryChange.objects.create(
        kind="paper",
        row_id=paper.pk,
        name=paper.title,
        origin="admin",
        made_at=LATER,
        before={},
    )


def publish(paper):
    Paper.objects.filter(pk=paper.pk).update(status="published")


def ask(paper):
    QuestionFactory(home=paper)


def write(paper):
    paper.sections.create(kind="problem", body="Crusts.")


def read(paper):
    ReadingFactory(paper=paper, learner=LearnerFactory())


def place(paper):
    paper.topics.add(TopicFactory())


@pytest.mark.parametrize("use", [edit, publish, ask, write, read, place])
def test_undo_stops_where_somebody_went_on(kitchen, use):
    document = bring_works(kitchen)
    import_works(document)
    use(Paper.objects.get(title=TITLES[2]))
    with pytest.raises(CannotBeUndone, match=TITLES[2]):
        undo_import(document=document, by=None, at=LATER)
    assert titles_in_the_library() == TITLES[:3]


def test_undo_leaves_authors_who_wrote_something_else_since(kitchen):
    document = bring_works(kitchen)
    import_works(document)
    paper = PaperFactory(title="Toast")
    paper.authorships.create(author=Author.objects.get(name="Potter, Di"), position=9)
    undo_import(document=document, by=None, at=LATER)
    assert "Potter, Di" in [author.name for author in paper.authors_in_order]
    assert not Author.objects.filter(name="Cook, Cy").exists()


def test_import_broken_off_leaves_nothing(kitchen, monkeypatch):
    def fail(*args, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr(importing, "bump_revision", fail)
    document = bring_works(kitchen)
    with pytest.raises(KeyboardInterrupt):
        import_works(document)
    document.refresh_from_db()
    assert document.imported_at is None
    assert not Paper.objects.exists()
    assert not Author.objects.exists()


@pytest.mark.parametrize("kind", FORMATS)
def test_mutated_lists_are_taken_in_whole_or_not_at_all(kitchen, kind):
    chance = random.Random(kind)
    before = library_from_database()
    for number in range(MUTATIONS):
        text = mutated(FORMATS[kind], chance).replace("\0", "")
        text = text.encode("utf-8", "replace").decode()
        document = bring_works(kitchen, text, kind)
        at = NOON + timedelta(hours=number)
        try:
            plan = import_works(document, at=at)
        except (NotReadable, CannotBeKept):
            assert not Paper.objects.exists()
            continue
        assert Paper.objects.count() == len(plan.new)
        assert not read_and_plan(document).plan.changes_anything
        undo_import(document=document, by=None, at=at)
        assert library_from_database() == before


def test_command_asks_imports_and_finds_nothing_the_second_time(
    kitchen, tmp_path, capsys
):
    PaperFactory(title="On Soups: A Soup Surveys", slug="soup", arxiv_id="1801.00002")
    file = tmp_path / "kitchen.bib"
    file.write_text(BIBTEX)
    call_command("import_document", file)
    told = capsys.readouterr().out
    assert "Without Anybody (no author)" in told
    assert "Probably: soup." in told
    assert "2 papers new" in told
    assert "Say with --category SLUG" in told
    assert not DocumentImport.objects.exists()
    call_command("import_document", file, "--category", "kitchen", "--paper", "12=soup")
    assert Paper.objects.count() == 3
    capsys.readouterr()
    call_command("import_document", file, "--category", "kitchen", "--paper", "12=soup")
    assert "Nothing to change." in capsys.readouterr().out
    assert DocumentImport.objects.count() == 1


def test_command_says_which_categories_there_are(kitchen, tmp_path):
    file = tmp_path / "kitchen.bib"
    file.write_text(BIBTEX)
    with pytest.raises(CommandError, match="there are only kitchen"):
        call_command("import_document", file, "--category", "cellar")
