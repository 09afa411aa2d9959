"""The topic tree: its shape, its counts, and a node's page."""

import pytest

from papers.models import Link, Paper, Topic
from papers.services.library.revision import bump_revision
from papers.services.page_cache import render_pages
from tests.factories import PaperFactory, QuestionFactory, TopicFactory
from tests.html_page import Page


@pytest.fixture
def tree(db):
    """Four levels in one branch, a second root without children."""
    root = TopicFactory(slug="learning", name="Learning")
    TopicFactory(slug="evaluation", name="Evaluation")
    parent = root
    for name in ("Attention", "Sparse", "Local"):
        parent = TopicFactory(slug=name.lower(), name=name, parent=parent)
    return root


def branches(response):
    """The tree as nested (slug, children) pairs."""

    def shape(nodes):
        return (
            None
            if nodes is None
            else [(node["slug"], shape(node["children"])) for node in nodes]
        )

    return shape(response.context["branches"])


def test_tree_opens_two_levels_and_loads_deeper_ones_when_opened(client, tree):
    response = client.get("/topics/")
    assert branches(response) == [
        ("learning", [("attention", None)]),
        ("evaluation", []),
    ]
    assert response.context["topic_count"] == 5
    assert ("details", "/topics/attention/branch/") in [
        (tag, values.get("hx-get")) for tag, values in Page(response).tags
    ]


def test_branch_gives_the_children_alone(client, tree):
    response = client.get("/topics/attention/branch/")
    assert branches(response) == [("sparse", None)]
    assert "html" not in [tag for tag, _ in Page(response).tags]


def test_every_topic_can_be_reached_without_scripts(client, tree):
    seen, waiting = set(), {"/topics/"}
    while waiting:
        path = waiting.pop()
        seen.add(path)
        found = {
            link for link in Page(client.get(path)).links if link.startswith("/topics/")
        }
        waiting |= found - seen
    assert {
        f"/topics/{slug}/" for slug in Topic.objects.values_list("slug", flat=True)
    } < seen


def test_node_has_its_way_its_children_its_papers_and_questions(client, tree):
    paper = PaperFactory(
        slug="sparse-transformer", topics=[Topic.objects.get(slug="sparse")]
    )
    question = QuestionFactory(home=paper, prompt="Which entries are kept?")
    question.topics.add(Topic.objects.get(slug="local"))
    response = client.get("/topics/sparse/")
    page = Page(response)
    assert response.context["crumbs"] == [
        ("Learning", "/topics/learning/"),
        ("Attention", "/topics/attention/"),
    ]
    assert [child["slug"] for child in response.context["children"]] == ["local"]
    assert (response.context["paper_total"], response.context["question_total"]) == (
        1,
        1,
    )
    assert "/papers/sparse-transformer/" in page.links
    assert "Which entries are kept?" in page.text


def test_counts_take_in_all_that_stands_below_once(client, tree):
    both = [Topic.objects.get(slug=slug) for slug in ("sparse", "local")]
    PaperFactory(topics=both)
    assert client.get("/topics/learning/").context["paper_total"] == 1
    assert client.get("/papers/", {"topic": "learning"}).context["total"] == 1


def test_counts_are_the_totals_of_the_lists(client, tree):
    for slug in ("learning", "attention", "attention", "local"):
        PaperFactory(topics=[Topic.objects.get(slug=slug)])
    for slug in ("learning", "attention", "sparse", "local", "evaluation"):
        total = client.get(f"/topics/{slug}/").context["paper_total"]
        assert client.get("/papers/", {"topic": slug}).context["total"] == total


def test_what_is_not_published_counts_nowhere(client, tree, noon):
    PaperFactory(topics=[tree], status="draft")
    PaperFactory(topics=[tree], note="none", tldr="")
    for question in (
        QuestionFactory(status="draft"),
        QuestionFactory(retired_at=noon),
        QuestionFactory(home=PaperFactory(status="draft")),
    ):
        question.topics.add(tree)
    context = client.get("/topics/learning/").context
    assert context["paper_total"] == 0
    assert context["question_total"] == 0
    assert context["questions"] == []


def test_tree_is_new_as_soon_as_a_curator_changed_it(client, tree):
    bump_revision()
    assert client.get("/topics/").context["topic_count"] == 5
    TopicFactory(slug="new", name="New")
    bump_revision()
    assert client.get("/topics/").context["topic_count"] == 6


@pytest.mark.parametrize("path", ["/topics/nothing/", "/topics/nothing/branch/"])
def test_unknown_topic_does_not_exist(client, tree, path):
    assert client.get(path).status_code == 404


def test_mark_on_a_row_is_the_learners_own(ada, learner, tree, noon):
    paper = PaperFactory(topics=[tree])
    ada.post(f"/papers/{paper.slug}/status/", {"status": "read"})
    assert [row.status for row in ada.get("/topics/learning/").context["rows"]] == [
        "read"
    ]


def test_empty_tree_is_a_page(client, db):
    response = client.get("/topics/")
    assert (response.status_code, response.context["topic_count"]) == (200, 0)


def test_circle_of_topics_is_refused(client, tree):
    child = Topic.objects.get(slug="attention")
    tree.parent = child
    with pytest.raises(Exception, match="descendant of itself"):
        tree.full_clean()


def test_what_matters_comes_first_on_a_topics_page(client, db):
    topic = TopicFactory(slug="attention", name="Attention")
    for slug, note, year in (
        ("newest-brief", "brief", 2025),
        ("new-full", "full", 2024),
        ("linked-full", "full", 2010),
        ("linked-brief", "brief", 2009),
    ):
        PaperFactory(slug=slug, note=note, year=year, topics=[topic])
    for target in ("linked-full", "linked-brief"):
        Link.objects.create(
            source=Paper.objects.get(slug="new-full"),
            target=Paper.objects.get(slug=target),
            kind=Link.Kind.READ_NEXT,
            reason="Next.",
        )
    list(render_pages())
    bump_revision()
    rows = client.get("/topics/attention/").context["rows"]
    shown = [row.slug for row in rows]
    assert shown == ["linked-full", "new-full", "linked-brief", "newest-brief"]
