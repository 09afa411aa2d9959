"""An import that is killed when all of it is written leaves nothing of it."""

from tests.papers.documents.bibliographies import BIBTEX
from tests.papers.documents.topic_documents import BOX_TREE

# All is written and checked; nothing is committed yet.
KILLED_AT_THE_END = """
import os, signal
from papers.services.documents import importing
importing.bump_revision = lambda: os.kill(os.getpid(), signal.SIGKILL)
from django.core.management import call_command
call_command("import_document", {file!r}, *{options!r})
"""
COUNTS = """
from papers.models import Author, DocumentImport, LibraryChange, Paper, Topic
for model in (Author, DocumentImport, LibraryChange, Paper, Topic):
    print(model.__name__, model.objects.count())
"""
CATEGORY = """
from papers.models import Category
print(Category.objects.order_by("pk").first().slug)
"""


def test_killed_import_leaves_the_library_as_it_was(site, tmp_path):
    before = site.run(COUNTS)
    category = site.run(CATEGORY)
    for name, text, options in (
        ("kitchen.bib", BIBTEX, ("--category", category)),
        ("kitchen.md", BOX_TREE, ()),
    ):
        file = tmp_path / name
        file.write_text(text)
        script = KILLED_AT_THE_END.format(file=str(file), options=options)
        killed = site.manage("shell", "--no-imports", "--command", script)
        assert killed.returncode == -9
        assert site.run(COUNTS) == before
        assert site.manage("import_document", file, *options).returncode == 0
        after = site.run(COUNTS)
        assert after != before
        before = after
