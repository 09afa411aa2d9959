"""Topic trees as OPML 2.0, the outlines of outliners and feed readers.

Read event by event, with the lines; a document type is refused before anything in it
could be expanded.
"""

from xml.parsers import expat

from papers.documents.topic_nodes import TopicDocument, TreeBuilder


class NotReadable(Exception):
    """What is wrong with the document as a whole, with its place."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(f"Line {line}: {problem}")


class OutlineReader:
    """Hears of each element."""

    def __init__(self) -> None:
        self.builder = TreeBuilder()
        self.level = 0
        self.is_title = False
        # Whatever encoding the document claims: it is a text already.
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.begin_element
        self.parser.EndElementHandler = self.end_element
        self.parser.CharacterDataHandler = self.read_text
        self.parser.StartDoctypeDeclHandler = self.refuse_doctype

    def begin_element(
        self,
        name: str,
        attributes: dict[str, str],
    ) -> None:
        self.is_title = name == "title"
        if name == "outline":
            label = attributes.get("text") or attributes.get("title", "")
            line = self.parser.CurrentLineNumber
            self.builder.add(line, self.level, label)
            self.level += 1

    def end_element(self, name: str) -> None:
        self.is_title = False
        if name == "outline":
            self.level -= 1

    def read_text(self, text: str) -> None:
        if self.is_title:
            self.builder.document.title += text.strip()

    def refuse_doctype(self, *names: object) -> None:
        line = self.parser.CurrentLineNumber
        raise NotReadable(
            line, "a document type (DOCTYPE) is not read. Remove it."
        )


def read_opml(text: str) -> TopicDocument:
    """Raises NotReadable where it is no XML."""
    reader = OutlineReader()
    try:
        reader.parser.Parse(text.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        problem = f"no well-formed XML ({expat.ErrorString(error.code)})."
        raise NotReadable(error.lineno, problem) from error
    return reader.builder.document
