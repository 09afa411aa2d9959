"""The page cache is rendered anew whenever what decides how pages look changes."""

import pytest
from django.conf import settings
from django.test.signals import template_rendered

from papers.services.page_cache import digest, render_pages, rendering_digest
from papers.services.page_cache.digest import rendering_files
from tests.factories import PaperFactory
from tests.source_files import OWN, name_of, own_imports_of

FILES = {name_of(file): file for file in OWN}


def modules_behind(module):
    """The module and all of ours that it imports, directly or through others."""
    found = set()
    waiting = [module]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += own_imports_of(FILES[name])
    return found


def test_all_that_rendering_imports_is_hashed():
    hashed = set(rendering_files())
    behind = modules_behind("papers.services.page_cache")
    assert sorted(name for name in behind if FILES[name] not in hashed) == []


def test_template_tags_are_hashed():
    assert FILES["papers.templatetags.json_ld"] in set(rendering_files())


@pytest.mark.django_db
def test_every_rendered_template_is_hashed():
    rendered = []

    def note(template, **more):
        rendered.append(template.origin.name)

    paper = PaperFactory()
    template_rendered.connect(note)
    try:
        list(render_pages([paper.pk]))
    finally:
        template_rendered.disconnect(note)
    hashed = {str(file) for file in rendering_files()}
    assert rendered
    assert [name for name in rendered if name not in hashed] == []


def test_digest_is_the_same_twice():
    assert rendering_digest() == rendering_digest()


@pytest.mark.parametrize(
    "changed",
    [
        "papers/fields.py",
        "papers/libraryfiles/entries.py",
        "papers/models/note.py",
        "papers/services/page_cache/header.py",
        "papers/templatetags/json_ld.py",
        "templates/papers/page_cache/row.html",
    ],
)
def test_digest_changes_with_the_file(monkeypatch, tmp_path, changed):
    before = rendering_digest()
    file = settings.BASE_DIR / changed
    edited = tmp_path / "edited"
    edited.write_bytes(file.read_bytes() + b"\n")
    files = [edited if one == file else one for one in rendering_files()]
    monkeypatch.setattr(digest, "rendering_files", lambda: files)
    assert edited in files
    assert rendering_digest() != before


def test_digest_changes_with_a_library(monkeypatch):
    before = rendering_digest()
    monkeypatch.setattr(digest, "version", lambda name: "another")
    assert rendering_digest() != before


def test_digest_changes_with_an_address(monkeypatch):
    before = rendering_digest()
    monkeypatch.setattr(digest, "reverse", lambda name, args: f"/elsewhere/{name}/")
    assert rendering_digest() != before


def test_digest_changes_with_the_site(settings):
    before = rendering_digest()
    settings.SITE_URL = "https://elsewhere.example"
    assert rendering_digest() != before
