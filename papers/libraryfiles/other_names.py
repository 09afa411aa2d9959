"""What else a paper or a topic is called: rules for the names, and their forms.

In a note they are a list, below a topic one line, in the database one name a line.
"""

from collections.abc import Iterable, Sequence

from papers.libraryfiles.faults import Faults, quote_text

LONGEST_NAME = 80
MOST_NAMES = 20
# Between the names in a topic's line.
SEPARATOR = "; "


def other_names_problem(names: Sequence[str]) -> str:
    """Why they can't be kept, as a sentence without its full stop, or nothing."""
    if len(names) > MOST_NAMES:
        return f"There are more than {MOST_NAMES} other names"
    known = set()
    for name in names:
        quoted = quote_text(name)
        if not any(character.isalnum() for character in name):
            return f"{quoted} is no name"
        if len(name) > LONGEST_NAME:
            return f"The name {quoted} is longer than {LONGEST_NAME} characters"
        if " ".join(name.split()) != name:
            return f"The name {quoted} has odd spaces in it"
        if ";" in name:
            return f"The name {quoted} has a semicolon in it"
        if name.casefold() in known:
            return f"The name {quoted} stands twice"
        known.add(name.casefold())
    return ""


def check_other_names(names: Sequence[str], line: int, faults: Faults) -> None:
    problem = other_names_problem(names)
    if problem:
        faults.add(line, problem, "Keep a few short names, each once")


def split_other_names(text: str) -> tuple[str, ...]:
    """The names of a topic's line, or of a text with one name a line."""
    names = []
    for name in text.replace("\n", ";").split(";"):
        short = " ".join(name.split())
        if short:
            names.append(short)
    return tuple(names)


def join_in_lines(names: Iterable[str]) -> str:
    """As the database keeps them."""
    return "\n".join(names)
