"""Figures, for curators."""

from django import forms
from django.contrib import admin
from django.db.models import QuerySet

from papers import markdown
from papers.admin.base import LibraryAdmin
from papers.markdown import FigureProblem
from papers.models import Figure, Paper
from papers.services.library.keeping import Part, figure_part


class FigureForm(forms.ModelForm):
    """A drawing within the rules of docs/library-format.md."""

    class Meta:
        model = Figure
        fields = ("name", "svg")

    def clean_svg(self) -> str:
        svg = self.cleaned_data["svg"].strip() + "\n"
        _, _, problems = markdown.check_figure(svg)
        if problems:
            raise forms.ValidationError(
                [sentence_of(problem) for problem in problems]
            )
        return svg


def sentence_of(problem: FigureProblem) -> str:
    return f"Line {problem.line}: {problem.problem}. {problem.remedy}."


@admin.register(Figure)
class FigureAdmin(LibraryAdmin):
    form = FigureForm
    list_display = ("name",)
    search_fields = ("name",)

    def parts_of(self, row: Figure) -> set[Part]:
        return {figure_part(row.pk)}

    def papers_of(self, instance: Figure) -> QuerySet[Paper]:
        """A figure's name begins with the slug of its paper."""
        slugs = []
        for slug in Paper.objects.library().values_list("slug", flat=True):
            if instance.name.startswith(f"{slug}-"):
                slugs.append(slug)
        return Paper.objects.library().filter(slug__in=slugs)
