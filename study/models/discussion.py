"""What members of a group say to each other: threads, and the remarks in them."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from papers.fields import RenderedField
from papers.models import (
    Paper,
    Question,
    Section,
    paper_is_published,
    question_is_readable,
)
from study.models.group import StudyGroup
from study.models.reading_list import ListEntry
from study.models.remark_index import search_text_of

LONGEST_SUBJECT = 200
LONGEST_REMARK = 20_000
LONGEST_QUOTE = 2_000
LONGEST_REASON = 500


class ThreadQuerySet(models.QuerySet["Thread"]):
    def open(self) -> "ThreadQuerySet":
        """Those that nobody called settled."""
        return self.filter(resolved_at=None)

    def visible(self) -> "ThreadQuerySet":
        """Those on nothing that the library has withdrawn."""
        on_paper = Q(paper=None) | paper_is_published("paper")
        on_question = Q(question=None) | question_is_readable("question")
        return self.filter(on_paper, on_question)


class Thread(models.Model):
    """Remarks on one thing: a paper, a section of its note, a question, an entry.

    Or on nothing but what its title says.
    """

    class Subject(models.TextChoices):
        GROUP = "group", "The group"
        PAPER = "paper", "A paper"
        SECTION = "section", "A section of a note"
        QUESTION = "question", "A question"
        ENTRY = "entry", "An entry of a list"

    group = models.ForeignKey(
        StudyGroup, models.CASCADE, related_name="threads"
    )
    subject = models.CharField(
        max_length=8, choices=Subject, default=Subject.GROUP, editable=False
    )
    paper = models.ForeignKey(
        Paper, models.RESTRICT, null=True, related_name="threads"
    )
    section = models.CharField(
        max_length=16, choices=Section.Kind, blank=True, editable=False
    )
    question = models.ForeignKey(
        Question, models.RESTRICT, null=True, related_name="threads"
    )
    entry = models.ForeignKey(
        ListEntry,
        models.SET_NULL,
        null=True,
        related_name="threads",
        help_text="Null again when it was taken off its list.",
    )
    title = models.CharField(max_length=LONGEST_SUBJECT, blank=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="started_threads",
    )
    created_at = models.DateTimeField()
    last_remark_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="resolved_threads",
    )

    objects = ThreadQuerySet.as_manager()

    class Meta:
        ordering = ("-last_remark_at", "-id")
        indexes = (
            models.Index(
                fields=("group", "-last_remark_at", "-id"),
                name="threads_of_a_group",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    subject="group", paper=None, question=None, entry=None
                )
                | Q(
                    subject="paper",
                    paper__isnull=False,
                    question=None,
                    entry=None,
                )
                | Q(
                    subject="section",
                    paper__isnull=False,
                    question=None,
                    entry=None,
                )
                | Q(
                    subject="question",
                    paper=None,
                    question__isnull=False,
                    entry=None,
                )
                | Q(subject="entry", question=None),
                name="thread_has_what_its_subject_needs",
            ),
            models.CheckConstraint(
                condition=Q(subject="section", section__in=Section.Kind.values)
                | Q(~Q(subject="section"), section=""),
                name="thread_section_goes_with_its_subject",
            ),
            models.CheckConstraint(
                condition=~Q(title="")
                | Q(subject__in=("paper", "section", "question"))
                | Q(subject="entry", paper__isnull=False),
                name="thread_says_what_it_is_about",
                violation_error_message="Say in a few words what it is about.",
            ),
            models.CheckConstraint(
                condition=Q(last_remark_at__gte=F("created_at")),
                name="thread_last_remark_follows_its_start",
            ),
            models.CheckConstraint(
                condition=Q(resolved_at=None)
                | Q(resolved_at__gte=F("created_at")),
                name="thread_settled_after_it_began",
            ),
        )

    def __str__(self) -> str:
        return self.heading

    def get_absolute_url(self) -> str:
        return reverse("thread", args=[self.group_id, self.pk])

    @property
    def heading(self) -> str:
        """What it is called: its title, or what it is on, which is read with it."""
        if self.title:
            return self.title
        if self.question is not None:
            return f"Question: {self.question.prompt_without_gaps}"
        name = self.paper.title if self.paper else ""
        if self.section:
            return f"{name}: {Section.Kind(self.section).label}"
        return name


class SearchTextField(models.TextField):
    """The words of the same row as the search looks them up; see remark_index."""

    def pre_save(self, instance: Any, add: bool) -> str:
        words = search_text_of(instance.text, instance.thread.group_id)
        setattr(instance, self.attname, words)
        return words


class RemarkQuerySet(models.QuerySet["Remark"]):
    def standing(self) -> "RemarkQuerySet":
        """Those that can be read: neither deleted by their author nor removed."""
        return self.filter(deleted_at=None, removed_at=None)

    def not_by(self, learner_id: int) -> "RemarkQuerySet":
        """Of anybody else, also of those whose account is gone."""
        return self.filter(Q(author=None) | ~Q(author=learner_id))


class Remark(models.Model):
    """What somebody said in a thread, or in answer to a remark there.

    When its author deletes it, a row with answers stays without its text. When an
    organiser removes it, only its author still sees the text.
    """

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="remarks")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="remarks",
    )
    parent = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        related_name="replies",
        help_text="The remark that it answers, which answers none itself.",
    )
    key = models.UUIDField(
        editable=False,
        help_text="Of the form it was sent with: it is stored once.",
    )
    text = models.TextField(blank=True, help_text="Markdown, formulas too.")
    html = RenderedField("text")
    search_text = SearchTextField(blank=True, editable=False)
    quote = models.TextField("passage", blank=True)
    quote_section = models.CharField(
        "section that the passage is from",
        max_length=16,
        choices=Section.Kind,
        blank=True,
    )
    edition = models.PositiveIntegerField(
        default=1, help_text="Counted up with each change of the text."
    )
    created_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="removed_remarks",
    )
    removal_reason = models.CharField(
        "why it was removed", max_length=LONGEST_REASON, blank=True
    )

    objects = RemarkQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("author", "key"), name="remark_is_stored_once"
            ),
            models.CheckConstraint(
                condition=Q(deleted_at=None) & ~Q(text="")
                | Q(deleted_at__isnull=False, text="", quote=""),
                name="remark_has_a_text_until_it_is_deleted",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="remark_does_not_answer_itself",
            ),
            models.CheckConstraint(
                condition=Q(edited_at=None, edition=1)
                | Q(
                    edited_at__isnull=False,
                    edited_at__gte=F("created_at"),
                    edition__gt=1,
                ),
                name="remark_edition_goes_with_its_changes",
            ),
            models.CheckConstraint(
                condition=Q(removed_at=None, removal_reason="")
                | (Q(removed_at__isnull=False) & ~Q(removal_reason="")),
                name="remark_is_removed_with_a_reason",
                violation_error_message="Say why you remove it.",
            ),
            models.CheckConstraint(
                condition=Q(quote_section="")
                | (Q(quote_section__in=Section.Kind.values) & ~Q(quote="")),
                name="remark_section_goes_with_a_quote",
            ),
        )

    def __str__(self) -> str:
        return f"{self.pk} in {self.thread_id}"

    def get_absolute_url(self) -> str:
        return reverse("remark", args=[self.thread.group_id, self.pk])

    @property
    def is_standing(self) -> bool:
        return self.deleted_at is None and self.removed_at is None


class RemarkVersion(models.Model):
    """How a remark read before it was changed."""

    remark = models.ForeignKey(Remark, models.CASCADE, related_name="versions")
    edition = models.PositiveIntegerField()
    text = models.TextField()
    html = RenderedField("text")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ("remark", "-edition")
        constraints = (
            models.UniqueConstraint(
                fields=("remark", "edition"), name="remark_version_once"
            ),
            models.CheckConstraint(
                condition=~Q(text=""), name="remark_version_has_a_text"
            ),
        )

    def __str__(self) -> str:
        return f"{self.remark_id}, edition {self.edition}"
