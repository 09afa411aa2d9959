"""Papers: the library's, and those of learners' own."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords
from taggit.managers import TaggableManager

from papers.fields import RenderedField
from papers.libraryfiles.slugs import OWN_PREFIX, is_reserved_slug
from papers.models.author import Author, Authorship, name_as_said
from papers.models.category import Category
from papers.models.other_names import check_other_name_lines
from papers.models.paper_visibility import (
    LIBRARY_STATUSES,
    OWN_PAPER,
    OWN_STATUSES,
    UNFINISHED_STATUSES,
    PaperQuerySet,
    PaperStatus,
)
from papers.models.topic import Topic


def check_address(slug: str) -> None:
    """A paper's slug is none of the words that /papers/ needs for itself.

    Nor does it begin as those of learners' own papers do.
    """
    if is_reserved_slug(slug):
        raise ValidationError(
            f"/papers/{slug}/ is an address of the site itself. Choose another slug."
        )


class PaperRecords(HistoricalRecords):
    """The history of the library's papers.

    Of a learner's own paper none is kept: it would outlive the paper, and curators
    read it.
    """

    def create_historical_record(
        self, instance: "Paper", history_type: str, using: str | None = None
    ) -> None:
        if instance.owner_id is None:
            super().create_historical_record(instance, history_type, using)


class Paper(models.Model):
    """A paper with its bibliography and the curated note on it.

    With an owner it is a learner's own: nobody else sees that it exists.
    """

    Status = PaperStatus

    class Note(models.TextChoices):
        FULL = "full", "Full note"
        BRIEF = "brief", "Brief note"
        NONE = "none", "No note yet"

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        editable=False,
        # paper_by_owner begins with it.
        db_index=False,
        related_name="own_papers",
        help_text="Whose own it is; empty for the library's.",
    )
    slug = models.SlugField(
        max_length=80,
        unique=True,
        validators=[check_address],
    )
    title = models.CharField(max_length=500)
    also_called = models.TextField(
        blank=True,
        default="",
        validators=[check_other_name_lines],
        help_text="Other names by which readers look for it, one a line.",
    )
    authors = models.ManyToManyField(
        Author, through=Authorship, related_name="papers"
    )
    has_more_authors = models.BooleanField(
        "list of authors is not complete",
        default=False,
    )
    year = models.PositiveSmallIntegerField(
        null=True,
        help_text="Of first publication.",
    )
    venue = models.CharField(max_length=200, blank=True)
    arxiv_id = models.CharField(
        "arXiv",
        max_length=40,
        blank=True,
        help_text="Without version: 1706.03762",
    )
    doi = models.CharField(
        "DOI",
        max_length=200,
        blank=True,
        help_text="Without https://doi.org/",
    )
    url = models.URLField(
        "address",
        max_length=500,
        blank=True,
    )
    category = models.ForeignKey(
        Category,
        models.PROTECT,
        null=True,
        # paper_by_category begins with it.
        db_index=False,
        related_name="papers",
    )
    tags = TaggableManager(blank=True)
    topics = models.ManyToManyField(
        Topic,
        blank=True,
        related_name="papers",
    )
    tldr = models.TextField("TLDR", blank=True)
    tldr_html = RenderedField("tldr")
    why_it_matters = models.TextField(
        "why it still matters",
        blank=True,
    )
    note = models.CharField(
        "kind of note",
        max_length=8,
        choices=Note,
        default=Note.NONE,
    )
    status = models.CharField(
        max_length=12,
        choices=Status,
        default=Status.DRAFT,
    )
    written_by = models.CharField(
        max_length=200,
        blank=True,
    )
    is_machine_helped = models.BooleanField(
        "a machine helped to write it",
        default=False,
    )
    written_on = models.DateField(null=True, blank=True)
    read_by = models.CharField(
        "read a second time by",
        max_length=200,
        blank=True,
        default="",
        help_text="Somebody else; empty while nobody has read it again.",
    )
    sources = models.JSONField(default=list, blank=True)
    published_at = models.DateTimeField(default=timezone.now)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    history = PaperRecords(
        excluded_fields=["owner", "tldr_html", "updated_at"],
        history_user_id_field=None,
        user_model=settings.AUTH_USER_MODEL,
    )

    objects = PaperQuerySet.as_manager()

    class Meta:
        ordering = ("-year", "title", "id")
        indexes = (
            models.Index(
                fields=("status", "-year", "title", "id"), name="paper_by_year"
            ),
            models.Index(
                fields=("status", "title", "id"), name="paper_by_title"
            ),
            models.Index(
                fields=("status", "-published_at", "-id"),
                name="paper_by_newest",
            ),
            models.Index(
                fields=("category", "status", "-year", "title"),
                name="paper_by_category",
            ),
            models.Index(
                fields=("owner", "-created_at", "-id"),
                condition=models.Q(owner__isnull=False),
                name="paper_by_owner",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=OWN_PAPER & models.Q(owner__isnull=False)
                | ~OWN_PAPER & models.Q(owner__isnull=True),
                name="paper_own_has_an_owner",
            ),
            models.CheckConstraint(
                condition=OWN_PAPER & models.Q(category__isnull=True)
                | ~OWN_PAPER & models.Q(category__isnull=False),
                name="paper_of_library_has_a_category",
            ),
            models.CheckConstraint(
                condition=~OWN_PAPER | models.Q(slug__startswith=OWN_PREFIX),
                name="paper_own_slug_is_reserved",
            ),
            models.CheckConstraint(
                condition=~OWN_PAPER | models.Q(also_called=""),
                name="paper_own_has_no_other_names",
            ),
            models.CheckConstraint(
                condition=~OWN_PAPER | models.Q(note="none"),
                name="paper_own_has_no_library_note",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    year__isnull=False, year__gte=1800, year__lte=2100
                )
                | OWN_PAPER & models.Q(year__isnull=True),
                name="paper_year_is_plausible",
                violation_error_message="The year must be between 1800 and 2100.",
            ),
            models.CheckConstraint(
                condition=OWN_PAPER | ~models.Q(arxiv_id="", doi="", url=""),
                name="paper_has_a_link",
                violation_error_message=(
                    "Give an arXiv number, a DOI or an address, "
                    "so that the paper can be found."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(note="none") | ~models.Q(tldr=""),
                name="paper_note_has_a_tldr",
                violation_error_message=(
                    "A note begins with a TLDR. Write one, or choose “No note yet”."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=LIBRARY_STATUSES + OWN_STATUSES),
                name="paper_status_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(note__in=("full", "brief", "none")),
                name="paper_note_is_known",
            ),
            models.UniqueConstraint(
                fields=("arxiv_id",),
                condition=~OWN_PAPER & ~models.Q(arxiv_id=""),
                name="paper_arxiv_id_is_unique",
                violation_error_message="Another paper has this arXiv number.",
            ),
            models.UniqueConstraint(
                fields=("owner", "arxiv_id"),
                condition=models.Q(status="own") & ~models.Q(arxiv_id=""),
                name="paper_own_arxiv_id_is_unique",
                violation_error_message="You have a paper with this arXiv number.",
            ),
            models.UniqueConstraint(
                "owner",
                Lower("doi"),
                condition=models.Q(status="own") & ~models.Q(doi=""),
                name="paper_own_doi_is_unique",
                violation_error_message="You have a paper with this DOI.",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("paper", args=[self.slug])

    @property
    def is_published(self) -> bool:
        return self.status == Paper.Status.PUBLISHED

    @property
    def is_unfinished(self) -> bool:
        """A draft, or in review: not published yet."""
        return self.status in UNFINISHED_STATUSES

    @property
    def is_own(self) -> bool:
        return self.owner_id is not None

    @property
    def category_name(self) -> str:
        """Empty for an own paper: the categories are the library's."""
        return self.category.name if self.category else ""

    @property
    def year_text(self) -> str:
        """Empty where the year is not known."""
        return str(self.year) if self.year else ""

    @property
    def is_open_to_learner(self) -> bool:
        """Of the paper of a learner's reading: published, or their own."""
        return self.status in (Paper.Status.PUBLISHED, Paper.Status.OWN)

    @property
    def authors_in_order(self) -> list[Author]:
        """No query where `with_authors` has fetched them.

        An own paper's are names alone, which are no rows of the library.
        """
        if self.is_own:
            return [Author(name=name) for name in self.own_part.authors]
        return [authorship.author for authorship in self.authorships.all()]

    @property
    def display_names(self) -> list[str]:
        """The authors' names as one says them, in order."""
        if self.is_own:
            return [name_as_said(name) for name in self.own_part.authors]
        return [author.display_name for author in self.authors_in_order]
