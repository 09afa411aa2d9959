"""A shared list as others see it: page, file, feed, picture and copy."""

from xml.etree import ElementTree

import pytest

from papers.models import OwnPaper, Paper
from study.models import ListEntry, Reading, ReadingList
from study.sharing.services import make_list_private
from tests.factories import (
    LearnerFactory,
    PaperFactory,
    ReadingFactory,
    ReadingListFactory,
)
from tests.html_page import Page

ATOM = "{http://www.w3.org/2005/Atom}"
pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("way", ["by_link", "for_everybody"])


@BOTH
def test_stranger_reads_the_list(client, request, way):
    address = request.getfixturevalue(way)
    page = Page(client.get(address.page_url))
    words = (
        "Beginnings Read these. Sign in to mark these papers or to copy the list."
        " 2 papers How it began 1 Attention is all you need"
        " Ashish Vaswani · 2017"
    )
    assert words in page.text.replace("Public lists ", "").replace("A shared list ", "")
    assert "A line of the syllabus" in page.text
    assert "Not yet shown" not in page.text
    assert "Of a draft." not in page.text
    sent = [form.action for form in page.forms if form.method != "dialog"]
    assert set(sent) <= {"/search/"}


def test_nobody_is_named(client, by_link, reading_list):
    text = client.get(by_link.page_url).content.decode()
    assert reading_list.learner.display_name not in text
    assert reading_list.learner.email not in text


def test_page_of_a_link_is_told_nowhere(client, by_link):
    bibliography = f"{by_link.export_url}?format=bib"
    for url in (by_link.page_url, by_link.print_url, bibliography):
        headers = client.get(url).headers
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["X-Robots-Tag"] == "noindex, nofollow"
        assert headers["Cache-Control"] == "private, no-store"


def test_forms_on_the_page_of_a_link_can_name_their_origin(ada, by_link):
    assert ada.get(by_link.page_url).headers["Referrer-Policy"] == "strict-origin"


def test_page_of_a_link_has_no_picture(client, by_link):
    text = client.get(by_link.page_url).content.decode()
    assert "og:" not in text
    assert 'content="noindex, nofollow"' in text


def test_public_page_names_its_feed_and_its_picture(client, for_everybody):
    text = client.get(for_everybody.page_url).content.decode()
    assert f'href="{for_everybody.page_url}feed/"' in text
    assert f"{for_everybody.page_url}card.png" in text
    assert '<meta property="og:title" content="Beginnings">' in text


@BOTH
def test_list_that_is_private_again_is_nowhere(client, request, way, reading_list):
    address = request.getfixturevalue(way)
    urls = [
        address.page_url,
        address.print_url,
        f"{address.export_url}?format=bib",
    ]
    if not address.is_secret:
        urls += [f"{address.page_url}feed/", f"{address.page_url}card.png"]
    for url in urls:
        assert client.get(url).status_code == 200
    make_list_private(reading_list)
    for url in urls:
        assert client.get(url).status_code == 404


def test_learner_sees_their_own_mark_and_no_other(ada, learner, by_link, reading_list):
    paper = reading_list.entries.of_papers().first().paper
    ReadingFactory(learner=reading_list.learner, paper=paper, status="read")
    assert "Marked" not in Page(ada.get(by_link.page_url)).text
    ReadingFactory(learner=learner, paper=paper, status="stopped")
    text = Page(ada.get(by_link.page_url)).text
    assert f"Marked “{Reading.Status.STOPPED.label.lower()}”" in text


@BOTH
@pytest.mark.parametrize("ending", ["bib", "ris", "json", "csv"])
def test_list_is_exported(client, request, way, ending):
    address = request.getfixturevalue(way)
    response = client.get(f"{address.export_url}?format={ending}")
    text = response.content.decode()
    assert "Vaswani" in text
    assert "1706.03762" in text
    assert "Not yet shown" not in text
    assert "Beginnings" not in text
    assert f"list.{ending}" in response.headers["Content-Disposition"]


def test_unknown_kind_of_file_is_refused(client, by_link):
    assert client.get(f"{by_link.export_url}?format=exe").status_code == 400


def test_feed_tells_of_the_papers(client, for_everybody):
    feed = ElementTree.fromstring(client.get(f"{for_everybody.page_url}feed/").content)
    assert feed.findtext(f"{ATOM}title") == "Beginnings"
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]
    assert titles == ["Attention is all you need", "A report"]


def test_title_card_is_asked_for_again_each_time(client, for_everybody, settings):
    response = client.get(f"{for_everybody.page_url}card.png")
    assert response.content.startswith(b"\x89PNG")
    assert response.headers["Cache-Control"] == "no-cache"
    etag = {"If-None-Match": response.headers["ETag"]}
    url = f"{for_everybody.page_url}card.png"
    assert client.get(url, headers=etag).status_code == 304


@BOTH
def test_page_for_paper_shows_what_the_list_shows(client, request, way):
    address = request.getfixturevalue(way)
    assert (
        f'href="{address.print_url}"' in client.get(address.page_url).content.decode()
    )
    response = client.get(address.print_url)
    text = Page(response).text
    words = (
        "Back to the list Beginnings Read these. How it began"
        " 1. Attention is all you need Ashish Vaswani · 2017"
        " · NeurIPS 2017 · optional https://arxiv.org/abs/1706.03762 See"
    )
    assert words in text
    assert "A line of the syllabus 2. A report Grace Hopper" in text
    assert "<math" in response.content.decode()
    assert "Not yet shown" not in text
    assert "canary" not in text


@BOTH
def test_learner_copies_the_list(ada, learner, request, way):
    address = request.getfixturevalue(way)
    response = ada.post(address.copy_url)
    copied = ReadingList.objects.get(learner=learner)
    assert response.headers["Location"] == copied.get_absolute_url()
    assert copied.visibility == "private"
    kinds = list(copied.entries.in_order().values_list("kind", flat=True))
    assert kinds == ["heading", "paper", "text", "paper"]


def test_public_lists_stand_together(client, for_everybody, reading_list, noon):
    ReadingListFactory(title="Only mine")
    put_away = {"visibility": "public", "archived_at": noon}
    ReadingListFactory(title="In the archive", **put_away)
    text = Page(client.get("/lists/public/")).text
    assert "Beginnings 2 papers, changed 1 March 2026" in text
    assert "Only mine" not in text
    assert "In the archive" not in text


def test_no_public_list(client):
    assert "Nobody has made a list public" in Page(client.get("/lists/public/")).text


def test_queries_do_not_grow_with_the_list(
    ada, by_link, reading_list, noon, django_assert_max_num_queries
):
    papers = [PaperFactory(authors=[f"Writer{number}, A"]) for number in range(30)]
    for rank, paper in enumerate(papers, start=10):
        ListEntry.objects.create(
            reading_list=reading_list,
            rank=rank,
            kind="paper",
            paper=paper,
            added_at=noon,
        )
    with django_assert_max_num_queries(8):
        ada.get(by_link.page_url)


def test_deactivated_owner_shows_nothing(client, by_link, reading_list):
    reading_list.learner.is_active = False
    reading_list.learner.save()
    assert client.get(by_link.page_url).status_code == 404


def test_deleted_owner_takes_the_list_along(client, for_everybody, reading_list):
    LearnerFactory()
    reading_list.learner.delete()
    assert client.get(for_everybody.page_url).status_code == 404


@pytest.mark.parametrize("ending", ["", "export/", "export/?format=csv", "feed/"])
def test_own_paper_shows_its_bibliography_alone(client, for_everybody, ending):
    response = client.get(f"{for_everybody.page_url}{ending}")
    text = response.content.decode()
    assert response.status_code == 200
    assert "report" in text
    assert "canary" not in text
    assert "own-" not in text


@pytest.mark.parametrize("kind", ["bib", "ris", "json", "csv"])
def test_own_paper_without_latin_letters_is_cited_under_a_neutral_key(
    client, for_everybody, kind
):
    own = Paper.objects.get(title="A report")
    OwnPaper.objects.filter(paper=own).update(authors=[])
    Paper.objects.filter(pk=own.pk).update(title="深層学習", year=None)
    response = client.get(f"{for_everybody.page_url}export/?format={kind}")
    text = response.content.decode()
    assert "深層学習" in text
    assert own.slug not in text


def test_own_paper_names_its_authors(client, by_link):
    text = Page(client.get(by_link.page_url)).text
    assert "2 A report Grace Hopper" in text


def test_own_paper_of_the_list_is_seen_nowhere_else(client, ada, by_link):
    (slug,) = Paper.objects.filter(title="A report").values_list("slug", flat=True)
    for browser in (client, ada):
        assert browser.get(f"/papers/{slug}/").status_code == 404
        assert "A report" not in Page(browser.get("/search/?q=report")).text


def test_own_paper_that_is_put_away_is_not_shown(client, by_link):
    Paper.objects.filter(title="A report").update(status="own_hidden")
    assert "A report" not in Page(client.get(by_link.page_url)).text


def test_copied_own_paper_is_the_learners_own(ada, learner, by_link):
    ada.post(by_link.copy_url)
    own = Paper.objects.own_of(learner).get()
    assert own.title == "A report"
    assert own.own_part.authors == ["Hopper, Grace"]
    assert own.own_part.abstract == ""
    assert own.own_part.note == ""
    entries = ListEntry.objects.filter(reading_list__learner=learner)
    assert entries.filter(paper=own).exists()


def test_copy_of_ones_own_list_keeps_the_own_paper(grace, by_link, reading_list):
    grace.post(by_link.copy_url)
    lists = ReadingList.objects.filter(learner=reading_list.learner)
    copied = lists.exclude(pk=reading_list.pk).get()
    titles = set(copied.entries.of_papers().values_list("paper__title", flat=True))
    assert titles == {"Attention is all you need", "A report"}
