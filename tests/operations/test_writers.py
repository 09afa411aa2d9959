"""Writers who wait for the database leave a thread to those who read."""

import sqlite3
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from contextlib import closing, contextmanager

from tests.operations.site import IS_POSTGRESQL

WRITER_COUNT = 12
# Of the four threads of the one process.
WAITING_COUNT = 3


@contextmanager
def marks_held_up(site):
    """Another program keeps everybody from marking a paper."""
    if IS_POSTGRESQL:
        import psycopg

        with psycopg.connect(site.database_url) as other:
            other.execute("LOCK TABLE study_reading IN EXCLUSIVE MODE")
            yield
            other.rollback()
    else:
        with closing(sqlite3.connect(site.database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
            other.execute("ROLLBACK")


def test_read_is_answered_while_twelve_writers_wait(site):
    sessions = site.sessions(WRITER_COUNT)
    site.start()
    assert site.get("/papers/").status == 200
    with ThreadPoolExecutor(WRITER_COUNT) as pool, marks_held_up(site):
        marks = [
            pool.submit(site.post, "/papers/relay/status/", session, status="reading")
            for session in sessions
        ]
        wait(marks, timeout=8, return_when=FIRST_COMPLETED)
        # The database's own patience is 20 seconds, or 10.
        read = site.get("/papers/", timeout=8)
    assert read.status == 200
    statuses = sorted(mark.result().status for mark in marks)
    sent_away_count = WRITER_COUNT - WAITING_COUNT
    assert statuses == [200] * WAITING_COUNT + [503] * sent_away_count
