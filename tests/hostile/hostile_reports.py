"""What was told to curators in every state, and what stands settled under a note."""

from django.utils import timezone

from study.models import Report, Settlement


def add_report_states(learner, paper, question):
    """Each text is there to be written over."""
    now = timezone.now()
    told = {
        "learner": learner,
        "reason": Report.Reason.WRONG,
        "words": "Not ten.",
        "quote": "Ten layers.",
        "source": "Section 3.",
        "may_be_named": True,
        "reported_at": now,
    }
    Report.objects.create(paper=paper, part="tldr", **told)
    closed = {"state": "answered", "answer": "Six.", "closed_at": now}
    report = Report.objects.create(paper=paper, **told, **closed)
    Report.objects.create(
        question=question, question_revision=0, part="answer", **told, **closed
    )
    Settlement.objects.create(
        report=report, paper=paper, doubt="Ten?", outcome="Six.", settled_at=now
    )
