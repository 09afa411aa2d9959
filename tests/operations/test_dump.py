"""A dump by the database's own tools, restored as docs/operations.md says, serves."""

import pytest

from tests.operations.site import (
    IS_POSTGRESQL,
    ROOT,
    Site,
    create_database,
    drop_database,
    shell,
)

DOCUMENT = ROOT / "docs" / "operations.md"
pytestmark = pytest.mark.skipif(
    not IS_POSTGRESQL, reason="PostgreSQL's tools dump PostgreSQL's databases"
)


def documented_line(beginning: str) -> str:
    """The one line of the document's blocks of code that begins so."""
    lines = DOCUMENT.read_text(encoding="utf-8").splitlines()
    [line] = [line.strip() for line in lines if line.strip().startswith(beginning)]
    return line


@pytest.fixture
def empty_database():
    url = create_database()
    yield url
    drop_database(url)


@pytest.fixture
def restored(site, empty_database, tmp_path):
    """The site's dump in another database."""
    for beginning, url in (
        ("pg_dump ", site.database_url),
        ("pg_restore ", empty_database),
    ):
        line = f"cd {tmp_path} && {documented_line(beginning)}"
        finished = shell(line, DATABASE_URL=url)
        assert finished.stderr == ""
        assert finished.returncode == 0
    return Site(site.data_dir, site.variables["STATIC_ROOT"], empty_database)


def test_restored_dump_is_searched(restored):
    restored.start()
    try:
        found = restored.get("/search/?q=relay")
        assert found.status == 200
        assert 'href="/papers/relay/"' in found.text
    finally:
        restored.stop()
