"""The pages on which curators make two of the library one."""

import pytest
from taggit.models import Tag

from papers.models import Merge, Paper
from study.accounts.roles import EDITOR
from study.models import Reading
from tests.factories import LearnerFactory, PaperFactory, ReadingFactory, TopicFactory
from tests.factories.own_papers import make_own_paper
from tests.html_page import Page, main_form
from tests.study.merging.merge_world import make_world


@pytest.fixture
def browser(curator, sign_in):
    return sign_in(curator)


@pytest.fixture
def world(db):
    return make_world()


def compare_path(kind, kept, dropped):
    return f"/admin/papers/merge/compare/{kind}/{kept.pk}/{dropped.pk}/"


def test_two_ticked_rows_lead_to_both_side_by_side(browser, world):
    papers = Paper.objects.filter(slug__startswith="adam").order_by("pk")
    ticked = {"action": "merge_selected", "_selected_action": [p.pk for p in papers]}
    response = browser.post("/admin/papers/paper/", ticked)
    assert response["Location"] == compare_path("paper", *papers)


def test_other_numbers_of_rows_are_not_merged(browser, world):
    ticked = {"action": "merge_selected", "_selected_action": [world.kept.pk]}
    page = browser.post("/admin/papers/paper/", ticked, follow=True)
    assert "Tick two" in Page(page).text


def test_the_other_one_is_found_from_the_page_of_one(browser, world):
    change = Page(browser.get(f"/admin/papers/paper/{world.kept.pk}/change/"))
    url = f"/admin/papers/merge/add/?kind=paper&row={world.kept.pk}"
    assert url in change.links
    found = Page(browser.get(f"{url}&q=method"))
    assert compare_path("paper", world.kept, world.dropped) in found.links
    assert "Try another word" in Page(browser.get(f"{url}&q=nowhere")).text


def test_chosen_sides_are_kept_and_it_is_undone(browser, world):
    path = compare_path("paper", world.kept, world.dropped)
    body = main_form(browser.get(path)).lists | {"title": "dropped"}
    assert browser.post(path, body).status_code == 302
    assert Paper.objects.get(slug="adam").title == "Adam: a method"
    merge = Merge.objects.get()
    told = browser.get(f"/admin/papers/merge/{merge.pk}/change/")
    actions = {form.action for form in Page(told).forms}
    assert f"/admin/papers/merge/{merge.pk}/undo/" in actions
    browser.post(f"/admin/papers/merge/{merge.pk}/undo/")
    assert Paper.objects.get(slug="adam").title == "Adam"
    assert Paper.objects.filter(slug="adam-2").exists()
    again = browser.post(f"/admin/papers/merge/{merge.pk}/undo/", follow=True)
    assert "can’t be undone" in Page(again).text


@pytest.mark.parametrize("kind", ["paper", "question"])
def test_curator_is_warned_where_readers_lose_what_they_see(browser, world, kind):
    kept, dropped = world.kept, world.dropped
    if kind == "question":
        kept, dropped = world.why, world.wherefore
    warning = f"Readers see “{dropped}” and not “{kept}”."
    assert warning not in Page(browser.get(compare_path(kind, kept, dropped))).text
    kept.status = "draft"
    kept.save()
    assert warning in Page(browser.get(compare_path(kind, kept, dropped))).text
    other_way = Page(browser.get(compare_path(kind, dropped, kept))).text
    assert "Readers see" not in other_way


def test_nothing_is_merged_without_a_choice(browser, world):
    path = compare_path("paper", world.kept, world.dropped)
    assert browser.post(path, {"title": "neither"}).status_code == 200
    assert not Merge.objects.exists()


def test_of_few_learners_no_number_is_told(browser, world):
    path = compare_path("paper", world.kept, world.dropped)
    page = Page(browser.get(path)).text
    assert "Fewer than 20 learners, or none, have it among their readings." in page
    for _ in range(18):
        ReadingFactory(paper=world.dropped)
    assert Reading.objects.filter(paper=world.dropped).count() == 20
    page = Page(browser.get(path)).text
    assert "20 learners have it among their readings." in page


def test_what_would_break_a_rule_is_said_and_nothing_is_changed(browser, world):
    topic = TopicFactory(slug="upper")
    below = TopicFactory(slug="lower", parent=topic)
    path = compare_path("topic", below, topic)
    page = browser.post(path, main_form(browser.get(path)).lists)
    assert "stands below" in Page(page).text
    assert not Merge.objects.exists()


def test_editors_merge_nothing(sign_in, world):
    editor = sign_in(LearnerFactory(is_staff=True, role=EDITOR))
    path = compare_path("paper", world.kept, world.dropped)
    for address in (path, "/admin/papers/merge/add/"):
        assert editor.get(address).status_code == 403
    assert editor.post(path, {"title": "kept"}).status_code == 403
    page = Page(editor.get(f"/admin/papers/topic/{TopicFactory().pk}/change/"))
    assert "Merge with another" not in page.text


@pytest.mark.parametrize(
    "path",
    [
        "/admin/papers/merge/compare/paper/1/1/",
        "/admin/papers/merge/compare/category/1/2/",
        "/admin/papers/merge/compare/tag/98/99/",
    ],
)
def test_what_is_not_there_is_not_found(browser, path):
    assert browser.get(path).status_code == 404


def test_own_papers_are_not_merged(browser, world):
    own = make_own_paper(world.first)
    path = compare_path("paper", world.kept, own)
    assert browser.get(path).status_code == 404


def test_tags_have_the_action_too(browser, db):
    papers = PaperFactory.create_batch(2)
    papers[0].tags.add("cnn")
    papers[1].tags.add("convnet")
    ids = sorted(Tag.objects.values_list("pk", flat=True))
    ticked = {"action": "merge_selected", "_selected_action": ids}
    response = browser.post("/admin/taggit/tag/", ticked)
    assert response.status_code == 302
    path = response["Location"]
    browser.post(path, main_form(browser.get(path)).lists)
    assert Merge.objects.get().dropped_name == "convnet"
