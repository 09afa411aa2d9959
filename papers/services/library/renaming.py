"""A note that gets another slug: what bears the slug of its note goes with it.

The ids of its questions begin with it, and so do the names of the figures that it shows
(docs/library-format.md); neither could be changed before the other.
"""

from dataclasses import dataclass

from papers.libraryfiles.check.references import SHOWN_FIGURE
from papers.models import Figure, LibraryChange, Paper, Question
from papers.services.history.recording import ChangeRecorder

LONGEST_NAME = 80


@dataclass(frozen=True)
class NewNames:
    """By the number of each row, what it is called from now on."""

    questions: dict[int, str]
    figures: dict[int, str]


def names_with_slug(paper: Paper, *, former: str, slug: str) -> NewNames:
    questions = paper.own_questions.filter(slug__startswith=f"{former}-")
    shown = own_figures_shown(paper, former, slug)
    figures = Figure.objects.filter(name__in=shown)
    question_names = questions.values_list("pk", "slug")
    figure_names = figures.values_list("pk", "name")
    return NewNames(
        questions=with_new_slug(dict(question_names), former, slug),
        figures=with_new_slug(dict(figure_names), former, slug),
    )


def with_new_slug(
    names: dict[int, str], former: str, slug: str
) -> dict[int, str]:
    new = {}
    for row_id, name in names.items():
        new[row_id] = slug + name.removeprefix(former)
    return new


def own_figures_shown(paper: Paper, former: str, slug: str) -> set[str]:
    """By their former names, where texts that were put back say the new ones too."""
    shown = set()
    for body in paper.sections.values_list("body", flat=True):
        for name in SHOWN_FIGURE.findall(body):
            if name.startswith(f"{former}-"):
                shown.add(name)
            elif name.startswith(f"{slug}-"):
                shown.add(former + name.removeprefix(slug))
    return shown


def names_that_stop(names: NewNames) -> list[str]:
    """Those that something else has already, and those that are too long."""
    questions = Question.objects.exclude(pk__in=names.questions)
    figures = Figure.objects.exclude(pk__in=names.figures)
    new_questions = names.questions.values()
    new_figures = names.figures.values()
    taken = questions.filter(slug__in=new_questions)
    taken_figures = figures.filter(name__in=new_figures)
    stopping = set(taken.values_list("slug", flat=True))
    stopping |= set(taken_figures.values_list("name", flat=True))
    for name in (*new_questions, *new_figures):
        if len(name) > LONGEST_NAME:
            stopping.add(name)
    return sorted(stopping)


def in_free_order(
    names: dict[int, str], is_longer: bool
) -> list[tuple[int, str]]:
    """Each row after that which bears its new name until now.

    From gpt to gpt-2, what gpt-why will be called is what gpt-2-why is called still.
    """

    def length(row: tuple[int, str]) -> int:
        return len(row[1])

    return sorted(names.items(), key=length, reverse=is_longer)


def rename_what_bears_slug(
    paper: Paper, *, former: str, recorder: ChangeRecorder
) -> None:
    """After the paper got its new slug, in the same transaction."""
    names = names_with_slug(paper, former=former, slug=paper.slug)
    recorder.watch(LibraryChange.Kind.QUESTION, names.questions)
    recorder.watch(LibraryChange.Kind.FIGURE, names.figures)
    is_longer = len(paper.slug) > len(former)
    for question_id, slug in in_free_order(names.questions, is_longer):
        Question.objects.filter(pk=question_id).update(slug=slug)
    if not names.figures:
        return
    for figure_id, name in in_free_order(names.figures, is_longer):
        Figure.objects.filter(pk=figure_id).update(name=name)
    for section in paper.sections.all():
        body = section.body.replace(
            f"(figure:{former}-", f"(figure:{paper.slug}-"
        )
        if body != section.body:
            section.body = body
            section.save()
