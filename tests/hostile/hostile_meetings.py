"""What a sheet and a year show only after a group has met, read and answered."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from papers.models import Framework, Question
from study.meetings.merging_forms import sent_values
from study.memory import Rating
from study.models import Meeting, MeetingPaper, Membership, StudyGroup
from study.reading.services import set_reading_status
from tests.factories import MeetingFactory, MembershipFactory, answer

DAY = timedelta(days=1)
# Short enough for a title.
TYPED = "\"'><x-ctyped>"


def add_meeting_states(world):
    """A group of two years; three who share forgot a question of the meeting's paper.

    One meeting is over, one is in a zone that nobody knows any more.
    """
    now = timezone.now()
    group_id = world.group_things["group_id"]
    groups = StudyGroup.objects.filter(pk=group_id)
    groups.update(created_at=now - 365 * DAY)
    coming = Meeting.objects.get(pk=world.group_things["meeting_id"])
    coming.framework = Framework.objects.get()
    coming.save()
    others = Meeting.objects.filter(group=group_id).exclude(pk=coming.pk)
    over, lost = others.order_by("begins_at")[:2]
    over.begins_at = now - DAY
    over.ends_at = now - DAY + timedelta(hours=1)
    over.save()
    lost.time_zone = "Nowhere/Town"
    lost.save()
    paper = coming.entries.earliest("pk").paper
    add_untitled_meeting(groups.get(), paper, now - 2 * DAY)
    set_reading_status(
        learner=world.learners["owner"], paper=paper, status="read", at=now
    )
    question = Question.objects.live().filter(home=paper).earliest("pk")
    for _ in range(3):
        membership = MembershipFactory(
            group=groups.get(), shares_finished=True, shares_results=True
        )
        learner = membership.learner
        answer(learner, question, at=now, rating=Rating.AGAIN)
        set_reading_status(learner=learner, paper=paper, status="read", at=now)


def add_untitled_meeting(group, paper, begins_at):
    """A year names it after what it read, and counts who shares that they did."""
    Membership.objects.filter(group=group).update(shares_finished=True)
    meeting = MeetingFactory(
        group=group,
        title="",
        begins_at=begins_at,
        ends_at=begins_at + timedelta(hours=1),
    )
    MeetingPaper.objects.create(meeting=meeting, paper=paper, position=1)


def meeting_requests(world):
    """The year before, since the present one is asked with all other addresses.

    And a change of the meeting on which another organiser was faster.
    """
    group_id = world.group_things["group_id"]
    year = timezone.now().year - 1
    yield "owner", "GET", reverse("group_year", args=[group_id, year]), None
    meeting = Meeting.objects.get(pk=world.group_things["meeting_id"])
    body = sent_values(meeting)
    for name, value in sent_values(meeting).items():
        body[f"initial-{name}"] = value
    body["title"] = TYPED
    body["initial-title"] = "As it was before"
    path = reverse("change_meeting", args=[group_id, meeting.pk])
    yield "owner", "POST", path, body
