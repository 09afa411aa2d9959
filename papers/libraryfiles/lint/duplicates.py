"""Questions that were asked already."""

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

from papers.libraryfiles.cloze import fill_gaps
from papers.libraryfiles.entries import Library
from papers.libraryfiles.faults import Fault
from papers.markdown import plain_text

SAME = 92
FEWEST_WORDS = 5
LENGTH_SHARE = 0.7


def lint_duplicates(library: Library, only: Sequence[str] = ()) -> Iterator[Fault]:
    """Of two like prompts the later one is told; with `only`, those of these files against all others."""
    asked = [
        (file, question)
        for file in library.files_with_questions()
        for question in file.questions
    ]
    prompts = [
        " ".join(plain_text(fill_gaps(question.prompt)).casefold().split())
        for _, question in asked
    ]
    for number, (file, question) in enumerate(asked):
        if only and file.slug not in only:
            continue
        later = ["", *prompts[number + 1 :]] if only else []
        for at in _alike(prompts[number], prompts[:number] + later):
            other_file, other = asked[at]
            problem = f"{question.id} asks what {other.id} asks ({other_file.path}:{other.line})"
            yield Fault(
                file.path, question.line, problem, "Ask something else, or remove one"
            )


def _alike(prompt: str, others: list[str]) -> Iterator[int]:
    count = len(prompt.split())
    if count < FEWEST_WORDS:
        return
    for other, _, at in process.extract(
        prompt, others, scorer=fuzz.token_set_ratio, score_cutoff=SAME, limit=None
    ):
        other_count = len(other.split())
        if min(count, other_count) >= LENGTH_SHARE * max(count, other_count):
            yield at
