"""A backup holds what was acknowledged before it began; restoring it loses nothing."""

import hashlib
import os
import sqlite3
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from tests.operations.site import IS_POSTGRESQL, refusal_of

on_sqlite = pytest.mark.skipif(
    IS_POSTGRESQL, reason="PostgreSQL's own tools make its backups"
)
QUESTION = """
from papers.models import Question
print(Question.objects.filter(kind="recall").first().pk)
"""
REVIEWERS = """
from study.models import Review
for email in Review.objects.values_list("learner__email", flat=True):
    print(email.split("@")[0])
"""


def reviewers(site):
    """Whose answer is in the database."""
    return set(site.run(REVIEWERS).split())


def grade(site, question, session):
    return site.post(
        f"/questions/{question}/grade/",
        session,
        key=uuid.uuid4(),
        rating=3,
        seen=0,
        typed="Because.",
    )


def answer_in(pool, site, sessions, acknowledged):
    """Each learner answers a question; the set gets those whom the site thanked."""
    question = site.run(QUESTION)

    def answer(number):
        if grade(site, question, sessions[number]).status == 200:
            acknowledged.add(f"reader-{number}")

    return [pool.submit(answer, number) for number in range(len(sessions))]


def back_up(site, file):
    finished = site.manage("backup", file)
    assert finished.returncode == 0, finished.stderr
    return finished.stdout


def restore(site, file):
    finished = site.manage("restore", file)
    assert finished.returncode == 0, finished.stderr
    return finished.stdout


def files_of(site):
    """Every file beside the database with its contents, but for the lock."""
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in site.data_dir.iterdir()
        if file.is_file() and file.name != "preparing.lock"
    }


@on_sqlite
def test_backup_under_load_holds_what_was_acknowledged_before(site, new_site, tmp_path):
    sessions = site.sessions(60)
    acknowledged = set()
    site.start()
    with ThreadPoolExecutor(3) as pool:
        answers = answer_in(pool, site, sessions, acknowledged)
        while len(acknowledged) < 10:
            assert not all(answer.done() for answer in answers)
            time.sleep(0.01)
        before = set(acknowledged)
        back_up(site, tmp_path / "backup.sqlite3")
    assert len(acknowledged) == 60
    other = new_site()
    restore(other, tmp_path / "backup.sqlite3")
    assert before - reviewers(other) == set()
    assert reviewers(other) - acknowledged == set()


@on_sqlite
def test_restored_site_is_searched(site, new_site, tmp_path):
    back_up(site, tmp_path / "backup.sqlite3")
    other = new_site()
    restore(other, tmp_path / "backup.sqlite3")
    other.start()
    assert 'href="/papers/relay/"' in other.get("/search/?q=relay").text
    assert other.health() == (200, {"status": "ok"})


@on_sqlite
def test_backup_is_one_file_for_its_owner_alone(site, tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    said = back_up(site, folder / "backup.sqlite3")
    [file] = folder.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    assert str(site.data_dir / "secret_key") in said


@on_sqlite
def test_restore_over_what_a_killed_site_left(site, tmp_path):
    """The log of the old database must not be played into the new one."""
    sessions = site.sessions(3)
    site.start()
    question = site.run(QUESTION)
    assert grade(site, question, sessions[0]).status == 200
    back_up(site, tmp_path / "backup.sqlite3")
    assert grade(site, question, sessions[1]).status == 200
    site.kill()
    assert (site.data_dir / "octavo.sqlite3-wal").stat().st_size > 0
    said = restore(site, tmp_path / "backup.sqlite3")
    with closing(sqlite3.connect(site.database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert reviewers(site) == {"reader-0"}
    [aside] = site.data_dir.glob("octavo.sqlite3.before-restore-*")
    assert str(aside) in said
    with closing(sqlite3.connect(aside)) as connection:
        answers = connection.execute("SELECT count(*) FROM study_review").fetchone()
    assert answers == (2,)


@on_sqlite
@pytest.mark.parametrize("header", [b"", b"SQLite format 3\0"])
def test_restore_over_a_damaged_database(header, site, tmp_path):
    back_up(site, tmp_path / "backup.sqlite3")
    damaged = header.ljust(100_000, b"x")
    site.database.write_bytes(damaged)
    (site.data_dir / "octavo.sqlite3-wal").write_bytes(b"y" * 5_000)
    restore(site, tmp_path / "backup.sqlite3")
    assert site.run(QUESTION)
    [aside] = site.data_dir.glob("octavo.sqlite3.before-restore-*[0-9]")
    assert aside.read_bytes() == damaged


@on_sqlite
def test_log_of_a_damaged_database_is_kept_beside_it(site, tmp_path):
    back_up(site, tmp_path / "backup.sqlite3")
    site.database.write_bytes(b"x" * 100_000)
    (site.data_dir / "octavo.sqlite3-wal").write_bytes(b"y" * 5_000)
    restore(site, tmp_path / "backup.sqlite3")
    [log] = site.data_dir.glob("octavo.sqlite3.before-restore-*-wal")
    assert log.read_bytes() == b"y" * 5_000


@on_sqlite
def test_restore_is_refused_while_the_site_runs(site, tmp_path):
    back_up(site, tmp_path / "backup.sqlite3")
    site.start()
    assert site.get("/papers/").status == 200
    before = files_of(site)["octavo.sqlite3"]
    finished = site.manage("restore", tmp_path / "backup.sqlite3")
    assert finished.returncode == 1
    assert "is in use: stop the site first" in finished.stderr
    assert files_of(site)["octavo.sqlite3"] == before
    assert site.get("/papers/").status == 200


def change(file, sql):
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute(sql)


def missing(backup):
    backup.unlink()


def no_database(backup):
    backup.write_text("Dear diary, " * 1000)


def empty(backup):
    backup.write_bytes(b"")


def cut_off(backup):
    os.truncate(backup, backup.stat().st_size // 2)


def overwritten(backup):
    with backup.open("r+b") as file:
        file.seek(backup.stat().st_size // 3)
        file.write(os.urandom(200_000))


def of_another_program(backup):
    backup.unlink()
    change(backup, "CREATE TABLE recipes (name)")


def newer(backup):
    change(
        backup,
        "INSERT INTO django_migrations (app, name, applied) "
        "VALUES ('study', '0999_future', '2030-01-01')",
    )


@on_sqlite
@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (missing, "There is no file"),
        (no_database, "cannot be read as a database"),
        (empty, "not one of Octavo's"),
        (cut_off, ""),
        (overwritten, ""),
        (of_another_program, "not one of Octavo's"),
        (newer, "is from a newer Octavo (study.0999_future is unknown here)"),
    ],
)
def test_bad_backup_changes_nothing(spoil, reason, site, tmp_path):
    backup = tmp_path / "backup.sqlite3"
    back_up(site, backup)
    spoil(backup)
    before = files_of(site)
    finished = site.manage("restore", backup)
    sentence = refusal_of(finished)
    assert str(backup) in sentence
    assert reason in sentence
    assert files_of(site) == before


@on_sqlite
def test_backup_writes_over_nothing(site, tmp_path):
    file = tmp_path / "backup.sqlite3"
    file.write_text("precious")
    finished = site.manage("backup", file)
    assert finished.returncode == 1
    assert "exists already; choose another name" in finished.stderr
    assert file.read_text() == "precious"


@on_sqlite
def test_backup_into_a_folder_that_is_missing_is_explained(site, tmp_path):
    finished = site.manage("backup", tmp_path / "nowhere" / "backup.sqlite3")
    sentence = refusal_of(finished)
    assert "cannot be written" in sentence


@on_sqlite
def test_backup_of_nothing_is_refused(new_site, tmp_path):
    finished = new_site().manage("backup", tmp_path / "backup.sqlite3")
    assert finished.returncode == 1
    assert "There is no database at" in finished.stderr
    assert list(tmp_path.glob("backup*")) == []


@pytest.mark.skipif(not IS_POSTGRESQL, reason="SQLite's files are copied")
@pytest.mark.parametrize("command", ["backup", "restore"])
def test_postgresql_is_left_to_its_own_tools(command, site, tmp_path):
    finished = site.manage(command, tmp_path / "backup")
    sentence = refusal_of(finished)
    assert "pg_dump and pg_restore" in sentence
