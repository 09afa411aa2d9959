"""Markdown with maths, code and figures, as safe HTML or as plain text.

It knows no database and no settings. What a stylesheet can count on:

- `div.math` around a display formula, `code.math-error` for a formula that can't be
  shown, and in formulas the classes of `formula_classes.MATH_CLASSES` (`math-left`,
  `math-rule-top` …);
- `div.code-block` > `span.code-language` + `pre.code`, its words in the classes of
  `code.HIGHLIGHT_CLASSES` (`hl-k` a keyword, `hl-s` a string …);
- `div.table` around a table, `align-left`, `align-center`, `align-right` on its cells;
- `figure.figure` > `svg` or `img` + `figcaption`, in a drawing the classes of
  `figures.CLASSES`.
"""

from papers.markdown.drawing_cleaning import (
    CannotBeCleaned,
    CleanedDrawing,
    clean_drawing,
)
from papers.markdown.figure_problems import FigureProblem
from papers.markdown.figures import check_figure
from papers.markdown.formula_problems import FormulaProblem, formula_problems
from papers.markdown.formulas import FormulaError, to_mathml
from papers.markdown.pictures import (
    Picture,
    is_picture,
    picture_in,
    picture_svg,
)
from papers.markdown.plain_formulas import plain_formula, type_formulas
from papers.markdown.rendering import render
from papers.markdown.words import plain_text, prose, reading_minutes

__all__ = [
    "CannotBeCleaned",
    "CleanedDrawing",
    "FigureProblem",
    "FormulaError",
    "FormulaProblem",
    "Picture",
    "check_figure",
    "clean_drawing",
    "formula_problems",
    "is_picture",
    "picture_in",
    "picture_svg",
    "plain_formula",
    "plain_text",
    "prose",
    "reading_minutes",
    "render",
    "to_mathml",
    "type_formulas",
]
