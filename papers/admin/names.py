"""Names as curators enter them."""

from papers.libraryfiles.other_names import join_in_lines, split_other_names


def clean_other_names(text: str) -> str:
    """One name a line, without empty lines and needless spaces."""
    return join_in_lines(split_other_names(text))
