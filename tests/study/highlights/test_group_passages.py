"""Passages shown to a group: by whom, to whom, for how long; what several marked."""

from itertools import count

import pytest

from papers.models import Paper
from papers.services.page_cache import render_pages
from study.groups.member_services import leave_group
from study.highlights.services import Marked, mark_passage
from study.highlights.sharing_services import show_to_groups
from study.models import HighlightShare, MeetingPaper, Membership
from tests.factories import (
    LearnerFactory,
    MeetingFactory,
    MembershipFactory,
    StudyGroupFactory,
)
from tests.html_page import Page

pytestmark = pytest.mark.django_db
NUMBERS = count(1)


def member_of(group, *, shares=True, name=""):
    learner = LearnerFactory(display_name=name or f"Member {next(NUMBERS)}")
    return MembershipFactory(group=group, learner=learner, shares_marks=shares)


def mark_for(group, membership, gan, noon, *, words="play a game", comment=""):
    highlight = mark_passage(
        learner=membership.learner,
        paper=gan,
        marked=Marked(part="approach", exact=words, comment=comment),
        at=noon,
    )
    show(highlight, group, noon)
    return highlight


def show(highlight, group, noon):
    show_to_groups(highlight=highlight, offered=[group.pk], chosen=[group.pk], at=noon)


def seen(browser, group):
    """What a member reads where the group talks about the paper."""
    return browser.get(f"/groups/{group.pk}/discussion/?paper=gan").text


def sheet(browser, group, gan, noon):
    meeting = group.meetings.first() or MeetingFactory(group=group)
    MeetingPaper.objects.get_or_create(meeting=meeting, paper=gan, position=0)
    return Page(browser.get(f"{meeting.get_absolute_url()}sheet/")).text


def test_group_sees_words_comment_and_name(ada, reader, group, gan, noon):
    mark_for(group, member_of(group, name="Ben"), gan, noon, comment="**Why** two?")
    text = seen(ada, group)
    assert "play a game" in text
    assert "<strong>Why</strong> two?" in text
    assert "Ben" in text


def test_what_is_not_marked_for_the_group_is_not_seen(ada, reader, group, gan, noon):
    ben = member_of(group)
    other = StudyGroupFactory()
    MembershipFactory(group=other, learner=ben.learner, shares_marks=True)
    mark_for(other, ben, gan, noon, comment="For the others.")
    text = seen(ada, group)
    assert "play a game" not in text
    assert "For the others." not in text


def test_who_stops_to_share_marks_is_seen_no_more(ada, reader, group, gan, noon):
    ben = member_of(group)
    mark_for(group, ben, gan, noon)
    assert "play a game" in seen(ada, group)
    Membership.objects.filter(pk=ben.pk).update(shares_marks=False)
    assert "play a game" not in seen(ada, group)
    Membership.objects.filter(pk=ben.pk).update(shares_marks=True)
    assert "play a game" in seen(ada, group)


def test_who_left_is_seen_no_more(ada, reader, group, gan, noon):
    ben = member_of(group)
    mark_for(group, ben, gan, noon)
    leave_group(membership=ben, at=noon)
    assert "play a game" not in seen(ada, group)


def test_former_member_whose_row_still_shares_is_not_seen(
    ada, reader, group, gan, noon
):
    ben = member_of(group)
    mark_for(group, ben, gan, noon)
    ben.learner.is_active = False
    ben.learner.save()
    assert "play a game" not in seen(ada, group)


def test_deleted_passage_is_seen_no_more(ada, reader, group, gan, noon):
    highlight = mark_for(group, member_of(group), gan, noon)
    highlight.deleted_at = noon
    highlight.save()
    assert "play a game" not in seen(ada, group)


def test_withdrawn_note_shows_no_passages(ada, reader, group, gan, noon):
    mark_for(group, member_of(group), gan, noon)
    Paper.objects.update(status="draft")
    response = ada.get(f"/groups/{group.pk}/discussion/?paper=gan")
    assert "play a game" not in response.text


def test_learner_chooses_who_sees_a_passage(ada, reader, group, gan, noon):
    highlight = mark_for(group, reader, gan, noon)
    HighlightShare.objects.all().delete()
    path = f"/highlights/{highlight.pk}/show/"
    page = ada.get(path).text
    assert "Thursdays" in page
    assert "you share no highlights" in page
    ada.post(path, {"groups": [group.pk]})
    ada.post(path, {"groups": [group.pk]})
    assert HighlightShare.objects.get().group == group
    ada.post(path, {})
    assert not HighlightShare.objects.exists()


def test_passage_is_shown_to_no_strange_group(ada, reader, group, gan, noon):
    strange = StudyGroupFactory()
    highlight = mark_for(group, reader, gan, noon)
    path = f"/highlights/{highlight.pk}/show/"
    response = ada.post(path, {"groups": [group.pk, strange.pk]})
    assert response.status_code == 422
    assert "belong to one of these groups any more" in response.text
    assert HighlightShare.objects.get().group == group


def test_others_passage_cannot_be_shown(ada, reader, group, gan, noon):
    highlight = mark_for(group, member_of(group), gan, noon)
    path = f"/highlights/{highlight.pk}/show/"
    assert ada.get(path).status_code == 404
    assert ada.post(path, {"groups": [group.pk]}).status_code == 404


def test_learner_sees_what_the_group_sees(ada, reader, group, gan, noon):
    mark_for(group, reader, gan, noon)
    path = f"/groups/{group.pk}/sharing/seen/"
    assert "play a game" not in ada.get(path).text
    sharing = f"/groups/{group.pk}/sharing/"
    response = ada.post(sharing, {"shares_marks": "on"}, follow=True)
    assert "play a game" in response.text


def test_sheet_tells_what_three_marked_and_not_who(ada, reader, group, gan, noon):
    mark_for(group, member_of(group, name="Ben"), gan, noon, words="Two networks play")
    mark_for(group, member_of(group), gan, noon, words="networks play a game")
    assert "networks play" not in sheet(ada, group, gan, noon)
    mark_for(group, member_of(group), gan, noon, words="play a game, and")
    text = sheet(ada, group, gan, noon)
    assert "play 3 of us" in text
    assert "networks play" not in text
    assert "3 of us" in text
    assert "Ben" not in text


def test_sheet_counts_a_member_once(ada, reader, group, gan, noon):
    ben = member_of(group)
    for words in ("play a game", "play a game, and", "networks play a game"):
        mark_for(group, ben, gan, noon, words=words)
    assert "of us ·" not in sheet(ada, group, gan, noon)


def test_sheet_counts_those_who_share_and_belong(ada, reader, group, gan, noon):
    members = [member_of(group) for _ in range(3)]
    for member in members:
        mark_for(group, member, gan, noon)
    assert "3 of us" in sheet(ada, group, gan, noon)
    Membership.objects.filter(pk=members[0].pk).update(shares_marks=False)
    assert "of us ·" not in sheet(ada, group, gan, noon)
    Membership.objects.filter(pk=members[0].pk).update(shares_marks=True)
    leave_group(membership=members[1], at=noon)
    assert "of us ·" not in sheet(ada, group, gan, noon)


def test_sheet_finds_passages_again_after_an_edit(ada, reader, group, gan, noon):
    for _ in range(3):
        mark_for(group, member_of(group), gan, noon, words="networks play a game")
    section = gan.sections.get(kind="approach")
    section.body = f"New words first. {section.body}"
    section.save()
    list(render_pages([gan.pk]))
    text = sheet(ada, group, gan, noon)
    assert "networks play a game 3 of us" in text
    section.body = "Nothing of it."
    section.save()
    list(render_pages([gan.pk]))
    assert "of us ·" not in sheet(ada, group, gan, noon)
