"""The sample library as values, and loaded."""

import pytest

from papers.libraryfiles import read_library
from papers.services.library import load_library
from tests.papers.conftest import SAMPLE


@pytest.fixture
def sample_library():
    library, faults = read_library(SAMPLE)
    assert faults == ()
    return library


@pytest.fixture
def loaded_library(db, sample_library, noon):
    load_library(sample_library, at=noon)
    return sample_library
