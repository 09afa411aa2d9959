"""Papers that others suggest for a list."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from papers.models import Paper, paper_is_published
from study.models.reading_list import LONGEST_TITLE, ReadingList

LONGEST_SENTENCE = 500
DECIDED = ("accepted", "declined")


class ListSuggestionQuerySet(models.QuerySet["ListSuggestion"]):
    def of_published_papers(self) -> "ListSuggestionQuerySet":
        return self.filter(paper_is_published("paper"))

    def waiting(self) -> "ListSuggestionQuerySet":
        """Those that the list's owner has not answered, of papers still there."""
        waiting = self.filter(state=ListSuggestion.State.WAITING)
        return waiting.of_published_papers()

    def answered(self) -> "ListSuggestionQuerySet":
        return self.filter(state__in=DECIDED)


class ListSuggestion(models.Model):
    """A paper of the library that somebody would put on another's list, and why.

    The owner sees paper and sentence, never whose they are; the suggester sees the
    answer.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waits for an answer"
        ACCEPTED = "accepted", "Accepted"
        DECLINED = "declined", "Declined"
        WITHDRAWN = "withdrawn", "Withdrawn"

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="list_suggestions",
        help_text="Who suggests.",
    )
    reading_list = models.ForeignKey(
        ReadingList, models.CASCADE, related_name="suggestions"
    )
    list_title = models.CharField(
        max_length=LONGEST_TITLE,
        help_text="As the suggester saw it; later names may not be theirs to see.",
    )
    paper = models.ForeignKey(
        Paper, models.CASCADE, related_name="list_suggestions"
    )
    sentence = models.CharField(max_length=LONGEST_SENTENCE)
    state = models.CharField(
        max_length=9, choices=State, default=State.WAITING, editable=False
    )
    answer = models.CharField(
        "answer of the list's owner", max_length=LONGEST_SENTENCE, blank=True
    )
    suggested_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    objects = ListSuggestionQuerySet.as_manager()

    class Meta:
        ordering = ("suggested_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("reading_list", "learner", "paper"),
                condition=Q(state="waiting"),
                name="list_suggestion_waits_once",
                violation_error_message="You have suggested this paper already.",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=("waiting", "accepted", "declined", "withdrawn")
                ),
                name="list_suggestion_state_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(sentence=""),
                name="list_suggestion_says_why",
                violation_error_message="Say in a sentence why it belongs there.",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", closed_at=None)
                | Q(~Q(state="waiting"), closed_at__isnull=False),
                name="list_suggestion_waits_until_it_is_closed",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None)
                | Q(closed_at__gte=F("suggested_at")),
                name="list_suggestion_closed_after_it_was_made",
            ),
            models.CheckConstraint(
                condition=Q(answer="") | Q(state__in=DECIDED),
                name="list_suggestion_answer_comes_with_a_decision",
            ),
        )

    def __str__(self) -> str:
        return f"{self.paper_id} for {self.reading_list_id}: {self.state}"
