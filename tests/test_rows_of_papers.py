"""Whatever page shows papers in rows, each can be marked in its row.

Walks all addresses of the access matrix that a learner gets, in a world where each has
something to show.
"""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from papers.models import Paper
from papers.services.page_cache import render_pages
from study.models import Meeting, MeetingPaper, Membership
from study.reading.services import set_reading_status
from tests.access_cells import rollback_at_end
from tests.access_requests import OWN_LINES, arguments
from tests.canaries import make_world
from tests.factories import PaperFactory
from tests.paper_rows import rows_of_papers

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
LEARNERS = ("owner", "other")
ASKED = {
    "search": "?q=attention",
    "compare": "?papers=transformer,further",
    "find_meeting_papers": "?q=attention",
    "find_papers_for_list": "?q=attention",
    "group_find_papers_for_list": "?q=attention",
    "add_to_list": "?papers=transformer",
}
# Where a paper is named in a row that is no row of a paper, with the reason.
EXCEPTIONS = {
    "frontier": "below a paper's row stands what one knows that it builds on",
    "map": "below a paper's row stand its links, each of which has a row of its own",
    "report_list": "a row is what was told to curators",
    "set_aside_list": "a row is a question",
    "progress_topic": "a row is a question",
    "topic": "below the papers' rows stand questions",
}
# They show rows of papers in this world: else the walk would prove nothing.
WITH_ROWS = {
    "author",
    "category",
    "collection",
    "compare",
    "find_meeting_papers",
    "find_papers_for_list",
    "first_paper_list",
    "group_find_papers_for_list",
    "group_list_suggestions",
    "group_member",
    "group_members",
    "group_news",
    "group_reading_list",
    "group_year",
    "home",
    "list_suggestions",
    "map",
    "meeting",
    "own_paper_list",
    "own_suggestions",
    "paper",
    "paper_list",
    "path",
    "prerequisites",
    "progress_period",
    "reading_list",
    "reading_plan",
    "ready_plan",
    "search",
    "seen_by_group",
    "shared_list",
    "tag",
    "topic",
    "trend",
}


@pytest.fixture
def world():
    world = make_world()
    now = timezone.now()
    further = PaperFactory(slug="further", title="Attention, further")
    list(render_pages())
    group = world.group_things["group_id"]
    meeting = Meeting.objects.get(pk=world.group_things["meeting_id"])
    MeetingPaper.objects.create(meeting=meeting, paper=further, position=9)
    memberships = Membership.objects.filter(group=group)
    memberships.update(shares_finished=True, shares_progress=True)
    read = Paper.objects.get(slug="transformer")
    for membership in memberships.select_related("learner"):
        set_reading_status(
            learner=membership.learner, paper=read, status="read", at=now
        )
    return world


def test_each_row_of_a_paper_has_its_menu(world):
    faults = {}
    with_rows = set()
    for learner in LEARNERS:
        browser = Client()
        browser.force_login(world.learners[learner], backend=BACKEND)
        for line in OWN_LINES:
            if line["method"] != "GET" or line[learner] != "ok":
                continue
            name = line["address"]
            html = page_at(browser, world, line)
            marked, unmarked = rows_of_papers(html)
            if marked:
                with_rows.add(name)
            if unmarked and name not in EXCEPTIONS:
                faults[f"{name} as {learner}"] = unmarked
    assert faults == {}
    assert with_rows == WITH_ROWS


def page_at(browser, world, line) -> str:
    """Its HTML; empty where the answer is no page."""
    name = line["address"]
    path = reverse(name, args=arguments(world, name, line["which"]))
    if name == "progress_period":
        path = reverse(name, args=[f"{timezone.now():%Y}"])
    with rollback_at_end():
        response = browser.get(path + ASKED.get(name, ""))
    is_page = response.headers.get("Content-Type", "").startswith("text/html")
    if response.streaming or not is_page:
        return ""
    return response.text
