"""Questions, key points and choices, for curators."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db import transaction
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone

from papers.admin.base import LibraryAdmin, refresh_library
from papers.admin.bulk_edits import BulkEdited
from papers.admin.kept import is_row_number
from papers.admin.merging import Mergeable
from papers.admin.question_entry import (
    QuestionsInARow,
    proposed_question_id,
)
from papers.admin.texts import LibraryTexts
from papers.libraryfiles import gap_problem
from papers.models import Choice, KeyPoint, Question
from papers.services.library.keeping import Part, note_part, theme_part
from papers.services.question_meaning import (
    QuestionMeaning,
    begin_new_meaning,
    stored_meaning,
)

SLUG_HELP = (
    "Left empty it is made of the note's slug and of what is asked."
    " For ever: learners' memories hang on it."
)


class QuestionForm(forms.ModelForm):
    """A question whose parts fit its kind.

    meaning_before: what a stored question asked until it was saved.
    """

    meaning_before: QuestionMeaning

    def __init__(self, *positional: Any, **options: Any) -> None:
        super().__init__(*positional, **options)
        if "slug" in self.fields and not self.instance.pk:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = SLUG_HELP

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.instance.pk and cleaned.get("slug") == "":
            self.propose_slug(cleaned)
        if cleaned.get("kind") == Question.Kind.CLOZE:
            problem = gap_problem(cleaned.get("prompt", ""))
            if problem:
                self.add_error("prompt", problem)
        if cleaned.get("home") and not cleaned.get("section"):
            self.add_error(
                "section", "Say which section of the note answers it."
            )
        return cleaned

    def propose_slug(self, cleaned: dict[str, Any]) -> None:
        home = cleaned.get("home")
        if home is None:
            self.add_error("slug", "Outside of a note a question needs an id.")
            return
        prompt = cleaned.get("prompt", "")
        cleaned["slug"] = proposed_question_id(home, prompt)


class ChoiceFormSet(forms.BaseInlineFormSet):
    """A choice question has three to five choices, and exactly one is right."""

    def clean(self) -> None:
        super().clean()
        choices = self.kept_choices()
        if self.instance.kind != Question.Kind.CHOICE:
            if choices:
                raise forms.ValidationError(
                    "Only a choice question has choices. "
                    "Delete them, or change the kind."
                )
            return
        right_count = sum(choice["is_right"] for choice in choices)
        if right_count != 1 or not 3 <= len(choices) <= 5:
            raise forms.ValidationError(
                "Give three to five choices, and mark exactly one as right."
            )

    def save_existing_objects(self, commit: bool = True) -> list[Choice]:
        """No two are right in between, when another one becomes the right one."""
        if commit:
            changed = [
                form.instance.pk
                for form in self.initial_forms
                if form.changed_data
            ]
            Choice.objects.filter(pk__in=changed).update(is_right=False)
        return super().save_existing_objects(commit)

    def kept_choices(self) -> list[dict[str, Any]]:
        """What the valid rows say, without the empty and the deleted ones."""
        choices = []
        for form in self.forms:
            if not form.is_valid():
                continue
            choice = form.cleaned_data
            if choice and not choice.get("DELETE"):
                choices.append(choice)
        return choices


class KeyPointInline(LibraryTexts, admin.TabularInline):
    model = KeyPoint
    extra = 0
    fields = ("position", "text")

    def get_extra(
        self, request: HttpRequest, obj: Any = None, **options: Any
    ) -> int:
        """A new recall question needs two at least."""
        return 2 if obj is None else 0


class ChoiceInline(LibraryTexts, admin.TabularInline):
    model = Choice
    formset = ChoiceFormSet
    extra = 0
    fields = ("position", "text", "is_right", "feedback")


@admin.register(Question)
class QuestionAdmin(QuestionsInARow, Mergeable, BulkEdited, LibraryAdmin):
    list_display = (
        "slug",
        "kind",
        "level",
        "home",
        "theme",
        "status",
        "retired_at",
    )
    list_filter: ClassVar[tuple[Any, ...]] = (
        "status",
        "kind",
        "level",
        ("retired_at", admin.EmptyFieldListFilter),
    )
    list_select_related = ("home",)
    search_fields = (
        "slug",
        "prompt",
        "answer",
        "home__title",
        "papers__title",
    )
    autocomplete_fields = ("home", "papers", "topics")
    readonly_fields = ("revision",)
    form = QuestionForm
    inlines = (KeyPointInline, ChoiceInline)
    actions = ("retire", "bring_back", "change_selected", "merge_selected")

    def parts_of(self, row: Question) -> set[Part]:
        if row.home_id is None:
            return {theme_part(row.theme)}
        return {note_part(row.home_id)}

    def parts_named(self, request: HttpRequest) -> set[Part]:
        home = request.POST.get("home", "")
        if is_row_number(home):
            return {note_part(int(home))}
        return {theme_part(request.POST.get("theme", "").strip())}

    def has_delete_permission(
        self, request: HttpRequest, obj: object = None
    ) -> bool:
        """A question is retired, never deleted.

        Learners' answers hang on it.
        """
        return False

    def save_model(
        self, request: HttpRequest, obj: Question, form: ModelForm, change: bool
    ) -> None:
        """Counts the revision up from the stored one.

        A form may come from an earlier version or a page that was open for long: what
        it knows of the revision may be old.
        """
        if not change:
            super().save_model(request, obj, form, change)
            return
        with transaction.atomic():
            stored = Question.objects.select_for_update().only("revision")
            obj.revision = stored.get(pk=obj.pk).revision + 1
            assert isinstance(form, QuestionForm)
            form.meaning_before = stored_meaning(obj.pk)
            super().save_model(request, obj, form, change)

    def save_related(
        self, request: HttpRequest, form: ModelForm, formsets: Any, change: bool
    ) -> None:
        """Key points and choices are stored last: now the meaning is complete."""
        super().save_related(request, form, formsets, change)
        assert isinstance(form, QuestionForm)
        if change:
            begin_new_meaning(form.instance.pk, form.meaning_before)

    @admin.action(
        description="Retire the selected questions (answers are kept)"
    )
    def retire(
        self, request: HttpRequest, questions: QuerySet[Question]
    ) -> None:
        live = questions.filter(retired_at=None)
        with self.recording(request, live):
            count = live.update(retired_at=timezone.now())
        refresh_library()
        self.message_user(request, f"{count} retired.")

    @admin.action(description="Bring the selected questions back")
    def bring_back(
        self, request: HttpRequest, questions: QuerySet[Question]
    ) -> None:
        retired = questions.exclude(retired_at=None)
        with self.recording(request, retired):
            count = retired.update(retired_at=None)
        refresh_library()
        self.message_user(request, f"{count} brought back.")
