"""Documents with a few signs changed, sent as a curator's browser sends them."""

import random

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from papers.models import DocumentImport
from papers.services.library.export import library_from_database
from tests.factories import CategoryFactory
from tests.papers.documents.test_mutated_documents import IS_COMPLETE, SAMPLES
from tests.papers.documents.test_topic_documents import mutated

SENT = 40 if IS_COMPLETE else 2


@pytest.mark.parametrize("kind", SAMPLES)
def test_mutated_document_that_is_sent_changes_all_or_nothing(curator_browser, kind):
    chance = random.Random(f"14 {kind}")
    category = CategoryFactory()
    before = library_from_database()
    for _ in range(SENT):
        text = mutated(SAMPLES[kind], chance).encode("utf-8", "replace")
        file = SimpleUploadedFile("a.md", text)
        page = curator_browser.post("/admin/papers/documentimport/add/", {"file": file})
        assert page.status_code in (200, 302)
        if page.status_code == 200:
            assert page.context["form"].errors
            continue
        document = DocumentImport.objects.latest("pk")
        path = f"/admin/papers/documentimport/{document.pk}"
        curator_browser.post(f"{path}/choose/", {"category": category.pk})
        assert curator_browser.post(f"{path}/import/").status_code == 302
        document.refresh_from_db()
        if document.imported_at is None:
            assert library_from_database() == before
            continue
        assert curator_browser.post(f"{path}/undo/").status_code == 302
        assert library_from_database() == before
