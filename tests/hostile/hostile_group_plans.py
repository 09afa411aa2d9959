"""A group's plan in every state that its pages show, with hostile names around it."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from papers.models import Paper
from study.groupplans.services import take_on_group_plan
from study.models import GroupPlan, Membership, ReadingPlan, StudyGroup
from study.planning.reading_days import EVERY_WEEKDAY


def add_group_plan_states(learner):
    """The group's list gets a paper; the learner has an older version of its plan."""
    owned = Membership.objects.of(learner).filter(role=Membership.Role.OWNER)
    group_plan = GroupPlan.objects.filter(
        reading_list__group__in=owned.values("group")
    ).first()
    reading_list = group_plan.reading_list
    reading_list.visibility = "public"
    reading_list.save()
    StudyGroup.objects.filter(pk=reading_list.group_id).update(has_public_page=True)
    last = reading_list.entries.latest("rank")
    for rank, paper in enumerate(Paper.objects.published()[:2], last.rank + 1):
        reading_list.entries.create(
            kind="paper", paper=paper, rank=rank, added_at=timezone.now()
        )
    own_plan = take_on_group_plan(
        learner=learner,
        group_plan=group_plan,
        weekdays=EVERY_WEEKDAY,
        at=timezone.now(),
    )
    ReadingPlan.objects.filter(pk=own_plan.pk).update(group_plan_version=0)


def group_plan_requests(role, learner, typed):
    """The pages around it, and the group's for strangers.

    As (role, method, path, body).
    """
    plan = ReadingPlan.objects.filter(learner=learner).exclude(group_plan=None).get()
    reading_list = plan.group_plan.reading_list
    arguments = [reading_list.group_id, reading_list.pk]
    today = timezone.now().date()
    offer = {
        "starts_on": today.isoformat(),
        "ends_on": (today + timedelta(days=9)).isoformat(),
        "order": "list",
        "version": 0,
    }
    offer_path = reverse("offer_group_plan", args=arguments)
    yield role, "GET", plan.get_absolute_url(), None
    yield role, "GET", reverse("group_plan", args=arguments), None
    yield role, "GET", reverse("group_news"), None
    yield role, "GET", offer_path, None
    yield role, "POST", offer_path, offer
    yield role, "POST", offer_path, {"starts_on": typed, "order": typed}
    public_path = reverse("edit_public_group", args=[reading_list.group_id])
    public = {"has_public_page": "on", "lists": [reading_list.pk]}
    yield role, "POST", public_path, public
    yield role, "GET", public_path, None
    yield "anonymous", "GET", reverse("public_group", args=arguments[:1]), None
    yield role, "POST", public_path, {"lists": [typed]}
