"""A curator brings a package of Anki and says which paper its decks are about."""

from django.core.files.uploadedfile import SimpleUploadedFile

from papers.models import DocumentImport
from tests.factories import PaperFactory
from tests.papers.documents.anki_packages import NEWER, PACKAGE

ADD = "/admin/papers/documentimport/add/"
# Of the first note in the text that a package becomes.
DECK = 6


def test_package_is_brought_in_the_admin(curator_browser):
    bread = PaperFactory(slug="bread", title="Slow Bread")
    file = SimpleUploadedFile("kitchen.apkg", PACKAGE)
    page = curator_browser.post(ADD, {"file": file}, follow=True)
    document = DocumentImport.objects.get()
    assert document.kind == "anki"
    assert "Kitchen::Slow Bread, tag hard" in page.content.decode()
    assert "crust.png" in page.content.decode()
    path = f"/admin/papers/documentimport/{document.pk}"
    choice = {f"place_{DECK}": str(bread.pk)}
    curator_browser.post(f"{path}/choose/", choice)
    page = curator_browser.post(f"{path}/import/", follow=True)
    assert "Imported: 3 new questions" in page.content.decode()


def test_package_of_the_newer_form_is_refused_in_words(curator_browser):
    file = SimpleUploadedFile("kitchen.apkg", NEWER)
    page = curator_browser.post(ADD, {"file": file})
    assert "Support older Anki versions" in page.content.decode()
    assert not DocumentImport.objects.exists()
