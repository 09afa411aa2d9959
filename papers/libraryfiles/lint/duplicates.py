"""Questions that were asked already."""

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

from papers.libraryfiles.cloze import fill_gaps
from papers.libraryfiles.entries import Library, QuestionEntry
from papers.libraryfiles.faults import Fault
from papers.markdown import plain_text

SAME = 92
FEWEST_WORDS = 5
LENGTH_SHARE = 0.7


def lint_duplicates(
    library: Library, only: Sequence[str] = ()
) -> Iterator[Fault]:
    """Of two like prompts the later one is told.

    With `only`, those of these files against all others.
    """
    places = []
    prompts = []
    for file in library.files_with_questions():
        for question in file.questions:
            places.append((file, question))
            prompts.append(comparable_prompt(question))
    for number, (file, question) in enumerate(places):
        if only and file.slug not in only:
            continue
        others = prompts[:number]
        if only:
            # Its own place stays, without a prompt, so that the numbers fit.
            others += ["", *prompts[number + 1 :]]
        for other_number in similar_prompts(prompts[number], others):
            other_file, other = places[other_number]
            yield Fault(
                file.path,
                question.line,
                f"{question.id} asks what {other.id} asks"
                f" ({other_file.path}:{other.line})",
                "Ask something else, or remove one",
            )


def comparable_prompt(question: QuestionEntry) -> str:
    """The prompt as plain words in lower case, its gaps filled."""
    text = plain_text(fill_gaps(question.prompt))
    return " ".join(text.casefold().split())


def similar_prompts(prompt: str, others: list[str]) -> Iterator[int]:
    """The numbers of those that ask the same in about as many words."""
    count = len(prompt.split())
    if count < FEWEST_WORDS:
        return
    matches = process.extract(
        prompt,
        others,
        scorer=fuzz.token_set_ratio,
        score_cutoff=SAME,
        limit=None,
    )
    for other, _, number in matches:
        other_count = len(other.split())
        shorter = min(count, other_count)
        longer = max(count, other_count)
        if shorter >= LENGTH_SHARE * longer:
            yield number
