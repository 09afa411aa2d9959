"""Figures, for curators."""

from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import path
from django.utils.html import format_html
from django.utils.safestring import SafeString

from config.http import accepts_body
from papers import markdown
from papers.admin.base import LibraryAdmin
from papers.markdown import (
    FigureProblem,
    is_picture,
    picture_in,
    picture_svg,
)
from papers.markdown.picture_cleaning import clean_picture
from papers.models import Figure, Paper
from papers.services.library.keeping import Part, figure_part

LARGEST_DRAWING = 500_000
LARGEST_PICTURE = 8_000_000
LARGEST_BODY = LARGEST_PICTURE + 1_000_000
BODY_TOO_LARGE = (
    "The file is larger than 8 MB. Make the picture smaller and try again."
)
PICTURE_ENDINGS = (".png", ".jpg", ".jpeg", ".webp")
PICTURE_STARTS = (b"\x89PNG", b"\xff\xd8\xff", b"RIFF")
NEEDS_WORDS = "Say what one sees, for those who cannot see the picture."
MOST_NAMED = 20
# In the admin, in CSS pixels.
WIDEST_SHOWN = 480


class FigureForm(forms.ModelForm):
    """A drawing within the rules of docs/library-format.md, or a picture."""

    drawing = forms.FileField(
        label="SVG or picture",
        required=False,
        help_text=(
            "An SVG as your drawing program saves it, at most 500 kB: shapes and words"
            " stay, colours become those of the reader’s theme, all else goes. Or a"
            " PNG, JPEG or WebP of at most 8 MB: it is painted anew, at most 1600 dots"
            " a side, without what the file says of its place and camera. It takes the"
            " place of what is there."
        ),
    )
    description = forms.CharField(
        label="What one sees",
        required=False,
        max_length=200,
        help_text=(
            "For those who cannot see it. Needed for a picture, and where an SVG has"
            " no title."
        ),
    )

    class Meta:
        model = Figure
        fields = ("name", "drawing", "description", "svg")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.left_out: tuple[str, ...] = ()
        self.picture = picture_in(self.instance.svg)
        # Nobody reads a picture's dots, and who may only look has no fields.
        if "svg" in self.fields:
            self.fields["svg"].required = False
        if self.picture:
            self.initial["description"] = self.picture.title

    def clean_drawing(self) -> UploadedFile | None:
        file: UploadedFile | None = self.cleaned_data["drawing"]
        if not file or file.size is None:
            return file
        if is_picture_file(file):
            if file.size > LARGEST_PICTURE:
                raise forms.ValidationError(BODY_TOO_LARGE)
        elif file.size > LARGEST_DRAWING:
            raise forms.ValidationError(
                "The file is larger than 500 kB. Simplify the drawing, or save it as"
                " plain SVG without pictures inside."
            )
        return file

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        file = values.get("drawing")
        description = " ".join(values.get("description", "").split())
        name = "drawing"
        if file:
            svg = self.svg_of(file, description)
        elif self.picture:
            svg = picture_svg(replace(self.picture, title=description))
            name = "description"
        else:
            svg = values.get("svg", "").strip() + "\n"
            name = "svg"
        values["svg"] = svg
        if is_picture(svg) and not description:
            self.add_error("description", NEEDS_WORDS)
        if self.errors:
            return values
        _, _, problems = markdown.check_figure(svg)
        for problem in problems:
            self.add_error(name, sentence_of(problem))
        # Also where it is no field: what is stored comes from here alone.
        self.instance.svg = svg
        return values

    def svg_of(
        self,
        file: UploadedFile,
        description: str,
    ) -> str:
        try:
            if is_picture_file(file):
                picture = clean_picture(file.read(), title=description)
                return picture_svg(picture)
            cleaned = markdown.clean_drawing(file.read(), title=description)
        except markdown.CannotBeCleaned as error:
            self.add_error("drawing", str(error))
            return ""
        self.left_out = cleaned.left_out
        return cleaned.svg


def is_picture_file(file: UploadedFile) -> bool:
    """By its first bytes, and by its name where these say nothing."""
    start = file.read(4)
    file.seek(0)
    name = (file.name or "").lower()
    is_named_so = name.endswith(PICTURE_ENDINGS)
    return is_named_so or start.startswith(PICTURE_STARTS)


def sentence_of(problem: FigureProblem) -> str:
    return f"Line {problem.line}: {problem.problem}. {problem.remedy}."


@admin.register(Figure)
class FigureAdmin(LibraryAdmin):
    form = FigureForm
    list_display = ("name",)
    search_fields = ("name",)
    readonly_fields = ("looks_like",)

    def get_urls(self) -> list[Any]:
        """Those that take files take larger bodies."""
        view = self.admin_site.admin_view
        large = accepts_body(LARGEST_BODY, BODY_TOO_LARGE)
        return [
            path("add/", large(view(self.add_view)), name="papers_figure_add"),
            path(
                "<path:object_id>/change/",
                large(view(self.change_view)),
                name="papers_figure_change",
            ),
            *super().get_urls(),
        ]

    def get_queryset(
        self,
        request: HttpRequest,
    ) -> QuerySet[Figure]:
        """A list of figures needs none of them."""
        return super().get_queryset(request).defer("svg")

    def get_fields(
        self,
        request: HttpRequest,
        obj: Any = None,
    ) -> list[Any]:
        fields = ["name", "drawing", "description", "svg"]
        if not self.has_change_permission(request, obj):
            fields = ["name"]
        if obj is not None and picture_in(obj.svg):
            fields = [name for name in fields if name != "svg"]
            fields.append("looks_like")
        return fields

    @admin.display(description="As it is now")
    def looks_like(
        self,
        figure: Figure,
    ) -> SafeString:
        picture = picture_in(figure.svg)
        if picture is None:
            return SafeString()
        width = min(picture.width, WIDEST_SHOWN)
        return format_html(
            '<img src="{}" alt="{}" width="{}">',
            figure.get_absolute_url(),
            picture.title,
            width,
        )

    def save_model(
        self,
        request: HttpRequest,
        obj: Figure,
        form: Any,
        change: bool,
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

    def parts_of(
        self,
        row: Figure,
    ) -> set[Part]:
        return {figure_part(row.pk)}

    def papers_of(
        self,
        instance: Figure,
    ) -> QuerySet[Paper]:
        """A figure's name begins with the slug of its paper."""
        slugs = []
        for slug in Paper.objects.library().values_list("slug", flat=True):
            if instance.name.startswith(f"{slug}-"):
                slugs.append(slug)
        return Paper.objects.library().filter(slug__in=slugs)
