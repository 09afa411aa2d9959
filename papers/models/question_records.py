"""The texts of questions, one row for each revision."""

from typing import Any

from django.db import models
from simple_history.models import HistoricalRecords


class QuestionRecords(HistoricalRecords):
    """How a question read at each of its revisions.

    Answers store the number of a revision, so that no two texts may bear it. What is
    saved again under the same number, as its place or its status, is the same row.
    """

    def get_meta_options(self, model: Any) -> dict[str, Any]:
        options: dict[str, Any] = super().get_meta_options(model)
        options["constraints"] = (
            models.UniqueConstraint(
                fields=("id", "revision"),
                name="question_text_once_per_revision",
            ),
        )
        return options

    def create_historical_record(
        self, instance: Any, history_type: str, using: str | None = None
    ) -> None:
        values = {}
        for field in self.fields_included(instance):
            values[field.attname] = getattr(instance, field.attname)
        same_revision = instance.history.filter(revision=instance.revision)
        if not same_revision.update(**values):
            super().create_historical_record(instance, history_type, using)
