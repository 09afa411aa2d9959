"""Which variables of our templates were rendered."""

import gc
from contextlib import contextmanager
from functools import _lru_cache_wrapper
from unittest.mock import patch

from django.template.base import VariableNode
from django.template.loader import get_template

from tests.source_files import ROOT

FOLDER = ROOT / "templates"
OURS = ("config", "papers", "study")


def place_of(node):
    """The template and the variable as it stands there."""
    return node.origin.template_name, str(node.filter_expression.token)


def variables_of(name):
    """Every {{ … }} of the template."""
    template = get_template(name).template
    nodes = template.nodelist.get_nodes_by_type(VariableNode)
    return {place_of(node) for node in nodes}


def template_names():
    """Django's; rows of Jinja2 stand in the pages that these make."""
    for file in sorted(FOLDER.rglob("*.html")):
        name = file.relative_to(FOLDER).as_posix()
        if not name.startswith("jinja2/"):
            yield name


@contextmanager
def rendered_variables():
    """Collects the variables that are rendered inside; nothing comes from memory."""
    gc.unfreeze()  # What was made before the tests is no object to it else.
    for function in gc.get_objects():
        # `isinstance` would wake lazy objects of requests that are over.
        is_caching = type(function) is _lru_cache_wrapper
        if is_caching and function.__module__.startswith(OURS):
            function.cache_clear()
    gc.freeze()
    rendered = set()
    render = VariableNode.render

    def record(node, context):
        rendered.add(place_of(node))
        return render(node, context)

    with patch.object(VariableNode, "render", record):
        yield rendered
