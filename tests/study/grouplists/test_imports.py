"""A file or a text onto a list of the group: nobody's own papers come with it."""

import pytest

from papers.models import Paper
from study.models import ListEntry, ListImport, Membership, ReadingList
from tests.factories import PaperFactory, make_own_paper

pytestmark = pytest.mark.django_db

BIBTEX = """
@article{a, title = {On gan}, doi = {10.1234/gan}}
@article{b, title = {A Thesis}, author = {Lovelace, Ada}, year = {1843}}
"""


def read(browser, group_list, pasted=BIBTEX):
    url = group_list.url_of("import_to_list")
    assert browser.get(url).status_code == 200
    return browser.post(f"{url}read/", {"pasted": pasted}).url


@pytest.fixture
def known(papers):
    paper = PaperFactory(title="On gan again", doi="10.1234/gan")
    return paper


def test_what_the_library_has_not_becomes_a_line(ada, group_list, known):
    path = read(ada, group_list)
    page = ada.get(path).content.decode()
    assert "Not in the library" in page
    assert "of my own" not in page
    ada.post(f"{path}confirm/")
    found, line = list(group_list.entries.in_order())[-2:]
    assert found.paper == known
    assert line.kind == ListEntry.Kind.TEXT
    assert line.text == "A Thesis. Ada Lovelace. 1843"
    assert not Paper.objects.exclude(owner=None).exists()


def test_own_paper_of_who_imports_is_not_told(ada, learner, group_list):
    make_own_paper(learner, title="A Thesis", doi="10.1234/own")
    path = read(ada, group_list, "@article{a, title={A Thesis}, doi={10.1234/own}}")
    ada.post(f"{path}confirm/", {"row-0": "new"})
    last = list(group_list.entries.in_order())[-1]
    assert last.paper is None
    assert last.text == "A Thesis. https://doi.org/10.1234/own"


def test_import_is_taken_back(ada, group_list, known):
    path = read(ada, group_list)
    ada.post(f"{path}confirm/")
    ada.post(f"{path}undo/")
    assert group_list.entries.count() == 3


def test_member_imports_onto_an_open_list_alone(bob, group_list):
    url = group_list.url_of("import_to_list")
    assert bob.get(url).status_code == 404
    assert bob.post(f"{url}read/", {"pasted": BIBTEX}).status_code == 404
    ReadingList.objects.filter(pk=group_list.pk).update(editing="group")
    assert bob.get(url).status_code == 200


def test_who_left_confirms_no_import(bob, members, group_list, noon):
    ReadingList.objects.filter(pk=group_list.pk).update(editing="group")
    path = read(bob, group_list)
    Membership.objects.filter(learner=members["Bob"]).update(
        state="left", ended_at=noon
    )
    assert bob.get(path).status_code == 404
    assert bob.post(f"{path}confirm/").status_code == 404
    assert ListImport.objects.get().confirmed_at is None
    assert group_list.entries.count() == 3
