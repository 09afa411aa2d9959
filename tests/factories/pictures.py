"""Pictures of few dots."""

from io import BytesIO

from PIL import Image

from papers.markdown import picture_svg
from papers.markdown.picture_cleaning import clean_picture


def picture_file(kind="PNG", size=(30, 20), colour="teal", **options):
    """A picture as a program saves it."""
    stream = BytesIO()
    Image.new("RGB", size, colour).save(stream, kind, **options)
    return stream.getvalue()


def make_picture(title="A curve that falls", **options):
    """The SVG of a figure that is a picture."""
    return picture_svg(clean_picture(picture_file(**options), title=title))
