"""What the curator is told of formulas that can't be shown."""

from collections.abc import Iterable, Iterator

from django.contrib import messages
from django.forms import BaseForm, BaseFormSet
from django.http import HttpRequest

from papers.markdown import FormulaProblem, formula_problems

# So many are told; who mends them is told of the next.
MOST_TOLD = 5


def warn_of_formulas(
    request: HttpRequest, form: BaseForm, formsets: Iterable[BaseFormSet]
) -> None:
    """A warning for each formula of what was saved that is shown as its source."""
    problems = list(problems_in_form(form))
    for formset in formsets:
        for row in formset.forms:
            problems += problems_in_form(row)
    for problem in problems[:MOST_TOLD]:
        messages.warning(
            request,
            f"The formula “{problem.latex}” can't be shown: {problem.reason}. "
            "Readers see its source.",
        )


def problems_in_form(form: BaseForm) -> Iterator[FormulaProblem]:
    for value in form.cleaned_data.values():
        if isinstance(value, str):
            yield from formula_problems(value)
