"""A curator keeps a collection as one text of groups and entries."""

import pytest

from papers.models import Collection, LibraryChange, Paper
from papers.services.library import library_from_database, load_library
from tests.html_page import main_form

GROUPS = '- ember\n\n## Lines\n\n- relay: On it goes.\n- "Smoke": Not here.'


@pytest.fixture
def loaded(db, sample, noon):
    load_library(sample.library(), at=noon)


@pytest.fixture
def index(loaded):
    return Collection.objects.get(slug="signal-index")


def path_of(collection):
    return f"/admin/papers/collection/{collection.pk}/change/"


def places(collection):
    rows = collection.entries.order_by("position")
    return [
        (row.group, row.paper.slug if row.paper else row.title, row.blurb)
        for row in rows.select_related("paper")
    ]


def test_saving_without_a_change_changes_nothing(save, index):
    before = library_from_database()
    rows = list(index.entries.values())
    assert save(path_of(index)).status_code == 302
    assert library_from_database() == before
    assert list(index.entries.values()) == rows
    changes = LibraryChange.objects.filter(kind="collection", origin="admin")
    assert not changes.exists()


def test_text_becomes_entries_and_those_that_stay_keep_their_rows(save, index):
    relay = index.entries.get(group="Lines", paper__slug="relay")
    response = save(path_of(index), groups=GROUPS.replace("\n", "\r\n"))
    assert response.status_code == 302
    assert places(index) == [
        ("", "ember", ""),
        ("Lines", "relay", "On it goes."),
        ("Lines", "Smoke", "Not here."),
    ]
    assert index.entries.get(group="Lines", paper__slug="relay").pk == relay.pk


def test_new_collection_is_made(root, loaded):
    form = main_form(root.get("/admin/papers/collection/add/"))
    facts = {"title": "New", "slug": "new", "groups": GROUPS}
    response = root.post("/admin/papers/collection/add/", form.lists | facts)
    assert response.status_code == 302
    assert len(places(Collection.objects.get(slug="new"))) == 3


@pytest.mark.parametrize(
    ("groups", "sentence"),
    [
        ("- relai", "Line 1: There is no paper 'relai'. Write relay if that is meant."),
        ("relay", "Line 1: &quot;relay&quot; is no entry"),
        (f"## {'x' * 201}\n- relay", "has 201 characters"),
        (f'- "{"x" * 501}"', "has 501 characters"),
    ],
)
def test_what_would_be_lost_is_refused_with_its_line(save, index, groups, sentence):
    before = places(index)
    response = save(path_of(index), groups=groups)
    assert response.status_code == 200
    assert sentence.replace("'", "&#x27;") in response.text
    assert groups.splitlines()[0][:60] in response.text.replace("&quot;", '"')
    assert places(index) == before


def test_an_earlier_state_is_put_back(save, root, index):
    before = places(index)
    save(path_of(index), groups=GROUPS)
    change = LibraryChange.objects.filter(kind="collection", origin="admin").get()
    page = root.get(f"/admin/papers/librarychange/{change.pk}/change/")
    assert page.status_code == 200
    root.post(f"/admin/papers/librarychange/{change.pk}/put-back/")
    assert places(index) == before


def test_second_tab_gets_both_texts(root, save, index):
    form = main_form(root.get(path_of(index)))
    save(path_of(index), groups=GROUPS)
    mine = form.lists | {"groups": "- spark"}
    response = root.post(path_of(index), mine)
    assert response.status_code == 409
    assert "On it goes." in response.text
    assert places(index)[0] == ("", "ember", "")


def test_retired_paper_leaves_the_file_of_its_collection(index):
    Paper.objects.filter(slug="relay").update(status="retired")
    file = next(iter(library_from_database().collections))
    assert [entry.paper for entry in file.entries()] == ["ember", "", "spark", ""]


def test_retired_paper_that_comes_back_stands_where_it_stood(save, index):
    before = places(index)
    Paper.objects.filter(slug="relay").update(status="retired")
    assert save(path_of(index), description="Other words.").status_code == 302
    Paper.objects.filter(slug="relay").update(status="published")
    assert sorted(places(index)) == sorted(before)


def test_loader_takes_what_only_the_files_changed(sample, index, noon):
    text = sample.text("collections/signal-index.md")
    path = sample.folder / "collections/signal-index.md"
    path.write_text(text.replace("- spark", "- spark: A first bit."), encoding="utf-8")
    steps = load_library(sample.library(), at=noon).steps
    assert [str(step) for step in steps] == ["collection signal-index"]
    assert ("Sparks", "spark", "A first bit.") in places(index)
    path.unlink()
    load_library(sample.library(), at=noon)
    assert not Collection.objects.exists()
