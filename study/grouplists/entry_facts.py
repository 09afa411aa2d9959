"""What a group says at the entries of its list, and what a member can do there."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Subquery
from django.template.defaultfilters import pluralize
from django.urls import reverse
from django.utils import timezone

from study.discussion.names import NAMELESS
from study.group_access_lists import GroupList
from study.grouplists.queries import count_of, progress_by_slug
from study.lists.entries import EntryExtra, EntryExtras, EntryRow, EntryTool
from study.models import EntryPresenter, ListEntry, Membership, Remark, Thread


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """presenter: the number of a membership, and the name; null where nobody presents.

    is_to_present: whether their turn is still to come. thread: where an entry is
    discussed; remark_count: in all its threads.
    """

    presenter: int | None
    presenter_name: str | None
    is_to_present: bool
    thread: int | None
    remark_count: int


def entry_facts(
    group_id: int, entry_ids: list[int], at: datetime
) -> dict[int, EntryFacts]:
    """By the entry's number, in one query."""
    active = Membership.objects.active()
    presenters = EntryPresenter.objects.filter(
        entry=OuterRef("pk"), membership__in=active
    )
    threads = Thread.objects.visible().filter(group=group_id)
    latest_first = threads.order_by("-last_remark_at", "-pk")
    threads_on_entry = latest_first.filter(entry=OuterRef("pk"))
    remarks = Remark.objects.standing().filter(thread__in=threads)
    remarks_on_entry = remarks.filter(thread__entry=OuterRef("pk"))
    rows = ListEntry.objects.filter(pk__in=entry_ids).values_list(
        "pk",
        Subquery(presenters.values("membership")[:1]),
        Subquery(presenters.values("membership__learner__display_name")[:1]),
        Exists(presenters.still_to_present(at)),
        Subquery(threads_on_entry.values("pk")[:1]),
        count_of(remarks_on_entry, "thread__entry"),
    )
    return {number: EntryFacts(*facts) for number, *facts in rows}


def extras_of(
    found: GroupList, rows: list[EntryRow], sharing_count: int
) -> EntryExtras:
    """What stands at papers and lines; headings have nothing."""
    group_id = found.membership.group_id
    shown = [entry for entry in rows if entry.kind != ListEntry.Kind.HEADING]
    if not shown:
        return {}
    numbers = [entry.id for entry in shown]
    facts = entry_facts(group_id, numbers, timezone.now())
    papers = {
        entry.id: entry.row.slug for entry in shown if entry.row is not None
    }
    progress = progress_by_slug(group_id, set(papers.values()))
    extras = {}
    for number, own_facts in facts.items():
        extras[number] = extra_of(found, number, own_facts)
        if number in papers:
            extras[number].tools.extend(meeting_tools(found, number))
        read_by = progress.get(papers.get(number, ""))
        if read_by is not None:
            extras[number].remarks.append(read_by.words(sharing_count))
    return extras


def extra_of(found: GroupList, entry_id: int, facts: EntryFacts) -> EntryExtra:
    """Who presents it, where it is discussed, and what the member can do."""
    extra = EntryExtra(tools=entry_tools(found, entry_id, facts))
    if facts.presenter is not None:
        extra.remarks.append(presenter_words(found.membership, facts))
    if facts.thread is not None:
        words = f"{facts.remark_count} remark{pluralize(facts.remark_count)}"
        url = reverse("thread", args=[found.membership.group_id, facts.thread])
        extra.links.append(EntryTool(words, url))
    return extra


def meeting_tools(found: GroupList, entry_id: int) -> list[EntryTool]:
    """What organisers can do with a paper of a list in use."""
    if not (found.can_arrange and found.is_in_use):
        return []
    url = found.reading_list.url_of("read_for_meeting")
    return [EntryTool("Read it for a meeting", f"{url}?entry={entry_id}")]


def presenter_words(membership: Membership, facts: EntryFacts) -> str:
    is_own = facts.presenter == membership.pk
    name = "You" if is_own else facts.presenter_name or NAMELESS
    if not facts.is_to_present:
        return f"{name} presented this"
    return "You present this" if is_own else f"{name} presents this"


def presenting_tools(
    found: GroupList, entry_id: int, facts: EntryFacts
) -> list[EntryTool]:
    """What the member can say of their own turn, or of one that nobody has."""
    url_of = found.reading_list.url_of
    take_on = url_of("present_entry", entry_id)
    if facts.presenter is None:
        return [EntryTool("I present it", take_on, is_post=True)]
    if facts.presenter != found.membership.pk:
        return []
    if not facts.is_to_present:
        return [EntryTool("I present it again", take_on, is_post=True)]
    done = url_of("presented_entry", entry_id)
    give_back = url_of("give_back_entry", entry_id)
    return [
        EntryTool("I have presented it", done, is_post=True),
        EntryTool("I don’t present it", give_back, is_post=True),
    ]


def entry_tools(
    found: GroupList, entry_id: int, facts: EntryFacts
) -> list[EntryTool]:
    """What the member can do with a paper or a line of a list in use."""
    if not found.is_in_use:
        return []
    url_of = found.reading_list.url_of
    tools = []
    if facts.thread is None:
        new_thread = reverse("new_thread", args=[found.membership.group_id])
        tools.append(EntryTool("Discuss it", f"{new_thread}?entry={entry_id}"))
    tools.extend(presenting_tools(found, entry_id, facts))
    if found.can_edit:
        tools.append(
            EntryTool("Who presents it", url_of("entry_presenter", entry_id))
        )
        new_vote = url_of("new_vote")
        tools.append(
            EntryTool("Put it up for a vote", f"{new_vote}?entry={entry_id}")
        )
    return tools
