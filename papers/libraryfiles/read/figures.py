"""Reading a figure: an SVG within the rules of docs/library-format.md."""

from papers.libraryfiles.entries import FigureFile
from papers.libraryfiles.faults import Faults
from papers.markdown.figures import check_figure


def parse_figure(text: str, name: str, faults: Faults) -> FigureFile:
    for problem in check_figure(text)[2]:
        faults.add(
            problem.line,
            problem.problem,
            problem.remedy,
        )
    return FigureFile(name, text.strip() + "\n", line=1)
