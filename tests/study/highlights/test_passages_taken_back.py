"""Passages taken back from groups: closed ones, and those that a learner left."""

import pytest
from django.utils import timezone

from study.groups.member_services import leave_group, remove_member
from study.highlights.sharing_services import show_to_groups
from study.models import HighlightShare, Membership
from tests.factories import MembershipFactory, StudyGroupFactory
from tests.html_page import Page, main_form
from tests.study.highlights.test_group_passages import (
    mark_for,
    member_of,
    seen,
    show,
)

pytestmark = pytest.mark.django_db


def close(group, noon):
    group.closed_at = noon
    group.save()


def text_of(browser, highlight, page):
    return Page(browser.get(f"/highlights/{highlight.pk}/{page}/")).text


def test_passage_is_taken_back_from_a_closed_group(
    ada, sign_in, reader, group, gan, noon
):
    Membership.objects.filter(pk=reader.pk).update(shares_marks=True)
    highlight = mark_for(group, reader, gan, noon)
    other = sign_in(member_of(group).learner)
    close(group, noon)
    assert "play a game" in seen(other, group)
    text = text_of(ada, highlight, "show")
    assert "Only you see it." not in text
    assert "Thursdays (closed: you can only take it back)" in text
    path = f"/highlights/{highlight.pk}/show/"
    form = main_form(ada.get(path))
    assert form.values["groups"] == str(group.pk)
    assert ada.post(path, {}).status_code == 302
    assert "play a game" not in seen(other, group)
    assert not HighlightShare.objects.exists()


def test_passage_stays_shown_to_a_closed_group(ada, reader, group, gan, noon):
    highlight = mark_for(group, reader, gan, noon)
    close(group, noon)
    path = f"/highlights/{highlight.pk}/show/"
    assert ada.post(path, {"groups": [group.pk]}).status_code == 302
    assert HighlightShare.objects.get().group == group


def test_closed_group_is_offered_nothing_new(ada, reader, group, gan, noon):
    highlight = mark_for(group, reader, gan, noon)
    HighlightShare.objects.all().delete()
    close(group, noon)
    assert "Thursdays" not in text_of(ada, highlight, "show")
    path = f"/highlights/{highlight.pk}/show/"
    assert ada.post(path, {"groups": [group.pk]}).status_code in (302, 422)
    assert not HighlightShare.objects.exists()


def test_who_left_reads_no_name_of_the_group(ada, reader, group, gan, noon):
    Membership.objects.filter(pk=reader.pk).update(shares_marks=True)
    highlight = mark_for(group, reader, gan, noon)
    assert "Shown to Thursdays." in text_of(ada, highlight, "edit")
    leave_group(membership=reader, at=noon)
    # As those are who left before what they showed ended with it.
    HighlightShare.objects.get_or_create(
        highlight=highlight, group=group, defaults={"shared_at": noon}
    )
    group.name = "What we plan for May"
    group.save()
    text = text_of(ada, highlight, "edit")
    assert "What we plan for May" not in text
    assert "Only you see this." in text


def test_group_with_which_nothing_is_shared_is_said_to_see_nothing(
    ada, reader, group, gan, noon
):
    highlight = mark_for(group, reader, gan, noon)
    text = text_of(ada, highlight, "edit")
    assert "Shown to" not in text
    assert "With “Thursdays” you share no highlights: it sees nothing" in text


def test_groups_that_see_a_passage_are_told_from_those_that_do_not(
    ada, learner, reader, group, gan, noon
):
    highlight = mark_for(group, reader, gan, noon)
    other = StudyGroupFactory(name="Sundays")
    MembershipFactory(group=other, learner=learner, shares_marks=True)
    show(highlight, other, noon)
    text = text_of(ada, highlight, "edit")
    assert "Shown to Sundays." in text
    assert "With “Thursdays” you share no highlights" in text


def come_back(membership):
    membership.refresh_from_db()
    membership.state = Membership.State.ACTIVE
    membership.ended_at = None
    membership.shares_marks = True
    membership.save()


def test_who_comes_back_shows_nothing_of_before(ada, reader, group, gan, noon):
    ben = member_of(group)
    elsewhere = MembershipFactory(learner=ben.learner).group
    highlight = mark_for(group, ben, gan, noon)
    show(highlight, elsewhere, noon)
    other = mark_for(group, member_of(group), gan, noon, words="learns to judge")
    leave_group(membership=ben, at=noon)
    come_back(ben)
    text = seen(ada, group)
    assert "play a game" not in text
    assert "learns to judge" in text
    left = HighlightShare.objects.values_list("highlight", "group")
    assert set(left) == {(highlight.pk, elsewhere.pk), (other.pk, group.pk)}


def test_who_was_removed_shows_nothing_of_before(ada, reader, group, gan, noon):
    Membership.objects.filter(pk=reader.pk).update(role=Membership.Role.OWNER)
    reader.refresh_from_db()
    ben = member_of(group)
    mark_for(group, ben, gan, noon)
    remove_member(membership=ben, by=reader, is_banned=False, at=noon)
    come_back(ben)
    assert "play a game" not in seen(ada, group)


def test_who_left_meanwhile_shows_nothing(reader, group, gan, noon):
    """The form was sent before and is answered after."""
    highlight = mark_for(group, reader, gan, noon)
    leave_group(membership=reader, at=noon)
    show_to_groups(
        highlight=highlight,
        offered=[group.pk],
        chosen=[group.pk],
        at=timezone.now(),
    )
    assert not HighlightShare.objects.exists()
