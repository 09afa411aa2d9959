"""A plan for a whole group: which papers of one of its lists, from when until when.

It has no days of its own: each member who takes it on gets a reading plan with theirs.
"""

from django.db import models
from django.db.models import F, Q

from papers.models import Paper
from study.models.reading_list import ReadingList
from study.planning.reading_days import FIRST_DAY, LAST_DAY


class GroupPlan(models.Model):
    """What an organiser offers to the members on a list of the group's own."""

    class Order(models.TextChoices):
        LIST = "list", "As they stand on the list"
        OLDEST = "oldest", "The oldest paper first"

    reading_list = models.OneToOneField(
        ReadingList, models.CASCADE, related_name="group_plan"
    )
    starts_on = models.DateField()
    ends_on = models.DateField()
    order = models.CharField(max_length=6, choices=Order, default=Order.LIST)
    version = models.PositiveIntegerField(
        default=1,
        help_text="Each change adds one: who has an older one is offered the change.",
    )
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="group_plan_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__gte=FIRST_DAY, ends_on__lte=LAST_DAY),
                name="group_plan_within_the_calendar",
            ),
            models.CheckConstraint(
                condition=Q(order__in=("list", "oldest")),
                name="group_plan_order_is_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.reading_list_id}, {self.starts_on} to {self.ends_on}"


class GroupPlanOmission(models.Model):
    """A paper of the list that is not in the plan; what is added to the list is."""

    group_plan = models.ForeignKey(
        GroupPlan, models.CASCADE, related_name="omissions"
    )
    paper = models.ForeignKey(Paper, models.CASCADE, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("group_plan", "paper"),
                name="group_plan_omits_a_paper_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.group_plan_id} without {self.paper_id}"
