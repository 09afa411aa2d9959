"""Everything of a group in one file: JSON for programs, Markdown to read.

Names of people as the group shows them; nothing that they share of themselves.
"""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Q

from papers.models import paper_is_published
from study.discussion.names import author_name
from study.groups.shared_by_members import members_of
from study.models import (
    ListEntry,
    Meeting,
    MinutesVersion,
    ReadingList,
    Remark,
    StudyGroup,
    Thread,
)


def export_group(group: StudyGroup) -> bytes:
    """A ZIP file; a fixed number of queries, however much there is."""
    content = group_content(group)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        text = json.dumps(
            content, ensure_ascii=False, indent=2, default=in_json
        )
        archive.writestr("group.json", text)
        archive.writestr("group.md", "\n".join(markdown_lines(content)))
    return packed.getvalue()


def in_json(value: datetime) -> str:
    return value.isoformat()


def group_content(group: StudyGroup) -> dict[str, Any]:
    members = []
    for membership in members_of(group):
        member = {
            "name": membership.learner.display_name,
            "role": membership.role,
            "joined_at": membership.joined_at,
        }
        members.append(member)
    return {
        "name": group.name,
        "about": group.about,
        "place": group.place,
        "created_at": group.created_at,
        "closed_at": group.closed_at,
        "members": members,
        "lists": list_contents(group),
        "discussion": discussion_of(group),
        "meetings": meetings_of(group),
    }


def list_contents(group: StudyGroup) -> list[dict[str, Any]]:
    """The group's own lists, with the papers that the library shows."""
    contents: dict[int, dict[str, Any]] = {}
    own_lists = (
        ReadingList.objects.of_group(group).standing().order_by("title", "pk")
    )
    for reading_list in own_lists.select_related("group_plan"):
        contents[reading_list.pk] = {
            "title": reading_list.title,
            "description": reading_list.description,
            "plan": span_of_plan(reading_list),
            "entries": [],
        }
    entries = ListEntry.objects.filter(
        Q(paper=None) | paper_is_published("paper"), reading_list__in=contents
    )
    columns = ("reading_list_id", "kind", "text", "note", "paper__title")
    for entry in entries.order_by("reading_list", "rank").values(*columns):
        line = {
            "kind": entry["kind"],
            "text": entry["paper__title"] or entry["text"],
            "note": entry["note"],
        }
        contents[entry["reading_list_id"]]["entries"].append(line)
    return list(contents.values())


def span_of_plan(reading_list: ReadingList) -> dict[str, str] | None:
    """From when until when the group reads the list, if it has a plan for it."""
    group_plan = getattr(reading_list, "group_plan", None)
    if group_plan is None:
        return None
    return {
        "from": group_plan.starts_on.isoformat(),
        "until": group_plan.ends_on.isoformat(),
    }


def discussion_of(group: StudyGroup) -> list[dict[str, Any]]:
    """Threads in the order in which they began, each with what can be read there."""
    contents: dict[int, dict[str, Any]] = {}
    threads = (
        Thread.objects.visible()
        .filter(group=group)
        .order_by("created_at", "pk")
    )
    for thread in threads.select_related("paper"):
        paper_title = thread.paper.title if thread.paper else ""
        contents[thread.pk] = {
            "title": thread.title,
            "paper": paper_title,
            "settled_at": thread.resolved_at,
            "remarks": [],
        }
    remarks = Remark.objects.standing().filter(thread__in=contents)
    named = remarks.order_by("created_at", "pk").annotate(name=author_name())
    columns = ("thread_id", "name", "text", "quote", "created_at")
    for remark in named.values(*columns):
        contents[remark.pop("thread_id")]["remarks"].append(remark)
    return list(contents.values())


def meetings_of(group: StudyGroup) -> list[dict[str, Any]]:
    """Each with its minutes as they stand now."""
    contents: dict[int, dict[str, Any]] = {}
    meetings = Meeting.objects.filter(group=group).order_by("begins_at", "pk")
    for meeting in meetings:
        contents[meeting.pk] = {
            "title": meeting.title,
            "begins_at": meeting.begins_at,
            "called_off_at": meeting.called_off_at,
            "minutes": "",
            "decisions": "",
            "next_steps": "",
        }
    versions = MinutesVersion.objects.filter(meeting__in=contents).order_by(
        "number"
    )
    columns = ("meeting_id", "text", "decisions", "next_steps")
    for meeting_id, text, decisions, next_steps in versions.values_list(
        *columns
    ):
        contents[meeting_id] |= {
            "minutes": text,
            "decisions": decisions,
            "next_steps": next_steps,
        }
    return list(contents.values())


def markdown_lines(content: dict[str, Any]) -> Iterator[str]:
    yield f"# {content['name']}"
    yield from paragraph(content["about"])
    yield from paragraph(content["place"])
    yield from paragraph("## Members")
    for member in content["members"]:
        yield f"- {member['name']} ({member['role']})"
    for reading_list in content["lists"]:
        yield from list_lines(reading_list)
    for thread in content["discussion"]:
        yield from thread_lines(thread)
    for meeting in content["meetings"]:
        yield from meeting_lines(meeting)


def paragraph(text: str) -> list[str]:
    return ["", text, ""] if text else []


def list_lines(reading_list: dict[str, Any]) -> Iterator[str]:
    yield from paragraph(f"## List: {reading_list['title']}")
    yield from paragraph(reading_list["description"])
    if reading_list["plan"]:
        span = reading_list["plan"]
        yield from paragraph(
            f"To be read from {span['from']} until {span['until']}"
        )
    for entry in reading_list["entries"]:
        if entry["kind"] == ListEntry.Kind.HEADING:
            yield from paragraph(f"### {entry['text']}")
        else:
            yield f"- {entry['text']}"
        yield from paragraph(entry["note"])


def thread_lines(thread: dict[str, Any]) -> Iterator[str]:
    title = thread["title"] or thread["paper"] or "Discussion"
    yield from paragraph(f"## {title}")
    for remark in thread["remarks"]:
        yield from paragraph(
            f"**{remark['name']}**, {remark['created_at']:%Y-%m-%d}"
        )
        if remark["quote"]:
            quoted = remark["quote"].replace("\n", "\n> ")
            yield from paragraph(f"> {quoted}")
        yield from paragraph(remark["text"])


def meeting_lines(meeting: dict[str, Any]) -> Iterator[str]:
    title = meeting["title"] or "Meeting"
    yield from paragraph(
        f"## {title}, {meeting['begins_at']:%Y-%m-%d %H:%M} UTC"
    )
    yield from paragraph(meeting["minutes"])
    for decision in meeting["decisions"].splitlines():
        yield f"- {decision}"
    yield from paragraph(meeting["next_steps"])
