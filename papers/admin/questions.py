"""Questions, key points and choices, for curators."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import F
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone
from simple_history.admin import SimpleHistoryAdmin

from papers.admin.base import LibraryAdmin, library_changed
from papers.libraryfiles import gap_problem
from papers.models import Choice, KeyPoint, Question


class QuestionForm(forms.ModelForm):
    """A question whose parts fit its kind."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("kind") == Question.Kind.CLOZE and (
            problem := gap_problem(cleaned.get("prompt", ""))
        ):
            self.add_error("prompt", problem)
        return cleaned


class ChoiceFormSet(forms.BaseInlineFormSet):
    """A choice question has three to five choices, and exactly one is right."""

    def clean(self) -> None:
        super().clean()
        kept = [
            form.cleaned_data
            for form in self.forms
            if form.is_valid() and form.cleaned_data
        ]
        kept = [choice for choice in kept if not choice.get("DELETE")]
        is_choice = self.instance.kind == Question.Kind.CHOICE
        if is_choice and not (
            3 <= len(kept) <= 5 and sum(choice["is_right"] for choice in kept) == 1
        ):
            raise forms.ValidationError(
                "Give three to five choices, and mark exactly one as right."
            )
        if not is_choice and kept:
            raise forms.ValidationError(
                "Only a choice question has choices. Delete them, or change the kind."
            )


class KeyPointInline(admin.TabularInline):
    model = KeyPoint
    extra = 0
    fields = ("position", "text")


class ChoiceInline(admin.TabularInline):
    model = Choice
    formset = ChoiceFormSet
    extra = 0
    fields = ("position", "text", "is_right", "feedback")


@admin.register(Question)
class QuestionAdmin(LibraryAdmin, SimpleHistoryAdmin):
    list_display = ("slug", "kind", "level", "home", "theme", "status", "retired_at")
    list_filter = (
        "status",
        "kind",
        "level",
        ("retired_at", admin.EmptyFieldListFilter),
    )
    list_select_related = ("home",)
    search_fields = ("slug", "prompt", "answer", "home__title", "papers__title")
    autocomplete_fields = ("home", "papers", "topics")
    readonly_fields = ("revision",)
    form = QuestionForm
    inlines = (KeyPointInline, ChoiceInline)
    actions = ("retire", "bring_back")

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """A question is retired, never deleted: learners' answers hang on it."""
        return False

    def save_model(
        self, request: HttpRequest, obj: Question, form: ModelForm, change: bool
    ) -> None:
        super().save_model(request, obj, form, change)
        if change:
            Question.objects.filter(pk=obj.pk).update(revision=F("revision") + 1)

    @admin.action(description="Retire the selected questions (answers are kept)")
    def retire(self, request: HttpRequest, questions: Any) -> None:
        count = questions.filter(retired_at=None).update(retired_at=timezone.now())
        library_changed()
        self.message_user(request, f"{count} retired.")

    @admin.action(description="Bring the selected questions back")
    def bring_back(self, request: HttpRequest, questions: Any) -> None:
        count = questions.exclude(retired_at=None).update(retired_at=None)
        library_changed()
        self.message_user(request, f"{count} brought back.")
