"""What a curator can do with papers, and that readers see it at once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from papers.models import Author, Category, Link, Paper, PaperCount, Section, Topic
from tests.factories import (
    CategoryFactory,
    PaperFactory,
    QuestionFactory,
    TopicFactory,
    complete_note,
)
from tests.html_page import Page, main_form


def path_of(row, page="change"):
    return f"/admin/{row._meta.app_label}/{row._meta.model_name}/{row.pk}/{page}/"


def text_of_note(client, slug):
    return Page(client.get(f"/papers/{slug}/")).text


def choose(browser, action, paper):
    """Does that with the paper chosen in the list."""
    body = {"action": action, "_selected_action": [paper.pk]}
    browser.post("/admin/papers/paper/", body)


def link_to(paper, *, kind, reason="One leads to the other."):
    """What a curator enters for a new link."""
    return {
        "kind": kind,
        "target": paper.pk,
        "reason": reason,
        "position": 0,
    }


def errors(response):
    assert response.status_code == 200
    return " ".join(str(found) for found in response.context["errors"])


def test_change_is_seen_on_the_page_and_in_the_rows(client, save, gan):
    title = "Generative Adversarial Nets"
    response = save(path_of(gan), tldr="A *new* summary.", title=title)
    assert response.status_code == 302
    note = text_of_note(client, "gan")
    assert "A new summary." in note
    assert title in note
    assert title in Page(client.get("/papers/")).text


def test_slug_that_is_an_address_is_explained(save, gan):
    found = errors(save(path_of(gan), slug="export"))
    assert "/papers/export/ is an address of the site itself." in found
    assert "Choose another slug." in found
    assert Paper.objects.get().slug == "gan"


def test_change_is_seen_on_linked_pages(client, save, gan, wgan):
    save(path_of(wgan), title="Earth mover")
    assert "Earth mover" in text_of_note(client, "gan")


def test_section_is_changed_in_place(client, save, gan):
    save(path_of(gan), **{"sections-0-body": "Sampling was slow."})
    assert "Sampling was slow." in text_of_note(client, "gan")
    assert Section.objects.get(paper=gan).body == "Sampling was slow."


def test_history_says_who_changed_what(save, gan, curator):
    save(path_of(gan), tldr="A new summary.")
    newest = gan.history.first()
    oldest = gan.history.last()
    assert newest.history_user == curator
    assert newest.tldr == "A new summary."
    assert oldest.tldr == "Attention is all there is."


def test_new_paper_without_a_slug_gets_a_short_one(save, add_row):
    author = Author.objects.create(slug="kingma", name="Kingma, Diederik")
    facts = {
        "title": "Adam: A Method for Stochastic Optimization",
        "slug": "",
        "year": 2014,
        "arxiv_id": "1412.6980",
        "category": CategoryFactory().pk,
    }
    rows = add_row("authorships", 0, author=author.pk, position=1)
    assert save("/admin/papers/paper/add/", **facts, **rows).status_code == 302
    assert Paper.objects.get().slug == "adam"


def test_stored_paper_keeps_a_slug(save, gan):
    assert errors(save(path_of(gan), slug=""))
    assert Paper.objects.get().slug == "gan"


def test_new_paper_starts_as_a_draft_and_is_published(
    client, curator_browser, save, add_row
):
    category = CategoryFactory()
    author = Author.objects.create(slug="ada", name="Lovelace, Ada")
    facts = {
        "title": "Notes",
        "slug": "notes",
        "year": 1843,
        "url": "https://example.org/",
        "category": category.pk,
    }
    rows = add_row("authorships", 0, author=author.pk, position=1)
    assert save("/admin/papers/paper/add/", **facts, **rows).status_code == 302
    paper = Paper.objects.get()
    assert paper.status == "draft"
    assert client.get("/papers/notes/").status_code == 404
    assert curator_browser.get("/papers/notes/").status_code == 200
    note = {
        "note": "brief",
        "tldr": "The first program.",
        "why_it_matters": "Others followed.",
        "written_by": "The editors",
    }
    section = {"kind": "contributions", "body": "- A program.\n- Its trace."}
    save(path_of(paper), **note, **add_row("sections", 0, **section))
    QuestionFactory(home=paper, slug="notes-what", section="contributions")
    save(path_of(paper), status="published")
    assert "Ada Lovelace" in text_of_note(client, "notes")


@pytest.mark.parametrize(
    ("action", "status", "count"),
    [("make_draft", 404, 0), ("publish", 200, 1)],
)
def test_chosen_papers_are_published_and_withdrawn(
    client, curator_browser, gan, action, status, count
):
    choose(curator_browser, action, gan)
    assert client.get("/papers/gan/").status_code == status
    counted = PaperCount.objects.get(category=gan.category, note="full")
    assert counted.papers == count


def test_withdrawn_paper_is_published_again(client, curator_browser, gan):
    complete_note(gan)
    choose(curator_browser, "make_draft", gan)
    choose(curator_browser, "publish", gan)
    assert client.get("/papers/gan/").status_code == 200


def test_published_draft_is_a_new_note(curator_browser, save, gan):
    complete_note(gan)
    long_ago = timezone.now() - timedelta(days=400)
    Paper.objects.filter(pk=gan.pk).update(published_at=long_ago, status="draft")
    save(path_of(gan), status="published")
    gan.refresh_from_db()
    assert gan.published_at > long_ago + timedelta(days=399)


def test_chosen_draft_is_a_new_note_when_published(curator_browser, gan):
    complete_note(gan)
    long_ago = timezone.now() - timedelta(days=400)
    Paper.objects.filter(pk=gan.pk).update(published_at=long_ago, status="draft")
    choose(curator_browser, "publish", gan)
    gan.refresh_from_db()
    assert gan.published_at > long_ago + timedelta(days=399)


def test_published_note_keeps_its_day_when_it_is_corrected(curator_browser, save, gan):
    long_ago = (timezone.now() - timedelta(days=400)).replace(microsecond=0)
    Paper.objects.filter(pk=gan.pk).update(published_at=long_ago)
    save(path_of(gan), tldr="A new summary.")
    gan.refresh_from_db()
    assert gan.published_at == long_ago


def test_withdrawn_paper_vanishes_from_linked_pages(client, curator_browser, gan, wgan):
    choose(curator_browser, "make_draft", wgan)
    assert "Wasserstein" not in text_of_note(client, "gan")


def test_link_is_added_on_both_pages(client, save, gan, add_row):
    other = PaperFactory(slug="vae", title="Variational")
    link = link_to(other, kind="builds_on", reason="Both *generate*.")
    save(path_of(gan), **add_row("links", 0, **link))
    assert "Both generate." in text_of_note(client, "gan")
    assert "Both generate." in text_of_note(client, "vae")


def test_link_that_is_removed_vanishes_from_both_pages(client, save, gan, wgan):
    assert save(path_of(gan), **{"links-0-DELETE": "on"}).status_code == 302
    assert not Link.objects.exists()
    assert "It trains." not in text_of_note(client, "gan")
    assert "It trains." not in text_of_note(client, "wgan")


def test_link_that_leads_elsewhere_vanishes_from_the_old_target(
    client, save, gan, wgan
):
    other = PaperFactory(slug="vae", title="Variational")
    save(path_of(gan), **{"links-0-target": other.pk})
    assert "It trains." in text_of_note(client, "vae")
    assert "It trains." not in text_of_note(client, "wgan")


def test_circle_is_refused_and_named(save, gan, wgan, add_row):
    back = link_to(gan, kind="read_next")
    found = errors(save(path_of(wgan), **add_row("links", 0, **back)))
    assert "gan → wgan → gan" in found or "wgan → gan → wgan" in found
    assert Link.objects.count() == 1


def test_circle_of_three_is_refused_and_named(save, gan, wgan, add_row):
    third = PaperFactory(slug="third")
    Link.objects.create(source=wgan, target=third, kind="read_next", reason="On.")
    back = link_to(gan, kind="read_next")
    found = errors(save(path_of(third), **add_row("links", 0, **back)))
    for slug in ("gan", "wgan", "third"):
        assert slug in found
    assert Link.objects.count() == 2


def test_circle_of_other_kinds_is_no_circle(save, gan, wgan, add_row):
    back = link_to(gan, kind="contradicts")
    response = save(path_of(wgan), **add_row("links", 0, **back))
    assert response.status_code == 302


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"tldr": ""}, "A note begins with a TLDR"),
        ({"arxiv_id": "", "doi": "", "url": ""}, "so that the paper can be found"),
        ({"arxiv_id": "1701.99999"}, "Another paper has this arXiv number"),
        ({"year": 1799}, "between 1800 and 2100"),
        ({"year": 0}, "between 1800 and 2100"),
        ({"year": 2**63}, ""),
        ({"year": "soon"}, ""),
        ({"slug": "a b"}, ""),
        ({"slug": "taken"}, ""),
        ({"title": ""}, ""),
        ({"title": "x" * 501}, ""),
        ({"title": "a\x00b"}, ""),
        ({"url": "javascript:alert(1)"}, ""),
        ({"category": 2**63}, ""),
        ({"status": "secret"}, ""),
        ({"sources": "x" * 1001}, "at most 1000 characters"),
        ({"sources": "x\n" * 101}, "at most 100 sources"),
        ({"written_on": "yesterday"}, ""),
        ({"sections-0-kind": "opinion"}, ""),
        ({"sections-0-body": ""}, ""),
    ],
    ids=str,
)
def test_fault_is_explained_and_nothing_is_kept(save, gan, changes, sentence):
    PaperFactory(slug="taken", arxiv_id="1701.99999")
    before = Paper.objects.filter(pk=gan.pk).values().get()
    found = errors(save(path_of(gan), **changes))
    assert sentence in found.replace("&#x27;", "'")
    assert Paper.objects.filter(pk=gan.pk).values().get() == before


def test_sources_are_typed_one_a_line(save, gan, curator_browser):
    typed = 'Goodfellow et al. 2014\n\n  arXiv:1406.2661, [v1] "first"  \n'
    assert save(path_of(gan), sources=typed).status_code == 302
    sources = ["Goodfellow et al. 2014", 'arXiv:1406.2661, [v1] "first"']
    assert Paper.objects.get(pk=gan.pk).sources == sources
    shown = main_form(curator_browser.get(path_of(gan))).values["sources"]
    assert shown.strip().splitlines() == sources
    save(path_of(gan))
    assert Paper.objects.get(pk=gan.pk).sources == sources


@pytest.mark.parametrize("sources", ["a\0b", "[" * 100_000], ids=["NUL", "length"])
def test_sources_beyond_all_measure_are_explained(save, gan, sources):
    assert errors(save(path_of(gan), sources=sources))
    assert Paper.objects.get(pk=gan.pk).sources == gan.sources


def test_renamed_author_is_renamed_on_the_pages(client, save, gan):
    response = save(path_of(gan.authors.get()), name="Good, Ian")
    assert response.status_code == 302
    assert "Ian Good" in text_of_note(client, "gan")


def test_renamed_category_is_renamed_on_the_pages(client, save, gan):
    response = save(path_of(gan.category), name="Making")
    assert response.status_code == 302
    assert "Making" in text_of_note(client, "gan")


def test_renamed_topic_is_renamed_on_the_pages(client, save, gan):
    topic = TopicFactory(slug="games", name="Games")
    gan.topics.add(topic)
    response = save(path_of(topic), name="Play")
    assert response.status_code == 302
    assert "Play" in text_of_note(client, "gan")


def test_renamed_tag_is_renamed_on_the_pages(client, save, gan):
    response = save(path_of(gan.tags.get()), name="gaming")
    assert response.status_code == 302
    assert "gaming" in text_of_note(client, "gan")


def test_tag_that_is_deleted_is_gone_from_the_pages(client, curator_browser, save, gan):
    save(path_of(gan))
    assert "/tags/games/" in Page(client.get("/papers/gan/")).links
    curator_browser.post(path_of(gan.tags.get(), "delete"), {"post": "yes"})
    assert "/tags/games/" not in Page(client.get("/papers/gan/")).links


def test_category_with_papers_is_not_deleted(curator_browser, gan):
    curator_browser.post(path_of(gan.category, "delete"), {"post": "yes"})
    assert Category.objects.filter(pk=gan.category_id).exists()


def test_topic_cannot_stand_below_itself(save, db):
    above = TopicFactory(slug="above")
    below = TopicFactory(slug="below", parent=above)
    assert errors(save(path_of(above), parent=below.pk))
    assert Topic.objects.get(slug="above").parent is None


def test_figure_with_a_script_is_refused(save, gan):
    svg = '<svg viewBox="0 0 1 1"><script>alert(1)</script></svg>'
    assert errors(save("/admin/papers/figure/add/", name="gan-a", svg=svg))


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({"q": "Goodfellow"}, 1),
        ({"q": "Wasser"}, 1),
        ({"q": "nothing"}, 0),
        ({"q": "1701"}, 2),
        ({"status__exact": "draft"}, 0),
    ],
)
def test_list_can_be_searched_and_filtered(curator_browser, gan, wgan, query, count):
    response = curator_browser.get("/admin/papers/paper/", query)
    assert response.context["cl"].result_count == count
