import importlib
from pathlib import Path

import pytest

import bench

FOLDER = Path(bench.__path__[0])
MODULES = sorted(file.stem for file in FOLDER.glob("*.py"))


@pytest.mark.parametrize("module", MODULES)
def test_benchmark_finds_what_it_imports(module):
    """No other test runs the measurements themselves."""
    assert importlib.import_module(f"bench.{module}").__doc__
