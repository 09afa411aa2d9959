"""Figures, for curators."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import HttpRequest

from papers import markdown
from papers.admin.base import LibraryAdmin
from papers.markdown import FigureProblem
from papers.models import Figure, Paper
from papers.services.library.keeping import Part, figure_part

LARGEST_FILE = 500_000
MOST_NAMED = 20


class FigureForm(forms.ModelForm):
    """A drawing within the rules of docs/library-format.md, typed or from a file."""

    drawing = forms.FileField(
        label="SVG file",
        required=False,
        help_text=(
            "As your drawing program saves it, at most 500 kB. Shapes and words stay,"
            " colours become those of the reader’s theme, all else goes. It takes the"
            " place of the SVG below."
        ),
    )
    description = forms.CharField(
        label="What one sees",
        required=False,
        max_length=200,
        help_text=(
            "For those who cannot see it. Needed where the file has no title."
        ),
    )

    class Meta:
        model = Figure
        fields = ("name", "drawing", "description", "svg")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Who may only look at it has no fields.
        if "svg" in self.fields:
            self.fields["svg"].required = False
        self.left_out: tuple[str, ...] = ()

    def clean_drawing(self) -> UploadedFile | None:
        file: UploadedFile | None = self.cleaned_data["drawing"]
        if file and file.size is not None and file.size > LARGEST_FILE:
            raise forms.ValidationError(
                "The file is larger than 500 kB. Simplify the drawing, or save it as"
                " plain SVG without pictures inside."
            )
        return file

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        file = values.get("drawing")
        if file:
            values["svg"] = self.svg_of(file, values.get("description", ""))
            name = "drawing"
        else:
            values["svg"] = values.get("svg", "").strip() + "\n"
            name = "svg"
        if self.errors:
            return values
        _, _, problems = markdown.check_figure(values["svg"])
        for problem in problems:
            self.add_error(name, sentence_of(problem))
        return values

    def svg_of(self, file: UploadedFile, description: str) -> str:
        try:
            cleaned = markdown.clean_drawing(file.read(), title=description)
        except markdown.CannotBeCleaned as error:
            self.add_error("drawing", str(error))
            return ""
        self.left_out = cleaned.left_out
        return cleaned.svg


def sentence_of(problem: FigureProblem) -> str:
    return f"Line {problem.line}: {problem.problem}. {problem.remedy}."


@admin.register(Figure)
class FigureAdmin(LibraryAdmin):
    form = FigureForm
    list_display = ("name",)
    search_fields = ("name",)

    def save_model(
        self, request: HttpRequest, obj: Figure, form: Any, change: bool
    ) -> None:
        super().save_model(request, obj, form, change)
        if form.left_out:
            names = ", ".join(form.left_out[:MOST_NAMED])
            if len(form.left_out) > MOST_NAMED:
                names += f" and {len(form.left_out) - MOST_NAMED} others"
            messages.warning(
                request,
                f"Left out of the drawing: {names}. Look at the figure in its note.",
            )

    def parts_of(self, row: Figure) -> set[Part]:
        return {figure_part(row.pk)}

    def papers_of(self, instance: Figure) -> QuerySet[Paper]:
        """A figure's name begins with the slug of its paper."""
        slugs = []
        for slug in Paper.objects.library().values_list("slug", flat=True):
            if instance.name.startswith(f"{slug}-"):
                slugs.append(slug)
        return Paper.objects.library().filter(slug__in=slugs)
