"""What each kind of question must have, and what it must not have.

A draft may go without its key points until it is published.
"""

from papers.libraryfiles.cloze import gap_problem
from papers.libraryfiles.entries import QuestionEntry
from papers.libraryfiles.faults import Faults


def check_shape(question: QuestionEntry, faults: Faults) -> None:
    if not question.prompt:
        faults.add(
            question.line,
            f"The question {question.id} has no prompt",
            "Write what is asked",
        )
    if question.kind == "recall":
        check_recall(question, faults)
    elif question.answer or question.key_points:
        faults.add(
            question.line,
            f"Only recall questions have an answer and key points, not {question.id}",
            "Remove them",
        )
    if question.kind == "choice":
        check_choices(question, faults)
    if question.kind == "cloze":
        check_cloze(question, faults)


def check_recall(question: QuestionEntry, faults: Faults) -> None:
    if not question.answer:
        faults.add(
            question.line,
            f"The question {question.id} has no answer",
            "Add `#### Answer`",
        )
    point_count = len(question.key_points)
    if not 2 <= point_count <= 5:
        faults.add(
            question.line,
            f"The question {question.id} has {point_count} key points",
            "Give it two to five",
            stops_loading=question.status != "draft",
        )


def check_choices(question: QuestionEntry, faults: Faults) -> None:
    choice_count = len(question.choices)
    if not 3 <= choice_count <= 5:
        faults.add(
            question.line,
            f"The question {question.id} has {choice_count} choices",
            "Give it three to five",
        )
    right_count = sum(choice.is_right for choice in question.choices)
    if right_count != 1:
        faults.add(
            question.line,
            f"The question {question.id} needs exactly one right choice",
            "Mark one with [x]",
        )


def check_cloze(question: QuestionEntry, faults: Faults) -> None:
    problem = gap_problem(question.prompt)
    if problem:
        faults.add(
            question.line,
            f"{problem} ({question.id})",
            "Write each gap as {{answer}} or {{answer|also right}}",
        )
