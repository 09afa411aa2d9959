"""A group's public page: chosen by an owner, read by strangers, tells of no member."""

import pytest
import time_machine

from study.grouplists.services import create_group_list
from study.groups.public_page import place_without_links
from study.models import Meeting, StudyGroup
from tests.factories import PaperFactory
from tests.html_page import Page

pytestmark = pytest.mark.django_db
PLACE = "Room 5, or https://call.example/abc code 1234"


@pytest.fixture(autouse=True)
def at_noon(noon):
    with time_machine.travel(noon, tick=False):
        yield


@pytest.fixture
def group_list(circle, noon):
    paper = PaperFactory(slug="gan", title="On GANs")
    return create_group_list(
        group=circle.group,
        editing="suggestions",
        title="Spring",
        papers=[paper],
        at=noon,
    )


@pytest.fixture
def hidden_list(circle, noon):
    return create_group_list(
        group=circle.group, editing="owner", title="Hidden", at=noon
    )


@pytest.fixture
def public(circle, group_list, hidden_list):
    """The owner makes the page public, with one list of two."""
    StudyGroup.objects.filter(pk=circle.group.pk).update(place=PLACE)
    response = circle.owners.post(
        circle.path("public/edit/"),
        {"has_public_page": "on", "lists": [group_list.pk]},
    )
    assert response.status_code == 302
    return circle


def test_page_is_not_there_until_an_owner_wants_it(client, circle):
    assert client.get(circle.path("public/")).status_code == 404
    assert circle.owners.get(circle.path("public/")).status_code == 404


def test_stranger_reads_what_the_group_studies(client, public):
    page = Page(client.get(public.path("public/")))
    assert "Thursdays" in page.text
    assert "Diffusion, slowly." in page.text
    assert "Room 5" in page.text


def test_stranger_sees_no_member_and_no_call(client, public):
    response = client.get(public.path("public/"))
    text = response.content.decode()
    assert "The owner" not in text
    assert "The member" not in text
    assert "call.example" not in text
    assert "1234" not in text


def test_stranger_reads_the_public_list_alone(client, public, group_list, hidden_list):
    page = Page(client.get(public.path("public/")))
    assert f"/lists/public/{group_list.pk}/" in page.links
    assert "Hidden" not in page.text
    shown = client.get(f"/lists/public/{group_list.pk}/")
    assert "On GANs" in Page(shown).text
    assert client.get(f"/lists/public/{hidden_list.pk}/").status_code == 404


def test_stranger_suggests_nothing_for_a_groups_list(ada, public, group_list):
    path = f"/lists/public/{group_list.pk}/suggest/"
    assert path not in Page(ada.get(f"/lists/public/{group_list.pk}/")).links
    assert ada.get(path).status_code == 404


def test_next_meeting_is_by_the_groups_clocks_and_without_its_title(
    client, public, noon
):
    Meeting.objects.create(
        group=public.group,
        title="At Ada's",
        begins_at=noon.replace(day=12),
        ends_at=noon.replace(day=12, hour=14),
        time_zone="Europe/Vienna",
        created_at=noon,
        changed_at=noon,
    )
    page = Page(client.get(public.path("public/")))
    assert "Next meeting: Thursday 12 March 2026, 13:00 (Europe/Vienna)" in page.text
    assert "At Ada" not in page.text


@pytest.mark.parametrize(
    ("joining", "sentence"),
    [
        ("invitation", "New members come in by invitation."),
        ("request", "Ask to join"),
        ("listed", "Ask to join"),
    ],
)
def test_page_says_how_to_get_in(client, public, joining, sentence):
    StudyGroup.objects.filter(pk=public.group.pk).update(joining=joining)
    assert sentence in Page(client.get(public.path("public/"))).text


def test_closed_group_has_no_public_page(client, public, group_list, noon):
    StudyGroup.objects.filter(pk=public.group.pk).update(closed_at=noon)
    assert client.get(public.path("public/")).status_code == 404
    assert client.get(f"/lists/public/{group_list.pk}/").status_code == 404


@pytest.mark.parametrize("method", ["get", "post"])
def test_closed_group_decides_nothing_about_its_public_page(public, noon, method):
    StudyGroup.objects.filter(pk=public.group.pk).update(closed_at=noon)
    ask = getattr(public.owners, method)
    assert ask(public.path("public/edit/")).status_code == 404


def test_page_taken_back_takes_its_lists_with_it(client, public, group_list):
    public.owners.post(public.path("public/edit/"), {"lists": [group_list.pk]})
    assert client.get(public.path("public/")).status_code == 404
    assert client.get(f"/lists/public/{group_list.pk}/").status_code == 404
    group_list.refresh_from_db()
    assert group_list.visibility == "group"


def test_only_owners_choose(public, circle):
    path = public.path("public/edit/")
    assert circle.organisers.post(path, {}).status_code == 404
    assert circle.members.get(path).status_code == 404
    assert StudyGroup.objects.get(pk=public.group.pk).has_public_page


def test_list_of_another_group_cannot_be_chosen(public, noon):
    other = create_group_list(
        group=StudyGroup.objects.create(name="Others", created_at=noon),
        editing="owner",
        title="Theirs",
        at=noon,
    )
    response = public.owners.post(
        public.path("public/edit/"), {"has_public_page": "on", "lists": [other.pk]}
    )
    assert response.status_code == 422
    assert "One of these lists is gone." in Page(response).text
    other.refresh_from_db()
    assert other.visibility == "group"


def test_owner_sees_what_strangers_would(circle):
    page = Page(circle.owners.get(circle.path("public/edit/")))
    assert "So strangers would see it" in page.text
    assert "Diffusion, slowly." in page.text


def test_search_engines_are_told_of_public_pages_alone(client, public, noon):
    StudyGroup.objects.create(name="Others", created_at=noon)
    sitemap = client.get("/groups/public/sitemap.xml").content.decode()
    assert sitemap.count("<loc>") == 1
    assert public.path("public/") in sitemap
    assert "/groups/public/sitemap.xml" in client.get("/robots.txt").content.decode()


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ("Room 5, second floor", "Room 5, second floor"),
        (PLACE, "Room 5"),
        ("https://call.example/abc", ""),
        ("HTTPS://CALL.EXAMPLE/ABC in room 5", ""),
        ("Café Central via zoom.us/j/123?pwd=x", "Café Central"),
        ("Library (www.call.example)", "Library"),
        ("Ask ada@example.org", "Ask"),
        ("Dial +43 1 234 56 78", "Dial"),
        ("Wien Str. 5", "Wien Str. 5"),
    ],
)
def test_place_is_shown_without_what_opens_a_call(place, shown):
    assert place_without_links(place) == shown
