"""Reading lists: papers, headings and plain lines in an order of one's own."""

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet

from config.addresses import url
from papers.fields import RenderedField
from papers.models import Paper
from study.models.group import StudyGroup

LONGEST_TITLE = 200
LONGEST_DESCRIPTION = 5_000
LONGEST_TEXT = 2_000
LONGEST_NOTE = 10_000


class ReadingListQuerySet(models.QuerySet["ReadingList"]):
    def standing(self) -> "ReadingListQuerySet":
        """Those that were not deleted, archived ones too."""
        return self.filter(deleted_at=None)

    def current(self) -> "ReadingListQuerySet":
        """Those in use: neither deleted nor archived."""
        return self.standing().filter(archived_at=None)

    def of_group(self, group: StudyGroup | int) -> "ReadingListQuerySet":
        """The group's own; not those that members show it."""
        return self.filter(group=group, learner=None)


class ReadingList(models.Model):
    """Papers that belong together for one learner, in the order in which to read.

    A group's own list has no learner. A learner's list may be shown to one group.
    """

    class Visibility(models.TextChoices):
        PRIVATE = "private", "Only me"
        LINK = "link", "Anyone with the link"
        GROUP = "group", "Members of the group"
        PUBLIC = "public", "Everybody"

    class Editing(models.TextChoices):
        OWNER = "owner", "Only me"
        SUGGESTIONS = "suggestions", "Suggestions welcome"
        GROUP = "group", "Everybody in the group"

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        related_name="reading_lists",
        help_text="Null for a group's own list.",
    )
    group = models.ForeignKey(
        StudyGroup,
        models.RESTRICT,
        null=True,
        related_name="reading_lists",
        help_text="Whose own the list is, or which may see it.",
    )
    title = models.CharField(max_length=LONGEST_TITLE)
    description = models.TextField(
        blank=True, help_text="Markdown, formulas too."
    )
    description_html = RenderedField("description")
    visibility = models.CharField(
        max_length=8, choices=Visibility, default=Visibility.PRIVATE
    )
    editing = models.CharField(
        max_length=12, choices=Editing, default=Editing.OWNER
    )
    link_digest = models.CharField(
        max_length=64,
        blank=True,
        editable=False,
        help_text="Of the token in the list's link; empty: there is none.",
    )
    version = models.PositiveIntegerField(
        default=1,
        help_text="Each change of the entries or their order adds one.",
    )
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(
        null=True, help_text="It can be brought back for a while."
    )

    objects = ReadingListQuerySet.as_manager()

    class Meta:
        ordering = ("-changed_at", "-id")
        indexes = (
            models.Index(
                fields=("learner", "-changed_at"), name="lists_of_a_learner"
            ),
            models.Index(
                fields=("group", "-changed_at"), name="lists_of_a_group"
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=~Q(title=""),
                name="list_has_a_title",
                violation_error_message="Give the list a name.",
            ),
            models.CheckConstraint(
                condition=Q(
                    visibility__in=("private", "link", "group", "public")
                ),
                name="list_visibility_is_known",
            ),
            models.CheckConstraint(
                condition=Q(editing__in=("owner", "suggestions", "group")),
                name="list_editing_is_known",
            ),
            models.CheckConstraint(
                condition=Q(link_digest="")
                | ~Q(visibility__in=("private", "group")),
                name="list_private_has_no_link",
            ),
            models.CheckConstraint(
                condition=Q(learner__isnull=False) | Q(group__isnull=False),
                name="list_belongs_to_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(visibility="group") | Q(group__isnull=False),
                name="list_for_a_group_names_it",
            ),
            models.CheckConstraint(
                condition=Q(group=None)
                | Q(visibility="group")
                | Q(learner=None, visibility="public"),
                name="list_with_a_group_is_seen_by_it",
            ),
            models.CheckConstraint(
                condition=~Q(editing="group") | Q(learner=None),
                name="list_open_to_all_is_the_groups_own",
            ),
            models.UniqueConstraint(
                fields=("link_digest",),
                condition=~Q(link_digest=""),
                name="list_link_is_unique",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return self.url_of("reading_list")

    @property
    def is_of_group(self) -> bool:
        """Whether it is a group's own, not one learner's."""
        return self.learner_id is None

    def url_of(self, name: str, *arguments: int) -> str:
        """What can be done with the list, or with one of its entries.

        The addresses of groups' own lists have the same names, with group_ before.
        """
        if self.is_of_group:
            return url(f"group_{name}", self.group_id, self.pk, *arguments)
        return url(name, self.pk, *arguments)


class ListEntryQuerySet(models.QuerySet["ListEntry"]):
    def in_order(self) -> "ListEntryQuerySet":
        return self.order_by("rank")

    def of_papers(self) -> "ListEntryQuerySet":
        return self.filter(kind=ListEntry.Kind.PAPER)


class ListEntry(models.Model):
    """One place of a list: a paper, a heading, or a line of plain text.

    rank orders the entries of a list; see docs/decisions/ on order keys.
    """

    class Kind(models.TextChoices):
        PAPER = "paper", "Paper"
        HEADING = "heading", "Heading"
        TEXT = "text", "Text"

    # entry_rank_is_unique begins with the list, and is its index.
    reading_list = models.ForeignKey(
        ReadingList, models.CASCADE, related_name="entries", db_index=False
    )
    rank = models.BigIntegerField()
    kind = models.CharField(max_length=8, choices=Kind)
    paper = models.ForeignKey(
        Paper,
        models.RESTRICT,
        null=True,
        related_name="list_entries",
        help_text="Null for headings and text.",
    )
    text = models.TextField(
        blank=True, help_text="The heading, or what is no paper that we know."
    )
    note = models.TextField(blank=True, help_text="Markdown, formulas too.")
    note_html = RenderedField("note")
    is_optional = models.BooleanField(default=False)
    added_at = models.DateTimeField()

    objects = ListEntryQuerySet.as_manager()

    class Meta:
        ordering = ("reading_list", "rank")
        verbose_name_plural = "list entries"
        constraints = (
            models.UniqueConstraint(
                fields=("reading_list", "rank"), name="entry_rank_is_unique"
            ),
            models.UniqueConstraint(
                fields=("reading_list", "paper"),
                name="entry_once_per_paper",
                violation_error_message="This paper is on the list already.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=("paper", "heading", "text")),
                name="entry_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(kind="paper", paper__isnull=False)
                | Q(~Q(kind="paper"), ~Q(text=""), paper=None),
                name="entry_has_what_its_kind_needs",
            ),
        )

    def __str__(self) -> str:
        return (
            f"{self.reading_list_id} {self.rank}: {self.text or self.paper_id}"
        )


class ListChange(models.Model):
    """What was last done to a list, with what undoing it needs.

    before has up to five parts: `added`, the numbers of entries; `removed` and
    `edited`, entries as they were; `list`, its title and description; `merged`, the
    number of the list that went into this one.
    """

    class Kind(models.TextChoices):
        ADDED = "added", "Added"
        REMOVED = "removed", "Removed"
        EDITED = "edited", "Edited"
        DESCRIBED = "described", "Described"
        MERGED = "merged", "Merged"

    reading_list = models.ForeignKey(
        ReadingList, models.CASCADE, related_name="changes"
    )
    kind = models.CharField(max_length=9, choices=Kind)
    before = models.JSONField()
    changed_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    kind__in=(
                        "added",
                        "removed",
                        "edited",
                        "described",
                        "merged",
                    )
                ),
                name="list_change_kind_is_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.reading_list_id} {self.kind}"


def papers_on(reading_list: ReadingList) -> QuerySet[Paper]:
    """The papers of the list in its order, also those that are no longer published."""
    papers = Paper.objects.filter(list_entries__reading_list=reading_list)
    return papers.order_by("list_entries__rank")
