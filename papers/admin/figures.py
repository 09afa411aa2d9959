"""Figures, for curators."""

from django import forms
from django.contrib import admin
from django.db import models

from papers import markdown
from papers.admin.base import LibraryAdmin
from papers.models import Figure, Paper


class FigureForm(forms.ModelForm):
    """A drawing within the rules of docs/library-format.md."""

    class Meta:
        model = Figure
        fields = ("name", "svg")

    def clean_svg(self) -> str:
        svg = self.cleaned_data["svg"].strip() + "\n"
        problems = markdown.checked_figure(svg)[2]
        if problems:
            raise forms.ValidationError(
                [f"Line {row.line}: {row.problem}. {row.remedy}." for row in problems]
            )
        return svg


@admin.register(Figure)
class FigureAdmin(LibraryAdmin):
    form = FigureForm
    list_display = ("name",)
    search_fields = ("name",)

    def papers_of(self, instance: Figure) -> models.QuerySet[Paper]:
        slugs = [
            slug
            for slug in Paper.objects.values_list("slug", flat=True)
            if instance.name.startswith(f"{slug}-")
        ]
        return Paper.objects.filter(slug__in=slugs)
