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
    abstract_html = RenderedField("abstract")
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

    def __str__(self) -> str:
        return f"What is own of {self.paper_id}"
