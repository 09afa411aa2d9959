"""What a hostile text must not bring into a page."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

HARMLESS = "nothing"
ADDRESSES = {
    "href",
    "src",
    "action",
    "formaction",
    "hx-get",
    "hx-post",
    "data",
    "srcset",
    "poster",
    "xlink:href",
}
SCHEMES = {"", "http", "https", "mailto"}


class Shape(HTMLParser):
    """A page's tags with the names of their attributes, and its addresses."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.faults = [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        if tag != "text":  # the lines of a title in a drawing: as many as it is long
            self.tags.append((tag, tuple(sorted(name for name, _ in attrs))))
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc"):
                self.faults.append(f"<{tag} {name}>")
            if name in ADDRESSES and scheme_of(value or "") not in SCHEMES:
                self.faults.append(f"<{tag} {name}={value!r}>")

    def handle_comment(self, data):
        self.tags.append(("comment", ()))

    def unknown_decl(self, data):
        self.tags.append(("declaration", ()))

    def handle_pi(self, data):
        self.tags.append(("instruction", ()))


def scheme_of(address):
    """The scheme as a browser reads it.

    Control characters and spaces do not hide one.
    """
    seen = "".join(character for character in address if character > " ")
    try:
        return urlsplit(seen).scheme.lower()
    except ValueError:
        return ""


def shape_of(response):
    """The tags of an answer.

    An exception for anything that runs or leads astray.
    """
    return shape_of_html(response.getvalue().decode())


def shape_of_html(html):
    shape = Shape(html)
    assert shape.faults == [], shape.faults[:3]
    return shape.tags
