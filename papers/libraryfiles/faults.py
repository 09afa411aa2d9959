"""What is wrong in a library file, where, and what to do about it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Fault:
    """`stops_loading` is False where the library can be loaded all the same.

    `place` names the part of a file that is not written yet.
    """

    path: str
    line: int
    problem: str
    remedy: str
    stops_loading: bool = field(default=True, compare=False)
    place: str = field(default="", compare=False)

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}"
        if self.place:
            where = f"{self.path} ({self.place})"
        return f"{where}: {self.problem}. {self.remedy}."


@dataclass
class Faults:
    """The faults of one file, each once, so that reading goes on after the first."""

    path: str
    items: list[Fault] = field(default_factory=list)

    def add(
        self,
        line: int,
        problem: str,
        remedy: str,
        *,
        stops_loading: bool = True,
    ) -> None:
        fault = Fault(
            self.path,
            line,
            problem.rstrip("."),
            remedy.rstrip("."),
            stops_loading,
        )
        if fault not in self.items:
            self.items.append(fault)


def quote_text(text: str, limit: int = 60) -> str:
    """Text in quotation marks on one line, shortened, safe to print."""
    flat = " ".join(text.split())
    if len(flat) > limit:
        flat = flat[: limit - 1] + "…"
    return '"' + "".join(map(printable_character, flat)) + '"'


def printable_character(character: str) -> str:
    if character.isprintable():
        return character
    return "\N{REPLACEMENT CHARACTER}"
