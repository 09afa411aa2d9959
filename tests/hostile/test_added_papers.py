"""What people paste of a paper, and what services say of it, is shown as text."""

import pytest

from papers.formats.entry import BibliographyEntry
from papers.metadata.lookup import Facts
from study.adding import finding
from tests.hostile.markup import HARMLESS, shape_of
from tests.hostile.payloads import packed

pytestmark = [pytest.mark.corpora, pytest.mark.django_db]


def test_typed_reference_is_shown_as_text(ada):
    def shape(text):
        return shape_of(ada.post("/papers/add/find/", {"text": f"Title {text}"}))

    before = shape(HARMLESS)
    for text in packed(400)[::8]:
        # A citation or an address among the texts would be read as one.
        plain = text.replace("@", "").replace("://", " ")
        assert shape(plain) == before, text


def test_facts_of_a_service_are_shown_as_text(ada, settings, monkeypatch):
    settings.METADATA_LOOKUP = True
    monkeypatch.setattr(finding, "MOST_LOOKUPS", 10_000)

    def shape(text):
        entry = BibliographyEntry(
            title=text,
            authors=(text,),
            venue=text,
            abstract=text,
            url="https://papers.example/",
        )
        facts = Facts(entry)
        monkeypatch.setattr(finding, "look_up", lambda *_, **__: facts)
        return shape_of(ada.post("/papers/add/find/", {"text": "2401.01234"}))

    before = shape(HARMLESS)
    for text in packed(400)[::8]:
        assert shape(text) == before, text
