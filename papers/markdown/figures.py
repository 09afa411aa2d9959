"""Small SVG drawings, rebuilt from an allow-list: what is not on it is told, and never comes out."""

import re
from dataclasses import dataclass, field
from html import escape
from xml.parsers import expat

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
    }
    | {"fig-text", "fig-small", "fig-strong"}
)

NUMBER = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?"
LENGTH = re.compile(rf"{NUMBER}(?:px|em|%)?\Z")
NUMBERS = re.compile(rf"\s*{NUMBER}(?:[\s,]+{NUMBER})*\s*\Z")
OUTLINE = re.compile(r"[MmLlHhVvCcSsQqTtAaZz0-9eE\s,.+-]*\Z")
TRANSFORM = re.compile(
    r"(?:(?:translate|rotate|scale|skewX|skewY|matrix)\([0-9eE\s,.+-]*\)[\s,]*)+\Z"
)
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


@dataclass(frozen=True)
class FigureProblem:
    line: int
    problem: str
    remedy: str


@dataclass
class _Drawing:
    """Follows the parser and writes down only what is allowed."""

    lines: "expat.XMLParserType"
    pieces: list[str] = field(default_factory=list)
    problems: list[FigureProblem] = field(default_factory=list)
    open_elements: list[str] = field(default_factory=list)
    title: str = ""
    has_viewbox: bool = False

    def refuse(self, problem: str, remedy: str) -> None:
        self.problems.append(
            FigureProblem(self.lines.CurrentLineNumber, problem, remedy)
        )

    def start(self, name: str, attributes: dict[str, str]) -> None:
        is_root = not self.open_elements
        self.open_elements.append(name)
        if name not in ELEMENTS or (name == "svg") != is_root:
            self.refuse(
                f"The element <{name[:40]}> is not allowed here",
                "Use only shapes, text, title and desc in one svg",
            )
            return
        if len(self.open_elements) > DEPTH_LIMIT:
            self.refuse(
                "The drawing is nested too deeply", f"Use at most {DEPTH_LIMIT} levels"
            )
        kept = [
            (key, value)
            for key, value in attributes.items()
            if self._is_allowed(key, value, is_root)
        ]
        self.has_viewbox |= is_root and "viewBox" in attributes
        self.pieces.append(
            f"<{name}{''.join(f' {key}={chr(34)}{escape(value)}{chr(34)}' for key, value in kept)}>"
        )

    def end(self, name: str) -> None:
        self.open_elements.pop()
        self.pieces.append(f"</{name}>")

    def text(self, content: str) -> None:
        inside = self.open_elements[-1] if self.open_elements else ""
        if inside in TEXT_ELEMENTS:
            self.pieces.append(escape(content))
            self.title += (
                content if inside == "title" and len(self.open_elements) == 2 else ""
            )
        elif content.strip():
            self.refuse("Text stands outside of a text element", "Put it into <text>")

    def forbid(self, *_: object) -> None:
        self.refuse(
            "Declarations, entities, comments, CDATA and instructions are not allowed",
            "Remove them",
        )

    def _is_allowed(self, key: str, value: str, is_root: bool) -> bool:
        if key == "xmlns" and is_root:
            if value != NAMESPACE:
                self.refuse("The namespace is not SVG's", f'Write xmlns="{NAMESPACE}"')
            return False
        if key == "class":
            is_fit = set(value.split()) <= CLASSES
        else:
            is_fit = key in ATTRIBUTES and ATTRIBUTES[key].match(value) is not None
        if not is_fit:
            remedy = (
                "Colours come from the fig- classes; keep geometry and text attributes"
            )
            self.refuse(
                f'The attribute {key[:40]}="{value[:40]}" is not allowed', remedy
            )
        return is_fit


def checked_figure(svg: str) -> tuple[str, str, tuple[FigureProblem, ...]]:
    """The drawing rebuilt for a page, its title, and all that is wrong with it."""
    if len(svg.encode("utf-8", "replace")) > SIZE_LIMIT:
        return (
            "",
            "",
            (
                FigureProblem(
                    1,
                    f"The drawing is larger than {SIZE_LIMIT // 1000} kB",
                    "Simplify it",
                ),
            ),
        )
    parser = expat.ParserCreate()
    drawing = _Drawing(parser)
    _listen(parser, drawing)
    try:
        parser.Parse(svg.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        problem = FigureProblem(
            error.lineno,
            f"The XML is broken ({expat.ErrorString(error.code)})",
            "Mend it",
        )
        return "", "", (*drawing.problems, problem)
    if not drawing.has_viewbox:
        drawing.problems.append(
            FigureProblem(
                1,
                "The drawing has no viewBox",
                'Add viewBox="0 0 width height" to <svg>',
            )
        )
    title = " ".join(drawing.title.split())
    if not title:
        drawing.problems.append(
            FigureProblem(
                1, "The drawing has no title", "Add <title> as the first child of <svg>"
            )
        )
    return "".join(drawing.pieces), title, tuple(drawing.problems)


def _listen(parser: "expat.XMLParserType", drawing: _Drawing) -> None:
    parser.buffer_text = True
    parser.StartElementHandler = drawing.start
    parser.EndElementHandler = drawing.end
    parser.CharacterDataHandler = drawing.text
    parser.StartDoctypeDeclHandler = drawing.forbid
    parser.EntityDeclHandler = drawing.forbid
    parser.XmlDeclHandler = drawing.forbid
    parser.CommentHandler = drawing.forbid
    parser.StartCdataSectionHandler = drawing.forbid
    parser.ProcessingInstructionHandler = drawing.forbid
