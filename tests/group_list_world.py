"""Lists of a group for both access matrices, and what is sent about them."""

from datetime import datetime, timedelta

from django.utils import timezone

from papers.models import Paper
from study.lists.entry_services import add_line
from study.lists.services import add_papers_to_list
from study.models import (
    EntryPresenter,
    GroupPlan,
    ListEntry,
    ListVote,
    Membership,
    ReadingList,
    VoteOption,
)
from study.sharing.services import show_list_to_group
from tests.factories import PaperFactory, ReadingListFactory
from tests.shared_lists import suggest

# As tests/access_neighbours.py: GETS.
GROUP_LIST_GETS = """
group_reading_list_list     -       -                        same
group_create_reading_list   -       -                        same
group_reading_list          -       -                        same
group_print_reading_list    -       -                        same
group_export_reading_list   -       ?format=md               same
group_edit_reading_list     -       -                        same
group_find_papers_for_list  -       ?q=attention             same
group_list_suggestions     -       -                        same
group_import_to_list        -       -                        same
group_vote_list             -       -                        same
group_new_vote              -       -                        same
group_read_for_meeting      -       -                        same
group_vote                  -       -                        same
group_entry_presenter       -       -                        same
suggest_to_group_reading_list -    -                        same
group_edit_list_entry       -       -                        same
group_plan                  -       -                        same
offer_group_plan            -       -                        same
shown_group_list            -       -                        same
export_shown_group_list     -       -                        same
print_shown_group_list      -       -                        same
suggest_to_shown_group_list -       -                        same
"""

GROUP_LIST_BODIES = {
    "group_create_reading_list": {"title": "Autumn", "editing": "suggestions"},
    "group_edit_reading_list": {"title": "Winter", "editing": "suggestions"},
    "group_add_list_line": {"kind": "heading", "text": "Later"},
    "group_edit_list_entry": {"text": "New", "seen_digest": "of another time"},
    "group_move_list_entry": {"place": 1, "version": 1},
    "group_remove_from_list": {"papers": "transformer"},
    "preview_group_plan": {"weekdays": "0"},
    "take_on_group_plan": {"weekdays": "0"},
    "offer_group_plan": {"version": 1, "order": "list"},
    "group_read_list_import": {"pasted": "arXiv:1706.03762"},
    "group_new_vote": {"question": "Which one?"},
    "group_cast_ballot": {"option": "none"},
}


def make_group_lists(member: Membership, canary: str, at: datetime) -> dict[str, int]:
    """A list of the group's own that organisers change, and one that a member shows.

    By parameter what addresses point at.
    """
    group = member.group
    make_noted_list(member, canary, at)
    group_list = ReadingListFactory(
        learner=None,
        group=group,
        visibility="group",
        editing="suggestions",
        title=f"{canary} list",
        description=f"{canary} description",
    )
    add_line(
        reading_list=group_list,
        kind=ListEntry.Kind.HEADING,
        text=f"{canary} heading",
        at=at,
    )
    entry = add_line(
        reading_list=group_list,
        kind=ListEntry.Kind.TEXT,
        text=f"{canary} entry",
        at=at,
    )
    ListEntry.objects.filter(pk=entry.pk).update(note_html=f"<p>{canary} note</p>")
    shown = ReadingListFactory(learner=member.learner, title=f"{canary} shown list")
    add_line(reading_list=shown, kind=ListEntry.Kind.TEXT, text=f"{canary} line", at=at)
    show_list_to_group(reading_list=shown, group=group)
    ReadingList.objects.filter(pk=group_list.pk).update(version=1)
    make_group_plan(group_list, at)
    paper = Paper.objects.published().first() or PaperFactory()
    add_papers_to_list(reading_list=group_list, papers=[paper], at=at)
    EntryPresenter.objects.create(
        entry=entry, membership=member, taken_at=timezone.now()
    )
    vote = make_vote(group_list, canary, at)
    suggestion = suggest(group_list, member.learner, paper, f"{canary} sentence")
    return {
        "list_id": group_list.pk,
        "entry_id": entry.pk,
        "shown_id": shown.pk,
        "suggestion_id": suggestion.pk,
        "vote_id": vote.pk,
    }


def make_noted_list(member: Membership, canary: str, at: datetime) -> None:
    """A list of the group with a note on a paper, which the member presents."""
    noted = ReadingListFactory(
        learner=None,
        group=member.group,
        visibility="group",
        title=f"{canary} noted list",
    )
    paper = Paper.objects.published().order_by("pk").first() or PaperFactory()
    notes = {paper.pk: f"{canary} note on a paper"}
    add_papers_to_list(reading_list=noted, papers=[paper], notes=notes, at=at)
    EntryPresenter.objects.create(
        entry=noted.entries.get(), membership=member, taken_at=timezone.now()
    )


def make_group_plan(reading_list: ReadingList, at: datetime) -> GroupPlan:
    """The group reads the list within a month."""
    return GroupPlan.objects.create(
        reading_list=reading_list,
        starts_on=at.date(),
        ends_on=at.date() + timedelta(days=30),
        created_at=at,
        changed_at=at,
    )


def make_vote(group_list: ReadingList, canary: str, at: datetime) -> ListVote:
    """An open one on a line that is not on the list any more."""
    vote = ListVote.objects.create(
        reading_list=group_list,
        question=f"{canary} vote",
        opened_at=at,
        closes_at=at + timedelta(days=2),
    )
    VoteOption.objects.create(vote=vote, text=f"{canary} option", position=1)
    return vote
