"""Lists as people write them, and as nobody does."""

import pytest

from papers.documents.bullets import DEEPEST_LIST
from papers.documents.long_notes import read_long_notes
from papers.documents.opml import NotReadable
from papers.documents.question_sheet import read_question_sheet

ADAM = "## [Adam](https://arxiv.org/abs/1412.6980)\n\n"


def nested(depth):
    return "\n".join(f"{' ' * level}- level {level}" for level in range(depth))


@pytest.mark.parametrize("read", [read_long_notes, read_question_sheet])
@pytest.mark.parametrize("heading", ["", ADAM])
def test_bullets_nested_without_end_are_told_with_their_line(read, heading):
    text = heading + nested(400)
    first_line = heading.count("\n") + 1
    with pytest.raises(NotReadable, match=f"Line {first_line + DEEPEST_LIST}: "):
        read(text)


def test_bullets_as_deep_as_anybody_writes_are_taken():
    page = read_long_notes(ADAM + nested(DEEPEST_LIST))
    (note,) = page.sections
    assert f"level {DEEPEST_LIST - 1}" in note.bodies["details"]
