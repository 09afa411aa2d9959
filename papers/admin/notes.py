"""Papers and their notes, for curators."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html

from papers.admin.attachments import json_file
from papers.admin.base import LibraryAdmin, LibraryPapersOnly, refresh_library
from papers.admin.bulk_edits import BulkEdited
from papers.admin.merging import Mergeable
from papers.admin.named_rows import NamedRows
from papers.admin.note_drafts import DraftedNotes
from papers.admin.note_forms import (
    LIBRARY_STATUS_CHOICES,
    LinkFormSet,
    PaperForm,
)
from papers.admin.publications import PlannedPublications
from papers.admin.question_entry import add_question_url
from papers.admin.texts import LibraryTexts
from papers.admin.worklists import (
    DraftBesideFilter,
    PaperLacksFilter,
    PublicationFilter,
)
from papers.admin.writing import PreviewedNotes
from papers.models import Authorship, Link, Paper, Question, Section
from papers.models.paper_visibility import PaperStatus
from papers.services.documents.json_export import papers_as_json
from papers.services.history.recording import ChangeRecorder
from papers.services.library.renaming import (
    rename_what_bears_slug,
)
from papers.services.page_cache import with_neighbours
from papers.services.publishing import date_publication
from papers.services.writing.planning import settle_plan

HEAD_FIELDS = (
    "title",
    "also_called",
    "slug",
    "status",
    "note",
    "preview",
)
BIBLIOGRAPHY_FIELDS = (
    "year",
    "venue",
    "has_more_authors",
    "arxiv_id",
    "doi",
    "url",
)
ORIGIN_FIELDS = (
    "written_by",
    "is_machine_helped",
    "written_on",
    "read_by",
    "sources",
)

RECORD_FIELDS = ("published_at", "created_at", "updated_at")


class LibraryStatusFilter(admin.SimpleListFilter):
    """By status, of those that a paper of the library can have."""

    title = "status"
    parameter_name = "status__exact"

    def lookups(
        self, request: HttpRequest, model_admin: Any
    ) -> list[tuple[str, str]]:
        return LIBRARY_STATUS_CHOICES

    def queryset(
        self, request: HttpRequest, papers: QuerySet[Paper]
    ) -> QuerySet[Paper]:
        if self.value() is None:
            return papers
        return papers.filter(status=self.value())


class AuthorshipInline(NamedRows, admin.TabularInline):
    model = Authorship
    verbose_name = "author"
    verbose_name_plural = "authors, in their order"
    extra = 0
    fields = ("position", "author")
    is_beside_preview = True
    autocomplete_fields = ("author",)


class SectionInline(LibraryTexts, admin.StackedInline):
    model = Section
    extra = 0
    fields = ("kind", "body")
    is_beside_preview = True


class LinkInline(
    NamedRows, LibraryTexts, LibraryPapersOnly, admin.TabularInline
):
    model = Link
    formset = LinkFormSet
    fk_name = "source"
    extra = 0
    fields = ("kind", "target", "reason", "position")
    autocomplete_fields = ("target",)


class QuestionInline(admin.TabularInline):
    """The note's questions, to open one by one."""

    model = Question
    fk_name = "home"
    extra = 0
    fields = (
        "position",
        "slug",
        "kind",
        "level",
        "status",
        "retired_at",
    )
    readonly_fields = (
        "slug",
        "kind",
        "level",
        "retired_at",
    )
    show_change_link = True
    can_delete = False
    max_num = 0


@admin.register(Paper)
class PaperAdmin(
    PreviewedNotes,
    DraftedNotes,
    PlannedPublications,
    Mergeable,
    BulkEdited,
    LibraryAdmin,
):
    form = PaperForm
    list_display = (
        "title",
        "year",
        "category",
        "note",
        "status",
        "preview",
    )
    list_filter = (
        LibraryStatusFilter,
        "note",
        PaperLacksFilter,
        DraftBesideFilter,
        PublicationFilter,
        "category",
        "is_machine_helped",
    )
    list_select_related = ("category",)
    search_fields = ("title", "slug", "arxiv_id", "doi", "authors__name")
    date_hierarchy = "published_at"
    formfield_overrides = {
        models.URLField: {"assume_scheme": "https"},
    }
    autocomplete_fields = ("topics",)
    readonly_fields = ("preview", *RECORD_FIELDS)
    inlines = (
        AuthorshipInline,
        SectionInline,
        LinkInline,
        QuestionInline,
    )
    actions = (
        "publish",
        "make_draft",
        "change_selected",
        "merge_selected",
        "take_along",
    )
    fieldsets = (
        (None, {"fields": HEAD_FIELDS}),
        ("Bibliography", {"fields": BIBLIOGRAPHY_FIELDS}),
        ("Place", {"fields": ("category", "tags", "topics")}),
        ("Note", {"fields": ("tldr", "why_it_matters")}),
        ("Origin", {"fields": ORIGIN_FIELDS}),
        (
            "Record",
            {
                "fields": RECORD_FIELDS,
                "classes": ("collapse",),
            },
        ),
    )

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **options: Any
    ) -> Any:
        paper = options.get("obj")
        if paper is not None:
            context["add_question_url"] = add_question_url(paper)
        return super().render_change_form(request, context, *args, **options)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Paper]:
        """No learner's own papers: those are nobody's business but theirs."""
        papers: QuerySet[Paper] = super().get_queryset(request)
        return papers.filter(owner=None)

    def has_delete_permission(
        self, request: HttpRequest, obj: object = None
    ) -> bool:
        """A paper is retired by its status, never deleted.

        Learners' readings hang on it.
        """
        return False

    def save_model(
        self,
        request: HttpRequest,
        obj: Paper,
        form: forms.ModelForm,
        change: bool,
    ) -> None:
        date_publication(obj, at=timezone.now())
        super().save_model(request, obj, form, change)
        settle_plan(obj, by=request.user)

    def watch(self, recorder: ChangeRecorder, row: Paper) -> None:
        """Its form writes its questions' places too."""
        super().watch(recorder, row)
        recorder.watch(
            "question", row.own_questions.values_list("pk", flat=True)
        )

    def finish_recording(self, request: HttpRequest, row: Paper) -> None:
        """What bears its slug is renamed once all else of the form is written."""
        recorder = request.change_recorder  # type: ignore[attr-defined]
        before = recorder.before.get(self.change_kind, {}).get(row.pk)
        if before and before["slug"] != row.slug:
            rename_what_bears_slug(
                row, former=before["slug"], recorder=recorder
            )
        super().finish_recording(request, row)

    @admin.display(description="on the site")
    def preview(self, paper: Paper) -> str:
        if not paper.pk:
            return "Save it first, then look at it here."
        return format_html(
            '<a href="{}" target="_blank" rel="noopener">Look at it</a>',
            paper.get_absolute_url(),
        )

    @admin.action(description="Publish the selected papers")
    def publish(self, request: HttpRequest, papers: QuerySet[Paper]) -> None:
        self.set_status(request, papers, Paper.Status.PUBLISHED)

    @admin.action(description="Take the selected papers along as JSON")
    def take_along(
        self, request: HttpRequest, papers: QuerySet[Paper]
    ) -> HttpResponse:
        ids = list(papers.values_list("pk", flat=True))
        return json_file("papers.json", papers_as_json(ids))

    @admin.action(description="Make the selected papers drafts")
    def make_draft(self, request: HttpRequest, papers: QuerySet[Paper]) -> None:
        self.set_status(request, papers, Paper.Status.DRAFT)

    def set_status(
        self, request: HttpRequest, papers: QuerySet[Paper], status: PaperStatus
    ) -> None:
        with self.recording(request, papers):
            for paper in papers:
                paper.status = status
                date_publication(paper, at=timezone.now())
                paper.save()
                settle_plan(paper, by=request.user)
                self.log_change(request, paper, f"Status: {status.label}")
        self.message_user(request, f"{len(papers)} changed.")
        refresh_library(with_neighbours(paper.pk for paper in papers))

    def papers_of(self, instance: Paper) -> QuerySet[Paper]:
        return Paper.objects.filter(pk=instance.pk)
