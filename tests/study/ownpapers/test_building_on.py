"""What a learner says that their own paper builds on: drawn for them alone."""

import pytest
from django.urls import reverse

from papers.models import Link, OwnPaper, Paper
from papers.services.page_cache import render_pages
from study.reading.services import set_reading_status
from tests.factories import LearnerFactory, PaperFactory, make_own_paper
from tests.html_page import Page, main_form

pytestmark = pytest.mark.django_db
TITLE = "Xylographica of mine"


@pytest.fixture
def reader(sign_in, learner):
    return sign_in(learner)


@pytest.fixture
def own(learner):
    return make_own_paper(learner, title=TITLE)


@pytest.fixture
def bert(db):
    """It builds on the transformer."""
    paper = PaperFactory(slug="bert", title="BERT: pre-training", year=2018)
    transformer = PaperFactory(slug="transformer", title="Attention", year=2017)
    Link.objects.create(
        source=paper, target=transformer, kind="builds_on", reason="Its encoder."
    )
    return paper


def save(reader, own, text):
    """As the form is sent that the learner sees."""
    form = main_form(reader.get(reverse("edit_own_paper", args=[own.slug])))
    path = reverse("save_own_paper", args=[own.slug])
    return reader.post(path, form.lists | {"builds_on": text})


def built_on(own):
    papers = OwnPaper.objects.get(pk=own.pk).builds_on.order_by("slug")
    return list(papers.values_list("slug", flat=True))


@pytest.mark.parametrize(
    "text",
    [
        "bert",
        "BERT: pre-training",
        "pre-training\n\n",
        "https://any.example/papers/bert/#x",
        "bert\nBERT: pre-training",
    ],
)
def test_paper_is_named_in_any_way(reader, own, bert, text):
    assert save(reader, own, text).status_code == 302
    assert built_on(own) == ["bert"]


def test_form_shows_what_was_said_and_lets_it_go(reader, own, bert):
    save(reader, own, "bert\ntransformer")
    form = reader.get(reverse("edit_own_paper", args=[own.slug])).context["form"]
    assert form["builds_on"].value() == "Attention\nBERT: pre-training"
    save(reader, own, "Attention")
    assert built_on(own) == ["transformer"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("nothing is called so", "The library has no paper called “nothing is"),
        ("A draft", "The library has no paper called “A draft”"),
        (TITLE, "The library has no paper called"),
        ("pre-training", "several papers called “pre-training”"),
        ("bert\n" * 21, "Name at most 20 papers."),
    ],
)
def test_paper_that_cannot_be_meant_is_named(reader, own, bert, text, words):
    PaperFactory(title="A draft", status="draft")
    PaperFactory(title="RoBERTa: better pre-training")
    response = save(reader, own, text)
    assert response.status_code == 400
    assert words in Page(response).text
    assert built_on(own) == []


def test_what_the_library_hides_is_kept(reader, own, bert):
    save(reader, own, "bert\ntransformer")
    Paper.objects.filter(slug="bert").update(status="retired")
    assert "BERT" not in reader.get(own.get_absolute_url()).text
    save(reader, own, "transformer")
    assert built_on(own) == ["bert", "transformer"]


def test_page_of_own_paper_says_what_it_builds_on(reader, own, bert):
    save(reader, own, "bert")
    page = reader.get(own.get_absolute_url())
    assert "Builds on" in Page(page).text
    assert bert.get_absolute_url() in page.text


@pytest.mark.parametrize("query", ["", "?show=all"])
def test_way_to_own_paper_leads_over_what_it_builds_on(reader, own, bert, query):
    save(reader, own, "bert")
    path = reverse("prerequisites", args=[own.slug]) + query
    response = reader.get(path)
    steps = [step.paper.slug for step in response.context["prerequisites"].steps]
    assert steps == ["transformer", "bert", own.slug]
    assert f"Before {TITLE}: Your paper builds on it, as you said." in response.text


def test_way_to_own_paper_begins_at_what_was_read(reader, learner, own, bert, noon):
    save(reader, own, "bert")
    set_reading_status(learner=learner, paper=bert, status="read", at=noon)
    response = reader.get(reverse("prerequisites", args=[own.slug]))
    assert response.context["prerequisites"].is_from_known
    steps = [step.paper.slug for step in response.context["prerequisites"].steps]
    assert steps == ["bert", own.slug]


def test_own_paper_is_drawn_in_the_map_of_its_owner(reader, own, bert):
    save(reader, own, "bert\ntransformer")
    response = reader.get(reverse("map"))
    assert "1 of your own, which only you see," in Page(response).text
    boxes = {box["title"] for box in response.context["drawing"]["boxes"]}
    assert TITLE in boxes
    assert f"{TITLE} builds on BERT: pre-training" in response.text
    assert own.get_absolute_url() in response.text
    assert response.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("is_staff", [False, True])
def test_own_paper_is_in_nobody_else_s_map(
    reader, client, sign_in, own, bert, is_staff
):
    save(reader, own, "bert")
    reader.get(reverse("map"))
    other = sign_in(LearnerFactory(is_staff=is_staff, is_superuser=is_staff))
    list(render_pages())
    for browser in (client, other):
        for path in (reverse("map"), bert.get_absolute_url(), "/papers/bert/way/"):
            assert TITLE not in browser.get(path).text
            assert own.slug not in browser.get(path).text


def test_deleted_own_paper_is_not_drawn(reader, own, bert):
    save(reader, own, "bert")
    reader.post(reverse("delete_own_paper", args=[own.slug]), follow=True)
    assert TITLE not in reader.get(reverse("map")).text


def test_own_paper_that_builds_on_nothing_is_not_drawn(reader, own, bert):
    assert TITLE not in reader.get(reverse("map")).text


def test_own_paper_is_not_drawn_where_nothing_is_that_it_builds_on(reader, own, bert):
    save(reader, own, "bert")
    elsewhere = PaperFactory().category
    response = reader.get(reverse("map"), {"category": elsewhere.slug})
    assert TITLE not in response.text
