"""What a query asks, as conditions: what the index answers, and what tables answer."""

from collections.abc import Mapping
from functools import cached_property, reduce
from operator import and_, or_
from types import MappingProxyType

from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from papers.models import Paper
from papers.models.paper_visibility import PaperQuerySet
from papers.search.engine import Engine, engine
from papers.search.filters import NotAnswered, OwnFields, field_condition
from papers.search.forms import WordForms, without_little_words
from papers.search.kinds import ALL, Kind
from papers.search.language import Query
from papers.search.relations import (
    Direction,
    asked_direction,
    coming_words,
    named_ids,
)
from papers.search.sql import join_sql
from papers.search.syntax import And, Field, Node, Not, Or, Text, Years, combine
from papers.search.tree import (
    IndexSplit,
    as_phrase,
    has_unwanted,
    possible_slugs,
    query_fields,
    split_for_index,
    top_parts,
    wanted_texts,
)
from papers.search.vocabulary import Vocabulary, current_vocabulary
from papers.search.wanted import (
    WantedWord,
    passage_words,
    plain_texts,
    wanted_words,
)

Conditions = Mapping[Field | Years, Q]
NO_CONDITIONS: Conditions = MappingProxyType({})


class Criteria:
    """A query with its fields looked up once.

    `own` are the fields that only the caller knows; `known` are conditions of fields
    that another query has looked up already, with its vocabulary.
    """

    def __init__(
        self,
        query: Query,
        own: OwnFields,
        known: Conditions = NO_CONDITIONS,
        vocabulary: Vocabulary | None = None,
    ) -> None:
        self.query = query
        self.known_vocabulary = vocabulary
        self.own = own
        self.engine: Engine = engine()
        self.remarks: list[str] = []
        if query.remark:
            self.remarks.append(query.remark)
        self.conditions: dict[Field | Years, Q] = {}
        for field in query_fields(query.tree):
            condition = known.get(field)
            if condition is None:
                condition = self.look_up(field)
            self.conditions[field] = condition

    def look_up(self, field: Field | Years) -> Q:
        try:
            return field_condition(field, self.own)
        except NotAnswered as reason:
            self.remarks.append(str(reason))
            return reason.fallback

    @cached_property
    def vocabulary(self) -> Vocabulary:
        if self.known_vocabulary is not None:
            return self.known_vocabulary
        return current_vocabulary()

    @cached_property
    def typed(self) -> IndexSplit:
        """What tells what is looked for, as typed."""
        if self.query.tree is None:
            return IndexSplit(None, ())
        return split_for_index(without_little_words(self.query.tree))

    @cached_property
    def tree(self) -> Node | None:
        """What is asked: each word in its forms."""
        if self.query.tree is None:
            return None
        return self.forms.widen(without_little_words(self.query.tree))

    @cached_property
    def wanted(self) -> list[WantedWord]:
        """The words to weigh papers by; none where the index is not asked."""
        if self.typed.text is None:
            return []
        if self.query.passage:
            return passage_words(self.query.passage, self.vocabulary)
        texts = plain_texts(wanted_texts(self.query.tree))
        wanted = wanted_words(texts, self.vocabulary)
        return [each for each in wanted if each.word not in self.idle_words]

    @cached_property
    def plain_words(self) -> list[str]:
        """What was typed and need not be there."""
        words: list[str] = []
        for text in plain_texts(wanted_texts(self.query.tree)):
            words += text.words
        return words

    @cached_property
    def idle_words(self) -> frozenset[str]:
        return coming_words(self.plain_words)

    @cached_property
    def direction(self) -> Direction | None:
        """Where to go from the papers that the query names."""
        return asked_direction(self.plain_words)

    @cached_property
    def named_ids(self) -> list[int]:
        """The papers that lead to others, where nothing but words was typed.

        What links lead to is not held against fields or unwanted words.
        """
        tree = self.query.tree
        if tree is None or self.direction is None:
            return []
        if has_unwanted(tree) or not possible_slugs(tree):
            return []
        words = self.plain_words
        return named_ids(
            [word for word in words if word not in self.idle_words]
        )

    @cached_property
    def forms(self) -> WordForms:
        return WordForms(self.vocabulary)

    @cached_property
    def split(self) -> IndexSplit:
        if self.tree is None:
            return IndexSplit(None, ())
        return split_for_index(self.tree)

    @cached_property
    def phrase(self) -> Node | None:
        """Two or more plain words one after the other, in their forms."""
        if self.typed.text is None:
            return None
        phrase = as_phrase(self.typed.text)
        if phrase is None:
            return None
        first, *unwanted = top_parts(phrase)
        assert isinstance(first, Text)
        in_forms = self.forms.phrase(first.words, is_prefix=first.is_prefix)
        assert in_forms is not None
        return combine(And, [in_forms, *unwanted])

    @property
    def text(self) -> Node | None:
        """What the index answers."""
        return self.split.text

    @property
    def is_papers_only(self) -> bool:
        if self.text is None:
            return True
        return bool(self.split.rest)

    def fitting_papers(self) -> PaperQuerySet:
        """All published papers that fit, in no order."""
        if self.tree is None:
            return Paper.objects.none()
        condition = self.condition_of(self.tree)
        return Paper.objects.published().filter(condition)

    def papers_beside_index(self) -> QuerySet[Paper]:
        """The published papers that fit what the index does not answer."""
        papers = Paper.objects.published()
        for part in self.split.rest:
            papers = papers.filter(self.condition_of(part))
        return papers.order_by("-year", "title", "id")

    def condition_of(self, node: Node) -> Q:
        if isinstance(node, Field | Years):
            return self.conditions[node]
        if isinstance(node, Not):
            return ~self.condition_of(node.part)
        if isinstance(node, Text):
            return self.text_condition(node)
        conditions = [self.condition_of(part) for part in node.parts]
        if isinstance(node, Or):
            return reduce(or_, conditions)
        return reduce(and_, conditions)

    def text_condition(self, text: Text) -> Q:
        kind = Kind.PAPER
        entry_id = self.engine.entry_id(ALL)
        paper_ids = join_sql(
            f"SELECT {entry_id} - {kind.base} FROM",
            self.engine.table(text, ALL),
            "WHERE",
            self.engine.match(text, ALL),
            f"AND {entry_id} BETWEEN {kind.base} AND {kind.last}",
        )
        return Q(pk__in=RawSQL(paper_ids.text, paper_ids.values))
