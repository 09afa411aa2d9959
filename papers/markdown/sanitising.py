"""The last gate: only these tags, attributes, classes and addresses leave."""

import nh3

from papers.markdown.code import HIGHLIGHT_CLASSES
from papers.markdown.formula_classes import MATH_CLASSES
from papers.markdown.links import safe_href

TEXT_TAGS = frozenset(
    {
        "p",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "blockquote",
        "hr",
        "br",
        "em",
        "strong",
        "s",
        "code",
        "pre",
        "a",
        "span",
        "div",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    }
)
MATH_TAGS = frozenset(
    {
        "math",
        "mrow",
        "mi",
        "mn",
        "mo",
        "mtext",
        "mspace",
        "mfrac",
        "msqrt",
        "mroot",
        "mstyle",
        "mpadded",
        "mphantom",
        "msub",
        "msup",
        "msubsup",
        "munder",
        "mover",
        "munderover",
        "mmultiscripts",
        "mprescripts",
        "mtable",
        "mtr",
        "mtd",
    }
)
TAGS = TEXT_TAGS | MATH_TAGS
MATH_ATTRIBUTES = frozenset(
    {
        "accent",
        "accentunder",
        "display",
        "displaystyle",
        "fence",
        "form",
        "height",
        "linethickness",
        "lspace",
        "mathvariant",
        "maxsize",
        "minsize",
        "movablelimits",
        "rspace",
        "scriptlevel",
        "separator",
        "stretchy",
        "symmetric",
        "voffset",
        "width",
        "depth",
        "columnspan",
        "rowspan",
    }
)
ATTRIBUTES = {
    **{tag: set(MATH_ATTRIBUTES) for tag in MATH_TAGS},
    "a": {"href", "rel", "title"},
    "ol": {"start"},
    "th": {"scope"},
    "div": {"tabindex", "role", "aria-label"},
    "pre": {"tabindex"},
}
ALIGNMENTS = frozenset({"align-left", "align-center", "align-right"})
CLASSES = {
    **{tag: set(MATH_CLASSES) for tag in MATH_TAGS},
    "div": {"math", "table", "code-block"},
    "span": {"code-language", *HIGHLIGHT_CLASSES, *MATH_CLASSES},
    "code": {"math-error"},
    "pre": {"code"},
    "p": {"figure-slot"},
    "th": set(ALIGNMENTS),
    "td": set(ALIGNMENTS),
}
VALUES = {
    "tabindex": {"0"},
    "role": {"region", "group"},
    "scope": {"col"},
    "rel": {"noopener nofollow"},
}


def _filter_attribute(tag: str, name: str, value: str) -> str | None:
    """The value, or None where the attribute may not stand."""
    if name == "href":
        is_allowed = safe_href(value) == value
    else:
        is_allowed = name not in VALUES or value in VALUES[name]
    return value if is_allowed else None


_cleaner = nh3.Cleaner(
    tags=set(TAGS),
    attributes=ATTRIBUTES,
    allowed_classes=CLASSES,
    clean_content_tags={"script", "style"},
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
    attribute_filter=_filter_attribute,
)


def sanitise(html: str) -> str:
    return _cleaner.clean(html)
