"""MathML whose look is in classes, as pages need it.

The converter writes `style` values, HTML inside of text, and `menclose`, which not
every browser draws. Each becomes a class that static/css knows.
"""

import re

STYLE_CLASSES = {
    "text-align:left": "math-left",
    "text-align:right": "math-right",
    "padding-left:0": "math-tight-left",
    "padding-right:0": "math-tight-right",
    "padding-top:0": "math-tight-top",
    "padding-bottom:0": "math-tight-bottom",
    "padding-left:1em": "math-gap-left",
    "padding-right:0.1667em": "math-thin-right",
    "padding-left:0.1em": "math-hair-left",
    "padding-right:0.1em": "math-hair-right",
    "border-top:0.05em solid currentcolor": "math-rule-top",
    "border-bottom:0.05em solid currentcolor": "math-rule-bottom",
    "border-left:0.05em solid currentcolor": "math-rule-left",
    "border-right:0.05em solid currentcolor": "math-rule-right",
    "border-top:0.05em dashed currentcolor": "math-dashes-top",
    "border-bottom:0.05em dashed currentcolor": "math-dashes-bottom",
    "border-left:0.05em dashed currentcolor": "math-dashes-left",
    "border-right:0.05em dashed currentcolor": "math-dashes-right",
    "margin-left:-0.16666667em": "math-back",
    "font-variant-caps:small-caps": "math-small-caps",
    # A formula with a tag is as wide as the column, the tag at its right.
    "width:100%": "math-tagged",
    "width:50%": "math-half",
    "color:#FF0000": "math-warm",
    "color:#0000FF": "math-accent",
    # Marks of formula_rewriting.py.
    "color:#9F8C18": "math-rule-gap",
}
# Marks of formulas.py: to which side something reaches that takes no place.
LAP_CLASSES = {
    "#BFFF04": "math-lap-right",
    "#008080": "math-lap-left",
    "#FFBFBF": "math-lap-both",
}
ENCLOSURE_CLASSES = {
    "box": "math-box",
    "updiagonalstrike": "math-strike-up",
    "downdiagonalstrike": "math-strike-down",
    "updiagonalstrike downdiagonalstrike": "math-strike-both",
    "horizontalstrike": "math-strike-through",
}
TEXT_CLASSES = {
    "b": "math-bold",
    "i": "math-italic",
    "em": "math-italic",
    "code": "math-typewriter",
    'span class="math-core-sans-serif-font"': "math-sans",
    'span class="math-core-serif-font"': "math-serif",
    'span style="font-variant-caps: small-caps"': "math-small-caps",
}
MATH_CLASSES = frozenset(
    [
        *STYLE_CLASSES.values(),
        *ENCLOSURE_CLASSES.values(),
        *TEXT_CLASSES.values(),
        *LAP_CLASSES.values(),
    ]
)

STYLE = re.compile(r' (?:class="([^"]*)" )?style="([^"]*)"')
STYLED_TEXT = re.compile(
    r"<mtext>((?:<[^<>]+>)+)([^<>]*)(?:</[a-z]+>)+</mtext>"
)
TAG_CONTENT = re.compile("<([^<>]+)>")
ENCLOSURE = re.compile('<menclose notation="([^"]*)">')
LAP = re.compile(rf'<mrow style="color:({"|".join(LAP_CLASSES)});">')
MROW = re.compile("<(/?)mrow[^<>]*>")
DRAWN_STRIKE = re.compile('<mrow class="menclose-[a-z]*"></mrow>')


def with_classes(mathml: str) -> str:
    if "<mtext><" in mathml:
        mathml = STYLED_TEXT.sub(_text_with_classes, mathml)
    if "<menclose" in mathml:
        mathml = ENCLOSURE.sub(_enclosure_with_class, mathml)
        mathml = DRAWN_STRIKE.sub("", mathml).replace("</menclose>", "</mrow>")
    if LAP.search(mathml):
        mathml = _with_laps(mathml)
    return STYLE.sub(_style_as_classes, mathml)


def _with_laps(mathml: str) -> str:
    """Marked rows stand in something that has no width."""
    ends: list[str] = []

    def in_padding(row: re.Match[str]) -> str:
        if row[1]:
            return ends.pop()
        lap = LAP.match(row.group())
        if lap is None:
            ends.append("</mrow>")
            return row.group()
        ends.append("</mrow></mpadded>")
        name = LAP_CLASSES[lap[1]]
        return f'<mpadded width="0"><mrow class="{name}">'

    return MROW.sub(in_padding, mathml)


def _text_with_classes(text: re.Match[str]) -> str:
    tags, words = text.groups()
    names = []
    for tag in TAG_CONTENT.findall(tags):
        if tag in TEXT_CLASSES:
            names.append(TEXT_CLASSES[tag])
    return f'<mtext class="{" ".join(names)}">{words}</mtext>'


def _enclosure_with_class(start: re.Match[str]) -> str:
    name = ENCLOSURE_CLASSES.get(start[1], "math-box")
    return f'<mrow class="{name}">'


def _style_as_classes(attributes: re.Match[str]) -> str:
    """The classes that the element has, and one for each declaration of its style."""
    class_names, style = attributes.groups()
    classes = (class_names or "").split()
    for declaration in style.split(";"):
        plain = re.sub(r"\s*:\s*", ":", declaration.strip())
        if plain in STYLE_CLASSES:
            classes.append(STYLE_CLASSES[plain])
    if not classes:
        return ""
    return f' class="{" ".join(classes)}"'
