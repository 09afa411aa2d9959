"""What a learner wrote of a paper that is their own and not the library's."""

from django.core.validators import MaxLengthValidator
from django.db import models

from papers.fields import RenderedField
from papers.models.paper import Paper

LONGEST_ABSTRACT = 10_000
LONGEST_NOTE = 100_000


class OwnPaper(models.Model):
    """The part of an own paper that no paper of the library has.

    Its authors are names alone: rows of the library's authors would tell others of
    them.
    """

    paper = models.OneToOneField(
        Paper,
        models.CASCADE,
        primary_key=True,
        related_name="own_part",
    )
    authors = models.JSONField(
        default=list,
        blank=True,
        help_text="“Family, Given” each, in order.",
    )
    abstract = models.TextField(
        blank=True,
        validators=[MaxLengthValidator(LONGEST_ABSTRACT)],
    )
    note = models.TextField(
        "my note",
        blank=True,
        validators=[MaxLengthValidator(LONGEST_NOTE)],
    )
    note_html = RenderedField("note")
    words = models.TextField(
        blank=True,
        editable=False,
        help_text="Everything that it is found by, folded, with spaces around words.",
    )
    name_words = models.TextField(
        blank=True,
        editable=False,
        help_text="Its authors' names in the same form.",
    )
    put_away_at = models.DateTimeField(null=True, editable=False)
    joined_to = models.ForeignKey(
        Paper,
        models.RESTRICT,
        null=True,
        editable=False,
        db_index=False,
        related_name="joined_own_parts",
        help_text="The library's paper on which the learner goes on.",
    )
    joined_at = models.DateTimeField(null=True, editable=False)
    moved = models.JSONField(
        null=True,
        editable=False,
        help_text="What went to the library's paper, for the way back.",
    )
    kept_apart_from = models.ForeignKey(
        Paper,
        models.SET_NULL,
        null=True,
        editable=False,
        db_index=False,
        related_name="+",
        help_text="The library's paper that the learner said is another.",
    )

    builds_on = models.ManyToManyField(
        Paper,
        blank=True,
        related_name="own_parts_built_on_it",
        help_text="Papers of the library, as the learner says; nobody else sees it.",
    )

    class Meta:
        # Most belong to no paper of the library.
        indexes = (
            models.Index(
                fields=("joined_to",),
                condition=models.Q(joined_to__isnull=False),
                name="own_paper_joined_to",
            ),
            models.Index(
                fields=("kept_apart_from",),
                condition=models.Q(kept_apart_from__isnull=False),
                name="own_paper_kept_apart",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(
                    joined_to__isnull=True,
                    joined_at__isnull=True,
                    moved__isnull=True,
                )
                | models.Q(
                    joined_to__isnull=False,
                    joined_at__isnull=False,
                    moved__isnull=False,
                    put_away_at__isnull=True,
                ),
                name="own_paper_joined_knows_the_way_back",
            ),
        )

    def __str__(self) -> str:
        return f"What is own of {self.paper_id}"
