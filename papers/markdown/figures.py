"""Small SVG drawings, rebuilt from an allow-list; pictures within their own rules.

What is not on the list is named as a problem, and never comes out.
"""

import re
from dataclasses import dataclass, field
from html import escape
from xml.parsers import expat

from papers.markdown.figure_problems import NO_TITLE, FigureProblem
from papers.markdown.pictures import is_picture, read_picture

NAMESPACE = "http://www.w3.org/2000/svg"
SIZE_LIMIT = 20_000
DEPTH_LIMIT = 16
TEXT_ELEMENTS = frozenset({"text", "tspan", "title", "desc"})
ELEMENTS = TEXT_ELEMENTS | {
    "svg",
    "g",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
}
CLASSES = frozenset(
    {
        "fig-line",
        "fig-fill",
        "fig-accent",
        "fig-accent-fill",
        "fig-warm",
        "fig-warm-fill",
        "fig-muted",
        "fig-text",
        "fig-small",
        "fig-strong",
    }
)

NUMBER = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?"
LENGTH = re.compile(rf"{NUMBER}(?:px|em|%)?\Z")
NUMBERS = re.compile(rf"\s*{NUMBER}(?:[\s,]+{NUMBER})*\s*\Z")
OUTLINE = re.compile(r"[MmLlHhVvCcSsQqTtAaZz0-9eE\s,.+-]*\Z")
TRANSFORMATION = r"(?:translate|rotate|scale|skewX|skewY|matrix)"
TRANSFORM = re.compile(rf"(?:{TRANSFORMATION}\([0-9eE\s,.+-]*\)[\s,]*)+\Z")
LENGTHS = (
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "dx",
    "dy",
    "width",
    "height",
    "stroke-width",
)
ATTRIBUTES = {
    **dict.fromkeys(LENGTHS, LENGTH),
    **dict.fromkeys(("viewBox", "points", "stroke-dasharray"), NUMBERS),
    "d": OUTLINE,
    "transform": TRANSFORM,
    "text-anchor": re.compile(r"(?:start|middle|end)\Z"),
    "dominant-baseline": re.compile(r"(?:auto|middle|central|hanging)\Z"),
    "stroke-linecap": re.compile(r"(?:butt|round|square)\Z"),
    "stroke-linejoin": re.compile(r"(?:miter|round|bevel)\Z"),
    "preserveAspectRatio": re.compile(r"[A-Za-z ]+\Z"),
}


TOO_LARGE = FigureProblem(
    1,
    f"The drawing is larger than {SIZE_LIMIT // 1000} kB",
    "Simplify it",
)
NO_VIEWBOX = FigureProblem(
    1,
    "The drawing has no viewBox",
    'Add viewBox="0 0 width height" to <svg>',
)


@dataclass
class _Drawing:
    """Follows the parser and writes down only what is allowed."""

    parser: "expat.XMLParserType"
    output: list[str] = field(default_factory=list)
    problems: list[FigureProblem] = field(default_factory=list)
    open_elements: list[str] = field(default_factory=list)
    title: str = ""
    has_viewbox: bool = False

    def listen(self) -> None:
        parser = self.parser
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        parser.StartDoctypeDeclHandler = self.forbid
        parser.EntityDeclHandler = self.forbid
        parser.XmlDeclHandler = self.forbid
        parser.CommentHandler = self.forbid
        parser.StartCdataSectionHandler = self.forbid
        parser.ProcessingInstructionHandler = self.forbid

    def refuse(self, problem: str, remedy: str) -> None:
        line = self.parser.CurrentLineNumber
        self.problems.append(FigureProblem(line, problem, remedy))

    def start(self, name: str, attributes: dict[str, str]) -> None:
        is_root = not self.open_elements
        self.open_elements.append(name)
        is_in_place = is_root == (name == "svg")
        if name not in ELEMENTS or not is_in_place:
            self.refuse(
                f"The element <{name[:40]}> is not allowed here",
                "Use only shapes, text, title and desc in one svg",
            )
            return
        if len(self.open_elements) > DEPTH_LIMIT:
            self.refuse(
                "The drawing is nested too deeply",
                f"Use at most {DEPTH_LIMIT} levels",
            )
        if is_root and "viewBox" in attributes:
            self.has_viewbox = True
        self.output.append(f"<{name}")
        for key, value in attributes.items():
            if self.is_allowed(key, value, is_root):
                self.output.append(f' {key}="{escape(value)}"')
        self.output.append(">")

    def end(self, name: str) -> None:
        self.open_elements.pop()
        self.output.append(f"</{name}>")

    def text(self, content: str) -> None:
        parent = self.open_elements[-1] if self.open_elements else ""
        if parent in TEXT_ELEMENTS:
            self.output.append(escape(content))
            is_child_of_svg = len(self.open_elements) == 2
            if parent == "title" and is_child_of_svg:
                self.title += content
        elif content.strip():
            self.refuse(
                "Text stands outside of a text element", "Put it into <text>"
            )

    def forbid(self, *_: object) -> None:
        self.refuse(
            "Declarations, entities, comments, CDATA and instructions are not allowed",
            "Remove them",
        )

    def is_allowed(self, key: str, value: str, is_root: bool) -> bool:
        """Whether the attribute comes out; names the problem of one that may not."""
        if key == "xmlns" and is_root:
            if value != NAMESPACE:
                self.refuse(
                    "The namespace is not SVG's", f'Write xmlns="{NAMESPACE}"'
                )
            return False
        if is_fitting_attribute(key, value):
            return True
        self.refuse(
            f'The attribute {key[:40]}="{value[:40]}" is not allowed',
            "Colours come from the fig- classes; keep geometry and text attributes",
        )
        return False


def is_fitting_attribute(key: str, value: str) -> bool:
    if key == "class":
        return set(value.split()) <= CLASSES
    if key not in ATTRIBUTES:
        return False
    return ATTRIBUTES[key].match(value) is not None


def check_figure(svg: str) -> tuple[str, str, tuple[FigureProblem, ...]]:
    """The drawing rebuilt for a page, its title, and all that is wrong with it.

    Of a picture, which is no part of a page, the drawing is empty.
    """
    if is_picture(svg):
        picture, fault = read_picture(svg)
        title = picture.title if picture else ""
        return "", title, (fault,) if fault else ()
    source = svg.encode("utf-8", "replace")
    if len(source) > SIZE_LIMIT:
        return "", "", (TOO_LARGE,)
    # Whatever it says of its encoding.
    parser = expat.ParserCreate("utf-8")
    drawing = _Drawing(parser)
    drawing.listen()
    try:
        parser.Parse(source, True)
    except expat.ExpatError as error:
        message = expat.ErrorString(error.code)
        problem = FigureProblem(
            error.lineno, f"The XML is broken ({message})", "Mend it"
        )
        return "", "", (*drawing.problems, problem)
    if not drawing.has_viewbox:
        drawing.problems.append(NO_VIEWBOX)
    title = " ".join(drawing.title.split())
    if not title:
        drawing.problems.append(NO_TITLE)
    return "".join(drawing.output), title, tuple(drawing.problems)
