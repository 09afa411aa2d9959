"""Which papers are read for a meeting: found, put on, taken off."""

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from config.http import redirect_back
from papers.models import Paper
from papers.search.finding import Search
from papers.search.kinds import Kind
from papers.search.language import parse_query
from study.access import LearnerRequest
from study.group_access import arranging_membership
from study.group_access_lists import entries_to_read
from study.group_access_meetings import meeting_in_group
from study.lists.forms import FoundPapersForm
from study.meetings import paper_services
from study.meetings.paper_forms import MeetingPaperForm
from study.meetings.paper_services import TooManyPapers
from study.meetings.words import TOO_MANY_PAPERS
from study.models import ReadingList, StudyGroup
from study.search.own_fields import own_fields

MOST_FOUND = 20
MOST_LISTS = 10


@require_safe
def find_meeting_papers(
    request: LearnerRequest,
    group_id: int,
    meeting_id: int,
) -> HttpResponse:
    """Published papers that fit some words: members see no others of each other."""
    membership = arranging_membership(request, group_id)
    meeting = meeting_in_group(membership, meeting_id)
    form = FoundPapersForm(request.GET)
    query = parse_query(form.cleaned_data["q"] if form.is_valid() else "")
    ids: list[int] = []
    if query.text:
        search = Search(query, own_fields(request.user))
        ids = search.ids(Kind.PAPER, size=MOST_FOUND)
    published = Paper.objects.published().with_authors().in_bulk(ids)
    papers = [published[paper_id] for paper_id in ids if paper_id in published]
    held = set(meeting.entries.values_list("paper_id", flat=True))
    lists: list[ReadingList] = []
    if meeting.ends_at > timezone.now():
        lists = lists_to_read_from(membership.group)
    context = {
        "group": membership.group,
        "meeting": meeting,
        "lists": lists,
        "query": query,
        "papers": papers,
        "held": held,
    }
    return render(request, "meetings/find_meeting_papers.html", context)


def lists_to_read_from(group: StudyGroup) -> list[ReadingList]:
    """The group's own in use that have a paper, the one changed last first."""
    lists = ReadingList.objects.of_group(group).current()
    entries = entries_to_read(group.pk).filter(reading_list=OuterRef("pk"))
    return list(lists.filter(Exists(entries))[:MOST_LISTS])


@require_POST
def add_meeting_paper(
    request: LearnerRequest,
    group_id: int,
    meeting_id: int,
) -> HttpResponse:
    membership = arranging_membership(request, group_id)
    meeting = meeting_in_group(membership, meeting_id)
    form = MeetingPaperForm(request.POST)
    if not form.is_valid():
        messages.error(request, "The library has no such paper.")
        return redirect("find_meeting_papers", group_id, meeting_id)
    paper = form.cleaned_data["paper"]
    try:
        paper_services.add_meeting_paper(
            meeting=meeting, paper=paper, at=timezone.now()
        )
    except TooManyPapers:
        messages.error(request, TOO_MANY_PAPERS)
    return redirect_back(request, meeting.get_absolute_url())


@require_POST
def remove_meeting_paper(
    request: LearnerRequest,
    group_id: int,
    meeting_id: int,
    paper_id: int,
) -> HttpResponse:
    membership = arranging_membership(request, group_id)
    meeting = meeting_in_group(membership, meeting_id)
    paper_services.remove_meeting_paper(
        meeting=meeting, paper_id=paper_id, at=timezone.now()
    )
    return redirect(meeting)
