"""A note's parts: sections, links, figures, and its rendered page."""

from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.urls import reverse
from simple_history.models import HistoricalRecords

from papers.fields import HtmlField, RenderedField
from papers.models.paper import Paper
from papers.models.paper_visibility import paper_is_published


class Section(models.Model):
    """One part of a note.

    The kinds are also the learner's framework for an analysis.
    """

    class Kind(models.TextChoices):
        """In reading order; a paper's “why it still matters” stands before impact."""

        PLAIN = "plain", "In plain words"
        PROBLEM = "problem", "Problem"
        CONTRIBUTIONS = "contributions", "Key contributions"
        APPROACH = "approach", "Approach"
        EVIDENCE = "evidence", "Evidence"
        LIMITATIONS = "limitations", "Limitations"
        IMPACT = "impact", "Impact"
        FUTURE = "future", "Future"
        PRACTICE = "practice", "Practice"
        DETAILS = "details", "Details"

    paper = models.ForeignKey(
        Paper,
        models.CASCADE,
        related_name="sections",
    )
    kind = models.CharField(max_length=16, choices=Kind)
    body = models.TextField()
    history = HistoricalRecords(user_model=settings.AUTH_USER_MODEL)

    class Meta:
        ordering = ("paper", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("paper", "kind"),
                name="section_once_per_kind",
                violation_error_message=(
                    "This paper already has a section of this kind."
                ),
            ),
            models.CheckConstraint(
                condition=~models.Q(body=""), name="section_is_not_empty"
            ),
        )

    def __str__(self) -> str:
        return self.get_kind_display()


@dataclass(frozen=True)
class LinkWords:
    """How a kind of link is said from either end; its label heads the outgoing ones.

    Where two papers are linked twice, the kind of the lowest rank names the line.
    """

    verb: str
    incoming: str
    rank: int


class LinkQuerySet(models.QuerySet):
    def to_published(self) -> "LinkQuerySet":
        return self.filter(paper_is_published("target"))

    def from_published(self) -> "LinkQuerySet":
        return self.filter(paper_is_published("source"))

    def between_published(self) -> "LinkQuerySet":
        return self.from_published().to_published()


class Link(models.Model):
    """A reasoned step from one paper to another, shown on both."""

    class Kind(models.TextChoices):
        READ_NEXT = "read_next", "Read next"
        BUILDS_ON = "builds_on", "Builds on"
        REPLACES = "replaces", "Replaces"
        CONTRADICTS = "contradicts", "Contradicts"
        EXPLAINS = "explains", "Explains"
        MEASURED_AGAINST = "measured_against", "Measured against"

        @property
        def words(self) -> LinkWords:
            return LINK_WORDS[self]

    source = models.ForeignKey(
        Paper,
        models.CASCADE,
        related_name="links",
    )
    target = models.ForeignKey(
        Paper,
        models.CASCADE,
        related_name="links_here",
    )
    kind = models.CharField(max_length=16, choices=Kind)
    reason = models.TextField(
        help_text="One sentence: why one goes from here to there."
    )
    reason_html = RenderedField("reason", is_inline=True)
    position = models.PositiveSmallIntegerField(default=0)

    objects = LinkQuerySet.as_manager()

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("source", "target", "kind"),
                name="link_once_per_kind",
                violation_error_message=(
                    "These two papers are already linked in this way."
                ),
            ),
            models.CheckConstraint(
                condition=~models.Q(source=models.F("target")),
                name="link_leads_to_another_paper",
                violation_error_message="A paper cannot lead to itself.",
            ),
            models.CheckConstraint(
                condition=~models.Q(reason=""), name="link_has_a_reason"
            ),
        )

    def __str__(self) -> str:
        return f"{self.source_id} {self.kind} {self.target_id}"

    @property
    def words(self) -> LinkWords:
        return Link.Kind(self.kind).words


LINK_WORDS = {
    Link.Kind.READ_NEXT: LinkWords("leads to", "Leads here", rank=5),
    Link.Kind.BUILDS_ON: LinkWords("builds on", "Built on by", rank=4),
    Link.Kind.REPLACES: LinkWords("replaces", "Replaced by", rank=2),
    Link.Kind.CONTRADICTS: LinkWords("contradicts", "Contradicted by", rank=1),
    Link.Kind.EXPLAINS: LinkWords("explains", "Explained by", rank=3),
    Link.Kind.MEASURED_AGAINST: LinkWords(
        "is measured against", "A yardstick for", rank=6
    ),
}


class Figure(models.Model):
    """A drawing that a note refers to by name.

    Its colours follow the reader's theme.
    """

    name = models.SlugField(max_length=80, unique=True)
    svg = models.TextField("SVG")

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Of a picture; a drawing stands in its note."""
        return reverse("figure_picture", args=[self.name])


class PaperPageQuerySet(models.QuerySet):
    def of_published(self) -> "PaperPageQuerySet":
        return self.filter(paper_is_published("paper"))


class PaperPage(models.Model):
    """What can be rendered once of a paper; papers/services/page_cache writes it."""

    paper = models.OneToOneField(
        Paper, models.CASCADE, primary_key=True, related_name="page"
    )
    row_html = HtmlField()
    head_html = HtmlField()
    header_html = HtmlField()
    contents_html = HtmlField()
    body_html = HtmlField()
    links_html = HtmlField()
    bibtex = models.TextField()
    link_count = models.PositiveIntegerField(
        default=0,
        help_text="How many published papers lead here.",
    )

    objects = PaperPageQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(
                fields=("link_count", "paper"),
                name="page_by_link_count",
            ),
        )

    def __str__(self) -> str:
        return f"Page of {self.paper_id}"
