"""What bears the slug of its note, when it comes to another note.

The ids of questions begin with it, and so do the names of figures that it shows.
"""

import re
from dataclasses import dataclass
from typing import Any, Self

from django.db.models import Q

from papers.models import Figure, Question, Section
from papers.services.library.renaming import LONGEST_NAME, own_figures_shown
from papers.services.merging.journal import Journal


@dataclass(frozen=True)
class BearingSlug:
    """By the slug of their note, the numbers of its questions and its figures."""

    questions: dict[str, list[int]]
    figures: dict[str, list[int]]
    notes: list[int]

    @classmethod
    def of_note(cls, *papers: Any) -> Self:
        questions = {}
        figures = {}
        for paper in papers:
            own = paper.own_questions.filter(slug__startswith=f"{paper.slug}-")
            questions[paper.slug] = list(own.values_list("pk", flat=True))
            shown = own_figures_shown(paper, paper.slug, paper.slug)
            named = Figure.objects.filter(name__in=shown)
            figures[paper.slug] = list(named.values_list("pk", flat=True))
        return cls(questions, figures, [paper.pk for paper in papers])

    def rename(self, journal: Journal, slug: str) -> None:
        """Those of the one that went, and where the slug is another one, all."""
        kept_id = self.notes[-1]
        for before in self.questions:
            if before == slug:
                continue
            self.rename_questions(journal, before, slug)
            self.rename_figures(journal, before, slug, kept_id)

    def rename_questions(
        self, journal: Journal, before: str, slug: str
    ) -> None:
        row_ids = self.questions[before]
        with journal.watching(Question, Q(pk__in=row_ids)):
            for question in Question.objects.filter(pk__in=row_ids):
                rest = question.slug.removeprefix(before)
                name = free_name(Question, "slug", slug + rest)
                Question.objects.filter(pk=question.pk).update(slug=name)

    def rename_figures(
        self, journal: Journal, before: str, slug: str, kept_id: int
    ) -> None:
        row_ids = self.figures[before]
        if not row_ids:
            return
        new_names = {}
        with journal.watching(Figure, Q(pk__in=row_ids)):
            for figure in Figure.objects.filter(pk__in=row_ids):
                rest = figure.name.removeprefix(before)
                name = free_name(Figure, "name", slug + rest)
                new_names[figure.name] = name
                Figure.objects.filter(pk=figure.pk).update(name=name)
        with journal.watching(Section, Q(paper=kept_id)):
            for section in Section.objects.filter(paper=kept_id):
                show_by_new_names(section, new_names)


def show_by_new_names(section: Section, names: dict[str, str]) -> None:
    body = section.body
    for former, name in names.items():
        shown = re.compile(rf"\(figure:{re.escape(former)}(?![\w-])")
        body = shown.sub(f"(figure:{name}", body)
    if body != section.body:
        section.body = body
        section.save()


def free_name(model: Any, column: str, wanted: str) -> str:
    """As wanted, or with the first number behind it that nothing has."""
    name = wanted[:LONGEST_NAME].rstrip("-")
    number = 1
    while model._base_manager.filter(**{column: name}).exists():
        number += 1
        ending = f"-{number}"
        name = wanted[: LONGEST_NAME - len(ending)].rstrip("-") + ending
    return name
