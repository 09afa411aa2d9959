"""What learners told curators, as the access matrix needs it.

Its columns are those of tests/access_matrix.py.
"""

from django.utils import timezone

from papers.models import Paper, Question
from study.models import Learner, Report, Settlement

REPORT_LINES = """
report_question    published  GET     sign-in    ok            ok            sign-in  ok            ok
report_question    draft      GET     sign-in    404           404           sign-in  404           404
report_question    published  POST    sign-in    →report_question →report_question sign-in →report_question →report_question
report_question    draft      POST    sign-in    404           404           sign-in  404           404
withdraw_question_report published POST sign-in  →report_question →report_question sign-in →report_question →report_question
withdraw_question_report draft POST   sign-in    404           404           sign-in  404           404
report_paper       published  GET     sign-in    ok            ok            sign-in  ok            ok
report_paper       draft      GET     sign-in    404           404           sign-in  404           404
report_paper       published  POST    sign-in    →paper        →paper        sign-in  →paper        →paper
report_paper       draft      POST    sign-in    404           404           sign-in  404           404
report_list        -          GET     sign-in    ok            ok            sign-in  ok            ok
mark_answers_read  -          POST    sign-in    →report_list  →report_list  sign-in  →report_list  →report_list
withdraw_report    owners     POST    sign-in    →report_list  404           sign-in  404           404
"""
REPORT_GETS = """
report_question      published  -                            own
report_question      draft      -                            same
report_paper         published  -                            same
report_paper         draft      -                            same
report_list          -          -                            own
"""
REPORT_BODIES = {
    "report_question": {"reason": "unclear", "words": "Which one?"},
    "report_paper": {"reason": "wrong", "words": "Not ten."},
}
OF_A_REPORTED_QUESTION = ("report_question", "withdraw_question_report")


def raise_report(learner: Learner, question: Question, words: str) -> None:
    """For curators, who see the words and not whose they are."""
    Report.objects.create(
        learner=learner,
        question=question,
        reason=Report.Reason.OTHER,
        words=words,
        question_revision=question.revision,
        reported_at=timezone.now(),
    )


def report_note(learner: Learner, paper: Paper) -> Report:
    """One that waits, and one that was answered and stands settled under the note."""
    now = timezone.now()
    told = {"learner": learner, "paper": paper, "reported_at": now}
    answered = Report.objects.create(
        reason=Report.Reason.WRONG,
        state=Report.State.ANSWERED,
        answer="It is as the paper says.",
        closed_at=now,
        **told,
    )
    Settlement.objects.create(
        report=answered,
        paper=paper,
        doubt="Are there six layers?",
        outcome="There are: see its figure 1.",
        settled_at=now,
    )
    return Report.objects.create(
        reason=Report.Reason.MISSING, words="What came after it.", **told
    )
