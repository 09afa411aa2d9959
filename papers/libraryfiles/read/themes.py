"""Reading questions across papers: a file of them is a theme."""

from papers.libraryfiles.entries import QUESTIONS_HEADING, ThemeFile
from papers.libraryfiles.faults import Faults
from papers.libraryfiles.read.outline import check_closed, split_parts
from papers.libraryfiles.read.questions import QuestionPlace, read_questions


def parse_theme(text: str, slug: str, faults: Faults) -> ThemeFile:
    rows = text.split("\n")
    if not check_closed(rows, 0, faults):
        return ThemeFile(slug, line=1)
    first, *rest = split_parts(rows, 0, level=2)
    headings = [part.heading for part in rest]
    if first.body or headings != [QUESTIONS_HEADING]:
        faults.add(
            1,
            "A file of questions has one part only",
            f"Begin it with `## {QUESTIONS_HEADING}`",
        )
        return ThemeFile(slug, line=1)
    questions = read_questions(rest[0], QuestionPlace(), faults)
    if not questions:
        faults.add(
            1,
            "The file has no question",
            "Write one, or remove the file",
        )
    return ThemeFile(slug, questions, line=1)
