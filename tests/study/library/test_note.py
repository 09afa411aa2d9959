"""A note's page: what stands on it, for whom."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django.asserts import assertNotContains

from papers.models import Author, Authorship, Link, Paper, Question, Section
from papers.services.page_cache import render_pages
from study.memory import Rating
from study.reading.services import set_reading_status
from tests.factories import (
    LearnerFactory,
    MembershipFactory,
    PaperFactory,
    QuestionFactory,
    TopicFactory,
    answer,
)
from tests.html_page import Page

UNDO = "Undo the last change"


@pytest.fixture
def gan(db):
    return PaperFactory(
        slug="gan",
        title="Generative Adversarial Nets",
        year=2014,
        venue="NeurIPS 2014",
        doi="10.1000/gan",
        authors=["Goodfellow, Ian", "Bengio, Yoshua"],
        tags=["generative"],
        topics=[TopicFactory(slug="games", name="Games")],
        tldr="Two nets **play**.",
        why_it_matters="It began a decade.",
        sections={
            "problem": "Sampling is hard: $p(x)$.",
            "approach": "A game of two.",
            "limitations": "It collapses.",
        },
    )


def rendered(*papers):
    list(render_pages([paper.pk for paper in papers]))


def read(client, paper):
    response = client.get(paper.get_absolute_url())
    assert response.status_code == 200
    return Page(response)


def test_note_shows_all_its_parts_in_reading_order(client, gan):
    text = read(client, gan).text
    parts = [
        "Generative Adversarial Nets",
        "Ian Goodfellow",
        "NeurIPS 2014",
        "Two nets play.",
        "Sampling is hard",
        "A game of two.",
        "It collapses.",
        "It began a decade.",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_note_leads_to_all_that_it_belongs_to(client, gan):
    wanted = {
        gan.category.get_absolute_url(),
        "/authors/goodfellow/",
        "/tags/generative/",
        "/topics/games/",
        "https://doi.org/10.1000/gan",
        f"https://arxiv.org/abs/{gan.arxiv_id}",
        "/papers/gan.bib",
        "/papers/gan.ris",
        "/papers/gan.json",
    }
    assert wanted - set(read(client, gan).links) == set()


def test_maths_is_mathml(client, gan):
    assert "math" in [tag for tag, _ in read(client, gan).tags]


def test_contents_lead_to_parts_that_are_there(client, gan):
    page = read(client, gan)
    anchors = {link[1:] for link in page.links if link.startswith("#")}
    assert {"tldr", "problem", "approach", "limitations", "why", "cite"} <= anchors
    assert anchors - {values.get("id") for _, values in page.tags} == set()


def test_paper_without_a_note_says_so(client, db):
    paper = PaperFactory(note="none", tldr="", why_it_matters="")
    Section.objects.all().delete()
    rendered(paper)
    assert "no note" in read(client, paper).text


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_note_that_is_not_published_does_not_exist_for_learners(
    client, ada, gan, status
):
    Paper.objects.update(status=status)
    for browser in (client, ada):
        for ending in ("/", ".bib", ".ris", ".json"):
            assert browser.get(f"/papers/gan{ending}").status_code == 404


def test_curator_sees_a_draft_with_its_questions(gan, sign_in):
    QuestionFactory(home=gan, prompt="Why a game?")
    Paper.objects.update(status="draft")
    browser = sign_in(LearnerFactory(is_staff=True))
    assert "Why a game?" in read(browser, gan).text
    assert "draft" in read(browser, gan).text
    assert browser.get("/papers/gan.bib").status_code == 200


def test_link_stands_on_both_pages_with_its_reason(client, gan):
    other = PaperFactory(slug="wgan", title="Wasserstein GAN")
    Link.objects.create(
        source=gan,
        target=other,
        kind="read_next",
        reason="It trains where this one *collapses*.",
    )
    rendered(gan, other)
    for paper, end in ((gan, "/papers/wgan/"), (other, "/papers/gan/")):
        page = read(client, paper)
        assert end in page.links
        assert "It trains where this one collapses." in page.text


def test_link_to_a_draft_is_shown_nowhere(client, gan):
    draft = PaperFactory(slug="hidden", title="A hidden one", status="draft")
    Link.objects.create(
        source=gan, target=draft, kind="builds_on", reason="Hidden reason."
    )
    rendered(gan, draft)
    page = read(client, gan)
    assert "/papers/hidden/" not in page.links
    assert "Hidden reason." not in page.text


def test_questions_come_in_their_order_with_the_learners_state(ada, learner, gan):
    now = timezone.now()
    due, known, _ = (
        QuestionFactory(home=gan, prompt=f"Question {number}") for number in range(3)
    )
    across = QuestionFactory(home=None, theme="across", papers=[gan], prompt="Across")
    answer(learner, due, at=now - timedelta(days=90), rating=Rating.GOOD)
    answer(learner, known, at=now, rating=Rating.EASY)
    rows = ada.get("/papers/gan/").context["questions"]
    assert [row.state for row in rows] == ["due", "known", "new", "new"]
    assert [row.id for row in rows][-1] == across.pk
    assert ada.get("/papers/gan/").context["due_count"] == 1


def test_state_of_another_learner_is_not_shown(ada, gan):
    answer(LearnerFactory(), QuestionFactory(home=gan), at=timezone.now())
    assert [row.state for row in ada.get("/papers/gan/").context["questions"]] == [
        "new"
    ]


def test_reading_of_another_learner_is_not_shown(ada, gan, noon):
    set_reading_status(learner=LearnerFactory(), paper=gan, status="read", at=noon)
    page = ada.get("/papers/gan/")
    assert page.context["reading"] is None
    assertNotContains(page, UNDO)


def test_draft_and_retired_questions_are_not_listed(client, gan, noon):
    QuestionFactory(home=gan, status=Question.Status.DRAFT)
    QuestionFactory(home=gan, retired_at=noon)
    assert client.get("/papers/gan/").context["questions"] == []


def test_question_of_a_draft_is_not_listed_elsewhere(client, gan):
    QuestionFactory(home=PaperFactory(status="draft"), papers=[gan])
    assert client.get("/papers/gan/").context["questions"] == []


def test_gaps_of_a_cloze_are_not_given_away(client, gan):
    QuestionFactory(
        home=gan, kind="cloze", prompt="There are {{two|2}} nets.", answer=""
    )
    page = client.get("/papers/gan/").content.decode()
    assert "There are" in page
    assert "two|2" not in page


def test_visitor_is_asked_to_sign_in_and_comes_back(client, gan):
    QuestionFactory(home=gan)
    assert "/account/login/?next=/papers/gan/" in read(client, gan).links


def test_head_tells_reference_managers(client, gan):
    page = read(client, gan)
    assert page.meta("citation_title") == ["Generative Adversarial Nets"]
    assert page.meta("citation_author") == ["Ian Goodfellow", "Yoshua Bengio"]
    assert page.meta("citation_publication_date") == ["2014"]
    assert page.meta("citation_doi") == ["10.1000/gan"]
    assert page.meta("citation_arxiv_id") == [gan.arxiv_id]


def linked_data(response):
    text = response.content.decode()
    start = text.index('<script type="application/ld+json">') + len(
        '<script type="application/ld+json">'
    )
    return json.loads(text[start : text.index("</script>", start)])


def test_linked_data_describes_the_paper(client, gan):
    found = linked_data(client.get("/papers/gan/"))
    assert found["@type"] == "ScholarlyArticle"
    assert found["name"] == gan.title
    assert found["datePublished"] == "2014"
    assert [author["name"] for author in found["author"]] == [
        "Ian Goodfellow",
        "Yoshua Bengio",
    ]
    assert found["abstract"] == "Two nets play."


def test_linked_data_cannot_be_broken_out_of(client, gan):
    title = "</script><script>alert(1)</script><!-- \u2028 & \"quoted\" 'so' \\"
    Paper.objects.update(title=title, tldr="</ScRiPt>")
    name = "</script>, <b>"
    Authorship.objects.create(
        paper=gan, author=Author.objects.create(name=name, slug="odd"), position=9
    )
    rendered(gan)
    response = client.get("/papers/gan/")
    assert linked_data(response)["name"] == title
    assert [
        tag for tag, values in Page(response).tags if tag == "script" and not values
    ] == []


def test_curators_change_is_seen_at_once(client, gan):
    Section.objects.filter(paper=gan, kind="problem").update(body="A new problem.")
    rendered(gan)
    assert "A new problem." in read(client, gan).text


def test_reader_without_group_or_highlight_is_asked_nothing_of_them(ada, learner):
    """Most readers have neither, and a note is opened more often than anything."""
    paper = PaperFactory()
    with CaptureQueriesContext(connection) as alone:
        ada.get(paper.get_absolute_url())
    MembershipFactory(learner=learner)
    with CaptureQueriesContext(connection) as in_group:
        ada.get(paper.get_absolute_url())

    assert not any("study_remark" in query["sql"] for query in alone)
    assert len(in_group) == len(alone) + 1
