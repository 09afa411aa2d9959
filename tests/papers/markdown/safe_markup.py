"""What may stand in our HTML, told once more and apart from the code that makes it."""

import re
from html.parser import HTMLParser

_TAGS = """
    p h3 h4 h5 h6 ul ol li blockquote hr br em strong s code pre a span div
    table thead tbody tr th td figure figcaption
    svg g path rect circle ellipse line polyline polygon text tspan title desc
    math mrow mi mn mo mtext mspace mfrac msqrt mroot mstyle mpadded mphantom
    msub msup msubsup munder mover munderover mmultiscripts mprescripts
    mtable mtr mtd menclose
"""
TAGS = frozenset(_TAGS.split())
_ATTRIBUTES = """
    class href rel title start scope tabindex role aria-label
    accent accentunder depth display displaystyle fence form height linethickness
    lspace mathvariant maxsize minsize movablelimits notation rspace scriptlevel
    separator stretchy symmetric voffset width columnspan rowspan
    viewbox d x y x1 y1 x2 y2 cx cy r rx ry dx dy stroke-width points
    stroke-dasharray transform text-anchor dominant-baseline stroke-linecap
    stroke-linejoin preserveaspectratio
"""
ATTRIBUTES = frozenset(_ATTRIBUTES.split())
CLASSES = re.compile(
    r"(?:math|table|figure|code|align|hl|fig|menclose)(?:-[a-z0-9-]+)?\Z"
)
HREF = re.compile(
    r"(?:https?://[^\s@\\/?#%]+(?:[/?#][^\s\\]*)?|mailto:[^\s/\\]+|/(?![/\\])\S*)\Z",
    re.IGNORECASE,
)


def are_known_classes(value):
    return all(CLASSES.match(name) for name in value.split())


class SafeMarkup(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.problems = []

    def handle_starttag(self, tag, attrs):
        if tag not in TAGS:
            self.problems.append(f"<{tag}>")
        for name, value in attrs:
            if name not in ATTRIBUTES:
                self.problems.append(f"<{tag} {name}>")
            if name == "href" and not HREF.match(value or ""):
                self.problems.append(f"href={value!r}")
            if name == "class" and not are_known_classes(value or ""):
                self.problems.append(f"class={value!r}")

    def handle_comment(self, data):
        self.problems.append("a comment")

    def handle_decl(self, decl):
        self.problems.append("a declaration")

    def unknown_decl(self, data):
        self.problems.append("an unknown declaration")

    def handle_pi(self, data):
        self.problems.append("an instruction")


def problems_of(html):
    parser = SafeMarkup()
    parser.feed(html)
    parser.close()
    return parser.problems
