"""Questions with their answers as nested bullets, below a heading for each paper.

A bullet of the highest level asks, those below it answer; several of them are the
paragraphs of one answer, and what stands deeper is a list inside of it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from papers.documents.box_tree import line_of_title
from papers.documents.bullets import Bullet, Heading, StrayRow, read_blocks
from papers.documents.headings import PaperHeading, read_heading, without_bold
from papers.documents.opml import NotReadable
from papers.documents.topic_nodes import RawNote, is_unwritable
from papers.libraryfiles.read.source import text_problem
from papers.libraryfiles.tidy import find_heading_problem

MOST_QUESTIONS = 5_000
# In characters; longer ones are whole documents.
LONGEST_PROMPT = 2_000
LONGEST_ANSWER = 50_000
DEEPEST_HEADING = 4
ASKING = re.compile(
    r"(?:\*\*|__)?(?:q(?:uestion)?|a(?:nswer)?)[:.]\s*", re.IGNORECASE
)
ACROSS = re.compile(
    r"\b(?:cross|across|compar|between papers|several papers)", re.IGNORECASE
)
WORD = re.compile(r"[^\W_]+")
NO_ANSWER = "A question without an answer below it"
NO_QUESTION = "Neither a heading nor a question with an answer"
NOT_BELOW_HEADING = "Stands above the first heading"


@dataclass(frozen=True)
class SheetQuestion:
    """answer_count: how many bullets answer it. kind: as the library has it."""

    line: int
    prompt: str
    answer: str
    answer_count: int
    kind: str = "recall"
    explanation: str = ""

    @property
    def key(self) -> str:
        return prompt_key(self.prompt)


@dataclass
class SheetSection:
    """A heading with the questions below it.

    is_asked: its words never say for certain what it is about; somebody must.
    """

    line: int
    text: str
    heading: PaperHeading
    questions: list[SheetQuestion] = field(default_factory=list)
    is_asked: bool = False

    @property
    def is_across(self) -> bool:
        """Whether its words say that it is about several papers."""
        is_one = self.is_asked or self.heading.entry.arxiv_id
        return bool(ACROSS.search(self.text)) and not is_one


@dataclass
class QuestionSheet:
    """repeats: questions that an earlier line of the same section asks."""

    title: str = ""
    sections: list[SheetSection] = field(default_factory=list)
    repeats: list[RawNote] = field(default_factory=list)
    raw_notes: list[RawNote] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not self.sections

    @property
    def questions(self) -> Iterator[SheetQuestion]:
        for section in self.sections:
            yield from section.questions


def prompt_key(prompt: str) -> str:
    """By which questions are the same: their words, however cased and set."""
    folded = prompt.casefold()
    return " ".join(WORD.findall(folded)) or folded


def read_question_sheet(text: str) -> QuestionSheet:
    """Raises NotReadable where there are more questions than one can look through."""
    sheet = QuestionSheet()
    title_line = line_of_title(text.split("\n"))
    known: set[str] = set()
    count = 0
    for block in read_blocks(text):
        if isinstance(block, Heading) and block.line == title_line:
            sheet.title = block.text
        elif isinstance(block, Heading):
            heading = read_heading(block.text)
            sheet.sections.append(SheetSection(block.line, block.text, heading))
            known = set()
        elif isinstance(block, StrayRow):
            keep_raw(sheet, block.line, block.text, NO_QUESTION)
        else:
            count += take_question(sheet, block, known)
        if count > MOST_QUESTIONS:
            raise NotReadable(
                block.line,
                f"more than {MOST_QUESTIONS:,} questions. Take a part.",
            )
    drop_empty_sections(sheet)
    return sheet


def take_question(sheet: QuestionSheet, bullet: Bullet, known: set[str]) -> int:
    """How many questions were taken: one or none."""
    if not sheet.sections:
        keep_bullets(sheet, [bullet], NOT_BELOW_HEADING)
        return 0
    question = question_of(bullet)
    reason = reason_against(question)
    if reason:
        keep_bullets(sheet, [bullet], reason)
        return 0
    if question.key in known:
        note = RawNote(question.line, question.prompt, "Asked above already")
        sheet.repeats.append(note)
        return 0
    known.add(question.key)
    sheet.sections[-1].questions.append(question)
    return 1


def question_of(bullet: Bullet) -> SheetQuestion:
    answers = [answer_of(below) for below in bullet.below]
    filled = [answer for answer in answers if answer]
    return SheetQuestion(
        line=bullet.line,
        prompt=without_label(bullet.text),
        answer="\n\n".join(filled),
        answer_count=len(filled),
    )


def answer_of(bullet: Bullet) -> str:
    return without_label(bullet.markdown)


def without_label(text: str) -> str:
    """Without “Q:” or “Answer:” before it, and without bold type around all of it."""
    bare = without_bold(text)
    label = ASKING.match(bare)
    return without_bold(bare[label.end() :]) if label else bare


def reason_against(question: SheetQuestion) -> str:
    """Why it can be no question of the library; empty where it can."""
    if not question.prompt:
        return "Nothing is asked"
    if not question.answer:
        return NO_ANSWER
    if len(question.prompt) > LONGEST_PROMPT:
        return f"Longer than {LONGEST_PROMPT:,} characters"
    if len(question.answer) > LONGEST_ANSWER:
        return f"The answer is longer than {LONGEST_ANSWER:,} characters"
    for text in (question.prompt, question.answer):
        problem = find_heading_problem(text, DEEPEST_HEADING)
        if problem:
            return problem[1]
        if not is_writable(text):
            return "Has characters that cannot be seen"
    return ""


def is_writable(text: str) -> bool:
    """Whether the library's files can have it, and fonts can show it."""
    signs = (sign for sign in text if sign not in "\n\t")
    return not text_problem(text) and not any(map(is_unwritable, signs))


def keep_bullets(
    sheet: QuestionSheet,
    bullets: Iterable[Bullet],
    reason: str,
) -> None:
    """With all that stands below them, each with its line."""
    for bullet in bullets:
        keep_raw(sheet, bullet.line, bullet.text, reason)
        keep_bullets(sheet, bullet.below, f"Stands below line {bullet.line}")


def keep_raw(sheet: QuestionSheet, line: int, text: str, reason: str) -> None:
    sheet.raw_notes.append(RawNote(line, text.strip(), reason))


def drop_empty_sections(sheet: QuestionSheet) -> None:
    """Headings without a question are kept as they are."""
    filled = []
    for section in sheet.sections:
        if section.questions:
            filled.append(section)
        else:
            keep_raw(sheet, section.line, section.text, "No question below it")
    sheet.sections = filled
    sheet.raw_notes.sort(key=lambda note: note.number)
