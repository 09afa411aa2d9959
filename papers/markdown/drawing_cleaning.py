"""A drawing as programs write it, made one of ours: its shapes and words stay.

Styles, metadata, fonts, links, scripts and pictures go. Colours become the classes that
follow a reader's theme; what is drawn keeps its place.
"""

import re
from dataclasses import dataclass, field
from html import escape
from xml.parsers import expat

from papers.markdown.figures import (
    ELEMENTS,
    NAMESPACE,
    NUMBER,
    TEXT_ELEMENTS,
    is_fitting_attribute,
)

SHAPES = ELEMENTS - TEXT_ELEMENTS - {"svg", "g"}
# What is no loss: their meaning is kept otherwise, or nobody sees them.
QUIETLY_LEFT_OUT = re.compile(
    r"(?:fill|stroke|font|style|class|id|xmlns|xml|version|inkscape|sodipodi|data-)"
)
SIZE = re.compile(rf"({NUMBER})(px|pt|pc|mm|cm|in|)\Z")
# In units of a drawing, which are CSS pixels: 96 to the inch.
UNITS = {
    "": 1,
    "px": 1,
    "pt": 96 / 72,
    "pc": 16,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96,
}
LARGEST_SIDE = 100_000
PROLOGUE = f'<svg xmlns="{NAMESPACE}"'


class CannotBeCleaned(ValueError):
    """The file is no drawing that could be read; its text says what to do."""


@dataclass(frozen=True)
class CleanedDrawing:
    """The SVG, and what was left out of it: elements in angle brackets, attributes."""

    svg: str
    left_out: tuple[str, ...]


def is_filled(attributes: dict[str, str], inherited: bool) -> bool:
    """Whether a shape is filled, as it says or as it inherits it."""
    values = attributes | style_values(attributes.get("style", ""))
    if "fill" not in values:
        return inherited
    return is_visible(values["fill"])


def style_values(style: str) -> dict[str, str]:
    values = {}
    for declaration in style.split(";"):
        name, _, value = declaration.partition(":")
        values[name.strip()] = value.strip()
    return values


def is_visible(colour: str) -> bool:
    return colour.strip() not in ("none", "transparent")


def is_unseen(name: str, attributes: dict[str, str]) -> bool:
    """A layer that was switched off; a frame without fill and outline."""
    values = attributes | style_values(attributes.get("style", ""))
    if values.get("display") == "none":
        return True
    colours = (values.get("fill", "seen"), values.get("stroke", "seen"))
    return name in SHAPES and not any(map(is_visible, colours))


def clean_drawing(source: bytes, *, title: str = "") -> CleanedDrawing:
    """A drawing within the rules of figures.py, as far as it can be made one.

    title: what one sees; the drawing's own where it is empty.
    Raises CannotBeCleaned.
    """
    cleaner = _Cleaner(title=title)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = cleaner.start
    parser.EndElementHandler = cleaner.end
    parser.CharacterDataHandler = cleaner.text
    parser.EntityDeclHandler = cleaner.refuse_declaration
    parser.AttlistDeclHandler = cleaner.refuse_declaration
    try:
        parser.Parse(source, True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise CannotBeCleaned(
            f"Line {error.lineno}: this is no SVG that can be read ({reason})."
            " Save it as plain SVG and try again."
        ) from error
    except CannotBeCleaned:
        raise
    except (LookupError, ValueError) as error:
        raise CannotBeCleaned(
            "The file is in an encoding that can't be read. Save it as UTF-8 and try"
            " again."
        ) from error
    return cleaner.cleaned()


@dataclass
class _Cleaner:
    """Follows the parser; what is not on the list is skipped with all inside it."""

    title: str
    own_title: str = ""
    opening: str = ""
    output: list[str] = field(default_factory=list)
    open_elements: list[str] = field(default_factory=list)
    # Of each open element, and first of what stands in none.
    fills: list[bool] = field(default_factory=lambda: [True])
    skipped_depth: int = 0
    left_out: set[str] = field(default_factory=set)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.removeprefix("svg:")
        is_in_place = (name == "svg") == (not self.open_elements)
        if self.open_elements and is_unseen(name, attributes):
            self.skipped_depth += 1
            return
        if self.skipped_depth or name not in ELEMENTS or not is_in_place:
            if not self.skipped_depth:
                self.left_out.add(f"<{name[:40]}>")
            self.skipped_depth += 1
            return
        self.open_elements.append(name)
        self.fills.append(is_filled(attributes, self.fills[-1]))
        if name == "svg":
            self.opening = f'{PROLOGUE} viewBox="{view_box(attributes)}">'
        elif not self.is_title_of_drawing:
            self.output.append(self.start_tag(name, attributes))

    def end(self, name: str) -> None:
        if self.skipped_depth:
            self.skipped_depth -= 1
            return
        is_title = self.is_title_of_drawing
        self.fills.pop()
        closed = self.open_elements.pop()
        if self.open_elements and not is_title:
            self.output.append(f"</{closed}>")

    def text(self, content: str) -> None:
        if self.skipped_depth or self.open_elements[-1] not in TEXT_ELEMENTS:
            return
        if self.is_title_of_drawing:
            self.own_title += content
        else:
            self.output.append(escape(content))

    def refuse_declaration(self, *_: object) -> None:
        raise CannotBeCleaned(
            "The file declares entities or attributes of its own. Save it as plain SVG"
            " and try again."
        )

    @property
    def is_title_of_drawing(self) -> bool:
        return self.open_elements == ["svg", "title"]

    def start_tag(self, name: str, attributes: dict[str, str]) -> str:
        kept = {}
        for key, value in attributes.items():
            if is_fitting_attribute(key, value):
                kept[key] = value
            elif not QUIETLY_LEFT_OUT.match(key):
                self.left_out.add(key[:40])
        if name in SHAPES:
            css_class = "fig-fill" if self.fills[-1] else "fig-line"
            kept.setdefault("class", css_class)
        elif name == "text":
            kept.setdefault("class", "fig-text")
        written = [f' {key}="{escape(value)}"' for key, value in kept.items()]
        return f"<{name}{''.join(written)}>"

    def cleaned(self) -> CleanedDrawing:
        if not self.opening:
            raise CannotBeCleaned("The file is no SVG. Choose an .svg file.")
        title = " ".join((self.title or self.own_title).split())
        parts = [self.opening, f"\n  <title>{escape(title)}</title>\n"]
        parts += [*self.output, "\n</svg>\n"]
        lines = [line.strip() for line in "".join(parts).split("\n")]
        svg = "\n".join([*filter(None, lines), ""])
        return CleanedDrawing(svg, tuple(sorted(self.left_out)))


def view_box(attributes: dict[str, str]) -> str:
    """As the drawing says it, else from its size."""
    box = attributes.get("viewBox", "")
    if is_fitting_attribute("viewBox", box):
        return box
    sizes = []
    for name in ("width", "height"):
        side = units_of(attributes.get(name, ""))
        if side is None:
            raise CannotBeCleaned(
                "The drawing says neither its viewBox nor its size. Add"
                ' viewBox="0 0 width height" to <svg>.'
            )
        sizes.append(f"{round(side, 3):.10g}")
    return f"0 0 {' '.join(sizes)}"


def units_of(size: str) -> float | None:
    """How many units of the drawing a width or height is; None for no size."""
    match = SIZE.match(size.strip())
    if match is None:
        return None
    number, unit = match.groups()
    side = float(number) * UNITS[unit]
    return side if 0 < side <= LARGEST_SIDE else None
