"""Study groups, who belongs to them, and how one gets in."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from papers.fields import RenderedField
from study.models.learner import Learner

LONGEST_NAME = 120
LONGEST_ABOUT = 5_000
LONGEST_PLACE = 300
LONGEST_REASON = 500


class StudyGroupQuerySet(models.QuerySet["StudyGroup"]):
    def open(self) -> "StudyGroupQuerySet":
        """Those that were not closed; a closed one can be read by its members."""
        return self.filter(closed_at=None)

    def with_public_page(self) -> "StudyGroupQuerySet":
        """Those whose owners want a page for everybody; none that was closed."""
        return self.open().filter(has_public_page=True)

    def of(self, learner: Learner) -> "StudyGroupQuerySet":
        """Those that the learner is a member of today."""
        return self.filter(memberships__in=Membership.objects.of(learner))


class StudyGroup(models.Model):
    """Learners who read together."""

    class Joining(models.TextChoices):
        INVITATION = "invitation", "By invitation only"
        REQUEST = "request", "Whoever knows its address may ask"
        LISTED = "listed", "Listed for all learners here, who may ask"

    name = models.CharField(max_length=LONGEST_NAME)
    about = models.TextField(
        "What it studies", blank=True, help_text="Markdown, formulas too."
    )
    about_html = RenderedField("about")
    place = models.CharField(
        "Place or link of the call", max_length=LONGEST_PLACE, blank=True
    )
    joining = models.CharField(
        max_length=10, choices=Joining, default=Joining.INVITATION
    )
    has_public_page = models.BooleanField(
        default=False,
        help_text="Name, what it studies, public lists, next meeting; no members.",
    )
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(
        null=True, help_text="Its members still read, nobody writes any more."
    )

    objects = StudyGroupQuerySet.as_manager()

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.CheckConstraint(
                condition=~Q(name=""),
                name="group_has_a_name",
                violation_error_message="Give the group a name.",
            ),
            models.CheckConstraint(
                condition=Q(joining__in=("invitation", "request", "listed")),
                name="group_joining_is_known",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("group", args=[self.pk])

    def lock(self) -> None:
        """One change of members and roles at a time, until the transaction ends.

        Raises DoesNotExist when the group was deleted meanwhile.
        """
        StudyGroup.objects.select_for_update().only("pk").get(pk=self.pk)


class MembershipQuerySet(models.QuerySet["Membership"]):
    def active(self) -> "MembershipQuerySet":
        """Of those who belong to the group today and may sign in."""
        active = self.filter(state=Membership.State.ACTIVE)
        return active.filter(learner__is_active=True)

    def of(self, learner: Learner) -> "MembershipQuerySet":
        return self.active().filter(learner=learner)

    def organising(self) -> "MembershipQuerySet":
        return self.filter(role__in=ORGANISING)


class Membership(models.Model):
    """One learner in one group: the role, and what the group may see of them.

    Kept when they leave, so that who was banned stays out and what they wrote can be
    told to be a former member's.
    """

    class Role(models.TextChoices):
        OWNER = "owner", "Owner"
        ORGANISER = "organiser", "Organiser"
        MEMBER = "member", "Member"

    class State(models.TextChoices):
        ACTIVE = "active", "Belongs to the group"
        LEFT = "left", "Left"
        REMOVED = "removed", "Was removed"
        BANNED = "banned", "Was removed and may not come back"

    group = models.ForeignKey(
        StudyGroup, models.CASCADE, related_name="memberships"
    )
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships"
    )
    role = models.CharField(max_length=9, choices=Role, default=Role.MEMBER)
    state = models.CharField(max_length=7, choices=State, default=State.ACTIVE)
    shares_finished = models.BooleanField(
        "Papers that I finished", default=False
    )
    shares_progress = models.BooleanField(
        "How far I am on the group's lists", default=False
    )
    shares_results = models.BooleanField(
        "My results in the group's quizzes", default=False
    )
    shares_marks = models.BooleanField(
        "Highlights and notes that I mark for the group", default=False
    )
    joined_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ("joined_at", "id")
        indexes = (
            models.Index(
                fields=("learner", "state"), name="groups_of_a_learner"
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("group", "learner"), name="membership_once_per_group"
            ),
            models.CheckConstraint(
                condition=Q(role__in=("owner", "organiser", "member")),
                name="membership_role_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("active", "left", "removed", "banned")),
                name="membership_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state="active", ended_at=None)
                | (~Q(state="active") & Q(ended_at__isnull=False)),
                name="membership_ends_when_it_is_over",
            ),
            models.CheckConstraint(
                condition=Q(state="active")
                | Q(
                    role="member",
                    shares_finished=False,
                    shares_progress=False,
                    shares_results=False,
                    shares_marks=False,
                ),
                name="membership_over_has_no_rights",
            ),
        )

    def __str__(self) -> str:
        return (
            f"{self.learner_id} in {self.group_id}: {self.role}, {self.state}"
        )

    @property
    def is_owner(self) -> bool:
        return self.role == Membership.Role.OWNER

    @property
    def is_organising(self) -> bool:
        """Owners are organisers too."""
        return self.role in ORGANISING


ORGANISING = (Membership.Role.OWNER, Membership.Role.ORGANISER)


class Invitation(models.Model):
    """A link that lets people into one group with one role, by mail or passed on."""

    group = models.ForeignKey(
        StudyGroup, models.CASCADE, related_name="invitations"
    )
    token_digest = models.CharField(max_length=64, editable=False)
    email = models.EmailField(
        blank=True,
        help_text="Where it was sent; empty: a link to be passed on.",
    )
    role = models.CharField(
        max_length=9, choices=Membership.Role, default=Membership.Role.MEMBER
    )
    most_uses = models.PositiveIntegerField(default=1)
    uses = models.PositiveIntegerField(default=0)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="invitations",
    )
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-created_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("token_digest",), name="invitation_link_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(role__in=("owner", "organiser", "member")),
                name="invitation_role_is_known",
            ),
            models.CheckConstraint(
                condition=Q(uses__lte=F("most_uses"), most_uses__gte=1),
                name="invitation_is_used_no_more_than_it_may",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")),
                name="invitation_lasts_a_while",
                violation_error_message="Choose a day that is still to come.",
            ),
            models.CheckConstraint(
                condition=Q(email="") | Q(most_uses=1),
                name="invitation_by_mail_is_for_one",
            ),
        )

    def __str__(self) -> str:
        return f"to {self.group_id} as {self.role}, {self.uses} of {self.most_uses}"


class JoinRequest(models.Model):
    """A learner who asks to be let in, why, and what the organisers answered."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waits for an answer"
        ACCEPTED = "accepted", "Accepted"
        DECLINED = "declined", "Declined"
        WITHDRAWN = "withdrawn", "Withdrawn"

    group = models.ForeignKey(
        StudyGroup, models.CASCADE, related_name="join_requests"
    )
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="join_requests"
    )
    sentence = models.CharField("Why", max_length=LONGEST_REASON, blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.WAITING)
    answer = models.CharField(max_length=LONGEST_REASON, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="answered_join_requests",
    )
    created_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("created_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("group", "learner"),
                condition=Q(state="waiting"),
                name="join_request_waits_once",
                violation_error_message="You asked already: it waits for an answer.",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=("waiting", "accepted", "declined", "withdrawn")
                ),
                name="join_request_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", answered_at=None)
                | (~Q(state="waiting") & Q(answered_at__isnull=False)),
                name="join_request_is_answered_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.learner_id} asks {self.group_id}: {self.state}"
