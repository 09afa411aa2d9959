"""What is told of a quiz."""

from typing import Any

from study.models import Quiz


def quiz_facts(quiz: Quiz) -> dict[str, Any]:
    return {
        "title": quiz.title,
        "url": quiz.get_absolute_url(),
        "kind_label": quiz.get_kind_display(),
        "started_at": quiz.started_at,
        "finished_at": quiz.finished_at,
    }
