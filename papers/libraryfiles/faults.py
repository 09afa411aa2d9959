"""What is wrong in a library file, where, and what to do about it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Fault:
    path: str
    line: int
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.problem}. {self.remedy}."


@dataclass
class Faults:
    """Collects the faults of one file, each once, so that reading goes on after the first."""

    path: str
    found: list[Fault] = field(default_factory=list)

    def add(self, line: int, problem: str, remedy: str) -> None:
        fault = Fault(self.path, line, problem.rstrip("."), remedy.rstrip("."))
        if fault not in self.found:
            self.found.append(fault)


def shown(text: str, limit: int = 60) -> str:
    """Text quoted on one line, shortened, safe to print."""
    flat = " ".join(text.split())
    short = flat if len(flat) <= limit else flat[: limit - 1] + "…"
    return (
        '"'
        + "".join(
            mark if mark.isprintable() else "\N{REPLACEMENT CHARACTER}"
            for mark in short
        )
        + '"'
    )
