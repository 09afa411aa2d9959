"""The list of a group's meetings, and what the form to arrange one shows."""

from datetime import UTC, datetime, timedelta

from tests.factories import MeetingFactory, MembershipFactory
from tests.html_page import Page


def test_list_shows_what_is_to_come_and_what_was(ada, group, organiser, meeting):
    MeetingFactory(
        group=group, title="Long ago", begins_at=datetime(2026, 2, 1, tzinfo=UTC)
    )
    text = Page(ada.get(f"/groups/{group.pk}/meetings/")).text
    assert text.index("To come") < text.index("Attention") < text.index("Long ago")
    assert ada.get(f"/groups/{group.pk}/meetings/?page=x").status_code == 200


def test_list_asks_the_same_for_many_meetings(
    ada, group, organiser, meeting, django_assert_max_num_queries
):
    for number in range(40):
        begins_at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=number)
        MeetingFactory(group=group, begins_at=begins_at)
    MembershipFactory.create_batch(3, group=group)
    with django_assert_max_num_queries(8):
        ada.get(f"/groups/{group.pk}/meetings/")
    assert "Page 2 of 2" in Page(ada.get(f"/groups/{group.pk}/meetings/?page=2")).text


def test_place_of_the_group_is_text_in_the_form(ada, organiser, group):
    group.place = "<b>Room</b> 12"
    group.save()
    content = ada.get(f"/groups/{group.pk}/meetings/new/").content.decode()
    assert "&lt;b&gt;Room&lt;/b&gt; 12" in content
    assert "<b>Room" not in content
