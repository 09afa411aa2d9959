"""Runs the site's own settings in a process of its own, as on a fresh machine."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "VIRTUAL_ENV")


def environment(data_dir, **variables):
    """Nothing but what is named, so that the machine's own variables decide nothing."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return kept | {"DATA_DIR": str(data_dir), "PYTHONWARNINGS": "ignore"} | variables


def run(*command, data_dir, **variables):
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=environment(data_dir, **variables),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def printed_json(script, *, data_dir, **variables):
    """The JSON that a script prints."""
    finished = run("-c", script, data_dir=data_dir, **variables)
    assert finished.returncode == 0, finished.stderr
    return json.loads(finished.stdout)
