"""What a query asks of a learner's own papers, which stand in no index."""

from django.db.models import Q

from papers.search.criteria import Criteria
from papers.search.syntax import Field, Node, Text


class OwnCriteria(Criteria):
    """The same query with the same fields; words are looked up in the papers' rows."""

    def condition_of(self, node: Node) -> Q:
        if isinstance(node, Field) and node.name == "mine":
            # Not an empty condition: without anything in it nothing can be negated.
            return Q(owner__isnull=False)
        if isinstance(node, Field) and node.name == "has":
            return ~Q(own_part__note="")
        return super().condition_of(node)

    def text_condition(self, text: Text) -> Q:
        """The words stand between spaces there: see own_words."""
        wanted = " " + " ".join(text.words)
        if not text.is_prefix:
            wanted += " "
        column = "own_part__words"
        if text.only_authors:
            column = "own_part__name_words"
        return Q((f"{column}__contains", wanted))
