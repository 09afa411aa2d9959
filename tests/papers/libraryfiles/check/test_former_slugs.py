"""Slugs that papers and topics had: read, and each leads to one thing."""

from papers.libraryfiles import read_library

FORMERLY = "  - Relays {#relays}: Stations that pass a message on.\n"


def with_former(sample, text):
    row = f"{FORMERLY}    formerly: {text}\n"
    sample.change("topics.md", FORMERLY, row)
    return sample.faults()


def test_former_slugs_of_a_topic_are_read_in_order(sample):
    assert with_former(sample, "stations; posts") == ()
    library, _ = read_library(sample.folder)
    (topic,) = [topic for topic in library.topics if topic.slug == "relays"]
    assert topic.formerly == ("posts", "stations")


def test_former_slug_that_a_topic_has_is_a_fault(sample):
    (fault,) = with_former(sample, "noise")
    assert str(fault).startswith(
        "topics.md:3: The former slug noise is that of a topic in topics.md:"
    )


def test_former_slug_must_be_one(sample):
    (fault,) = with_former(sample, "Old Name")
    assert fault.problem == '"Old Name" is no slug'


def test_nobody_read_a_note_that_is_not_there(sample):
    library, _ = read_library(sample.folder)
    (paper,) = [note for note in library.notes if note.note == "none"]
    sample.change(paper.path, "note: none", "note: none\nread_by: Ada")
    (fault,) = sample.faults()
    assert fault.problem == "Nobody can have read a note that is not there"
