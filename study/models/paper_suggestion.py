"""Own papers that learners suggest to the library."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from papers.formats.entry import BibliographyEntry
from papers.models import Paper
from papers.models.paper_visibility import PaperStatus

LONGEST_SENTENCE = 500
DECIDED = ("accepted", "declined")


class PaperSuggestionQuerySet(models.QuerySet["PaperSuggestion"]):
    def waiting(self) -> "PaperSuggestionQuerySet":
        """What curators have to answer: of papers that their owners still have."""
        waiting = self.filter(state=PaperSuggestion.State.WAITING)
        return waiting.filter(paper__status=PaperStatus.OWN)

    def shown_to_curators(self) -> "PaperSuggestionQuerySet":
        """What waits and what they answered; nothing that was withdrawn."""
        waiting = self.waiting().values("pk")
        return self.filter(Q(pk__in=waiting) | Q(state__in=DECIDED))


class PaperSuggestion(models.Model):
    """What curators are told of a learner's own paper, and what they answer.

    They see these facts and the sentence: not the paper itself, nor whose it is. The
    facts are those of the moment when the learner told them.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waits for an answer"
        ACCEPTED = "accepted", "Accepted"
        DECLINED = "declined", "Declined"
        WITHDRAWN = "withdrawn", "Withdrawn"

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="paper_suggestions",
        help_text="Who suggests.",
    )
    paper = models.ForeignKey(
        Paper, models.CASCADE, related_name="suggestions_to_library"
    )
    bibliography = models.JSONField(
        help_text="Title, authors, year, venue, numbers and address, as they were told."
    )
    sentence = models.CharField(max_length=LONGEST_SENTENCE, blank=True)
    state = models.CharField(
        max_length=9, choices=State, default=State.WAITING, editable=False
    )
    answer = models.CharField(max_length=LONGEST_SENTENCE, blank=True)
    library_paper = models.ForeignKey(
        Paper,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        help_text="What the library has of it since it was accepted.",
    )
    suggested_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    objects = PaperSuggestionQuerySet.as_manager()

    class Meta:
        ordering = ("suggested_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("paper",),
                condition=Q(state="waiting"),
                name="paper_suggestion_waits_once",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=("waiting", "accepted", "declined", "withdrawn")
                ),
                name="paper_suggestion_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", closed_at=None)
                | Q(~Q(state="waiting"), closed_at__isnull=False),
                name="paper_suggestion_waits_until_it_is_closed",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None)
                | Q(closed_at__gte=F("suggested_at")),
                name="paper_suggestion_closed_after_it_was_made",
            ),
            models.CheckConstraint(
                condition=Q(answer="") | Q(state__in=DECIDED),
                name="paper_suggestion_answer_comes_with_a_decision",
            ),
            models.CheckConstraint(
                condition=Q(library_paper=None) | Q(state="accepted"),
                name="paper_suggestion_leads_on_when_it_is_accepted",
            ),
        )

    def __str__(self) -> str:
        """Without its facts: the admin's log outlives what it names."""
        return f"Suggestion {self.pk}"

    @property
    def entry(self) -> BibliographyEntry:
        facts = dict(self.bibliography)
        facts["authors"] = tuple(facts["authors"])
        return BibliographyEntry(**facts)

    @property
    def is_waiting(self) -> bool:
        return self.state == PaperSuggestion.State.WAITING
