"""The rule for what else a paper or a topic is called, as a model's field keeps it."""

from django.core.exceptions import ValidationError

from papers.libraryfiles.other_names import (
    other_names_problem,
    split_other_names,
)


def check_other_name_lines(text: str) -> None:
    problem = other_names_problem(split_other_names(text))
    if problem:
        raise ValidationError(f"{problem}.")
