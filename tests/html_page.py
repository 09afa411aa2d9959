"""A page as a browser without scripts reads it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
    "path",
}
INLINE = {
    "a",
    "b",
    "code",
    "em",
    "i",
    "kbd",
    "mark",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
}


@dataclass
class Form:
    action: str
    method: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    other_actions: list[str] = field(default_factory=list)

    @property
    def values(self):
        """What is sent besides the button that was pressed.

        Of several values of one name it is the last.
        """
        return {
            name: value for name, value in self.fields if name != "csrfmiddlewaretoken"
        }

    @property
    def lists(self):
        """What is sent, every value of a name."""
        found = {}
        for name, value in self.fields:
            found.setdefault(name, []).append(value)
        return found


class Page(HTMLParser):
    """Its links, forms, tags and text."""

    def __init__(self, response):
        super().__init__(convert_charrefs=True)
        self.links = []
        self.forms = []
        self.tags = []
        self.texts = []
        self.open = []
        self.filling = ""
        self.feed(response.content.decode())
        self.close()

    def handle_starttag(self, tag, attrs):
        values = {name: value or "" for name, value in attrs}
        self.tags.append((tag, values))
        if tag == "a":
            self.links.append(values.get("href", ""))
        elif tag == "form":
            self.forms.append(
                Form(values.get("action", ""), values.get("method", "get").lower())
            )
        elif self.forms:
            self.add_field(tag, values)
        if tag not in INLINE:
            self.texts.append(" ")
        if tag not in VOID:
            self.open.append(tag)

    def add_field(self, tag, values):
        """What a browser would send if nobody touched the form."""
        form = self.forms[-1]
        name = values.get("name")
        value = values.get("value", "")
        if tag == "button":
            self.add_button(form, values)
        elif tag == "input" and name:
            self.add_input(form, values)
        elif tag in ("select", "textarea") and name:
            self.filling = name
            if tag == "textarea" or "multiple" not in values:
                form.fields.append((name, ""))
        elif tag == "option" and "selected" in values:
            form.fields.append((self.filling, value))

    def add_button(self, form, values):
        if values.get("name"):
            form.buttons.append((values["name"], values.get("value", "")))
        elif "formaction" in values:
            form.other_actions.append(values["formaction"])

    def add_input(self, form, values):
        name = values["name"]
        value = values.get("value", "")
        kind = values.get("type")
        if kind in ("submit", "file"):
            return
        if kind not in ("checkbox", "radio"):
            form.fields.append((name, value))
        elif "checked" in values:
            form.fields.append((name, value or "on"))

    def handle_endtag(self, tag):
        if tag not in INLINE:
            self.texts.append(" ")
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data):
        if self.open[-1:] == ["textarea"] and self.forms:
            name, text = self.forms[-1].fields[-1]
            self.forms[-1].fields[-1] = (name, text + data)
        if not {"script", "style", "title"} & set(self.open):
            self.texts.append(data)

    @property
    def text(self):
        return " ".join("".join(self.texts).split())

    def form(self, action):
        """The form that sends there."""
        (found,) = [form for form in self.forms if form.action == action]
        return found

    def meta(self, name):
        """The contents of all meta tags of that name."""
        return [
            values["content"]
            for tag, values in self.tags
            if tag == "meta" and values.get("name") == name
        ]


def main_form(response):
    """The form that a page of the admin is about."""
    assert response.status_code == 200
    return max(Page(response).forms, key=lambda form: len(form.fields))
