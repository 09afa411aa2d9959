"""Back to an older Octavo, with what only a newer one can say in the database."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from papers.models import NoteDraft, Paper
from tests.factories import PaperFactory
from tests.library_changes import bring_topics

BEFORE = ("papers", "0029_measured_against")


@pytest.fixture
def older(transactional_db):
    """Goes back; afterwards all is as new as it was."""

    def go_back():
        executor = MigrationExecutor(connection)
        executor.migrate([BEFORE])
        return executor.loader.project_state([BEFORE]).apps

    yield go_back
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def test_what_an_older_octavo_does_not_know_is_drafts_gone_or_topics(older):
    """In one, since going back and forth takes a while."""
    paper = PaperFactory(slug="waits")
    Paper.objects.filter(pk=paper.pk).update(status="review")
    now = timezone.now()
    for text, discarded_at in (("thrown", now), ("stands", None)):
        NoteDraft.objects.create(
            paper=paper,
            texts={"tldr": text},
            base_texts={},
            begun_at=now,
            saved_at=now,
            discarded_at=discarded_at,
        )
    for kind in ("long_notes", "bibtex", "anki"):
        bring_topics(kind=kind)
    apps = older()
    assert apps.get_model("papers", "Paper").objects.get().status == "draft"
    draft = apps.get_model("papers", "NoteDraft").objects.get()
    assert draft.texts == {"tldr": "stands"}
    documents = apps.get_model("papers", "DocumentImport").objects
    assert list(documents.values_list("kind", flat=True)) == ["topic_list"] * 3
