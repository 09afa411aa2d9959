"""Python's search for circles of objects waits, and goes on in any case."""

import gc

import pytest

from papers.formats.collection import paused_collection
from papers.formats.references import read_references
from study.importing.services import confirm_in_steps, keep_references


@pytest.fixture(autouse=True)
def collecting():
    gc.enable()
    yield
    gc.enable()


def test_collection_waits_and_goes_on():
    with paused_collection():
        assert not gc.isenabled()
        with paused_collection():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_collection_goes_on_after_a_fault():
    with pytest.raises(ValueError, match="broken"), paused_collection():
        raise ValueError("broken")
    assert gc.isenabled()


def test_who_paused_it_before_is_not_disturbed():
    gc.disable()
    with paused_collection():
        pass
    assert not gc.isenabled()


@pytest.mark.django_db
def test_collection_goes_on_after_an_import_that_was_left(learner, noon):
    """Who closes the page in the middle ends the steps."""
    references = read_references("@misc{a, title={One}}\n@misc{b, title={Two}}")
    kept = keep_references(
        learner=learner,
        references=references,
        source_name="all.bib",
        list_title="All",
        at=noon,
    )
    steps = confirm_in_steps(list_import=kept, choices={}, at=noon)
    next(steps)
    assert not gc.isenabled()
    steps.close()
    assert gc.isenabled()
