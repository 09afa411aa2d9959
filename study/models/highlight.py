"""Passages of notes that learners marked, and what they wrote beside them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

from papers.fields import RenderedField
from papers.libraryfiles.entries import HEADING_OF_KIND
from papers.models import Paper
from study.models.deletion import DeletableQuerySet
from study.models.group import StudyGroup

LONGEST_EXACT = 2_000
LONGEST_CONTEXT = 32
LONGEST_COMMENT = 5_000
OWN_PARTS = {"abstract": "Abstract", "note": "My note"}


class HighlightQuerySet(DeletableQuerySet):
    def on_shown_papers(self) -> "HighlightQuerySet":
        """On notes that their learner may read today."""
        is_published = Q(
            paper__owner=None, paper__status=Paper.Status.PUBLISHED
        )
        is_own = Q(paper__owner=F("learner"), paper__status=Paper.Status.OWN)
        return self.filter(is_published | is_own)

    def orphans(self) -> "HighlightQuerySet":
        """Those whose words were not found in the note any more."""
        return self.filter(start=None)


class Highlight(models.Model):
    """A learner's passage in one part of a note, with a comment.

    It is a text-quote selector as the W3C's Web Annotation Data Model has it: exact,
    prefix and suffix are the words as they stood when it was made, and never change.
    start and end say where these stand in the part's plain text, as long as the page's
    digest is `revision`; without them it is an orphan, its words not found there.
    """

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="highlights"
    )
    paper = models.ForeignKey(
        Paper, models.RESTRICT, related_name="highlights", db_index=False
    )
    part = models.SlugField(max_length=16, db_index=False)
    revision = models.CharField(max_length=32, blank=True)
    exact = models.TextField()
    prefix = models.CharField(max_length=LONGEST_CONTEXT, blank=True)
    suffix = models.CharField(max_length=LONGEST_CONTEXT, blank=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    comment = models.TextField(blank=True)
    comment_html = RenderedField("comment")
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    deleted_at = models.DateTimeField(
        null=True, help_text="It can be brought back for a while."
    )

    objects = HighlightQuerySet.as_manager()

    class Meta:
        ordering = ("paper", "part", "start", "id")
        indexes = (
            models.Index(
                fields=("learner", "paper"), name="highlights_on_a_note"
            ),
            # By all learners: what several marked, and a paper that goes.
            models.Index(
                fields=("paper", "part", "start"), name="highlights_by_place"
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("learner", "paper", "part", "revision", "start", "end"),
                condition=Q(deleted_at=None, start__isnull=False),
                name="highlight_once_on_a_passage",
                violation_error_message="You marked these words already.",
            ),
            models.CheckConstraint(
                condition=~Q(part=""), name="highlight_is_in_a_part"
            ),
            models.CheckConstraint(
                condition=~Q(exact=""), name="highlight_has_words"
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("exact"), LONGEST_EXACT),
                name="highlight_words_have_a_limit",
                violation_error_message="Mark fewer words at once.",
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("comment"), LONGEST_COMMENT),
                name="highlight_comment_has_a_limit",
                violation_error_message="Write less beside one passage.",
            ),
            models.CheckConstraint(
                condition=Q(start=None, end=None)
                | Q(
                    start__isnull=False,
                    end__isnull=False,
                    end__gt=F("start"),
                ),
                name="highlight_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(changed_at__gte=F("created_at")),
                name="highlight_changed_after_it_was_made",
            ),
        )

    def __str__(self) -> str:
        """Without its words: the admin's log outlives what it names."""
        return f"Highlight {self.pk}"

    @property
    def is_orphan(self) -> bool:
        return self.start is None

    @property
    def part_label(self) -> str:
        return part_label(self.part)

    @property
    def anchor(self) -> str:
        """Where it stands on the note's page."""
        return f"passage-{self.pk}"


class HighlightShare(models.Model):
    """A passage that its learner marked for one of their groups.

    Who sees it is decided when it is asked for: study/group_access_highlights.py.
    """

    highlight = models.ForeignKey(
        Highlight, models.CASCADE, related_name="shares"
    )
    group = models.ForeignKey(
        StudyGroup, models.CASCADE, related_name="highlight_shares"
    )
    shared_at = models.DateTimeField()

    class Meta:
        ordering = ("group", "highlight")
        constraints = (
            models.UniqueConstraint(
                fields=("highlight", "group"),
                name="highlight_share_once_per_group",
            ),
        )

    def __str__(self) -> str:
        return f"{self.highlight_id} for {self.group_id}"


def part_label(part: str) -> str:
    """The heading of a part, of an own paper too."""
    names = HEADING_OF_KIND | OWN_PARTS
    return names.get(part, part)
