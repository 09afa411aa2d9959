"""Queries that a reader may have meant."""

import re
from itertools import pairwise

from papers.search.forms import as_one_word
from papers.search.spelling import other_forms, suggestions
from papers.search.syntax import Node
from papers.search.tree import wanted_texts
from papers.search.vocabulary import Vocabulary
from papers.search.words import WORD, fold, split_words
from study.search.queries import ReaderSearch

OFFERED = 5
# Behind the name of a field, which nobody meant as a word.
FIELD_COLON = re.compile(r":(?=\S)")
# Each query that is tried costs one question to the index.
TRIED = 6
# In words; two stand side by side by chance.
SHORTEST_TITLE = 3


def meant_queries(reader_search: ReaderSearch, *, is_typing: bool) -> list[str]:
    """The query with words replaced by others that the library has.

    Each of them finds something. While the reader types, the last word may just not be
    finished; and what begins more often so is not what was meant. Words that the
    library has are doubted only where nothing else finds anything.
    """
    text = reader_search.query.text
    meant_by_word = meant_words(
        reader_search.query.tree,
        reader_search.search.vocabulary,
        is_typing=is_typing,
    )
    queries = variants(text, meant_by_word)[:TRIED]
    offered = [query for query in queries if reader_search.would_find(query)]
    if (
        not offered
        and not reader_search.counts
        and not reader_search.own_paper_ids
    ):
        meant_by_word |= known_words_doubted(reader_search, meant_by_word)
        left = TRIED - len(queries)
        queries = variants(text, meant_by_word)[:left]
        offered = [
            query for query in queries if reader_search.would_find(query)
        ]
    return titles_first(offered, reader_search)[:OFFERED]


def titles_first(queries: list[str], reader_search: ReaderSearch) -> list[str]:
    """What the library writes so is likelier: “attention is all you need”."""
    if len(queries) < 2 or len(split_words(queries[0])) < SHORTEST_TITLE:
        return queries
    if '"' in queries[0]:
        return queries
    standing = []
    for query in queries:
        is_phrase = reader_search.would_find(f'"{query}"')
        if is_phrase or has_one_word(query, reader_search.search.vocabulary):
            standing.append(query)
    rest = [query for query in queries if query not in standing]
    return standing + rest


def has_one_word(query: str, vocabulary: Vocabulary) -> bool:
    """Whether two neighbours are one word there: sentence piece."""
    words = split_words(query)
    return any(as_one_word(pair, vocabulary) for pair in pairwise(words))


def meant_words(
    tree: Node | None,
    vocabulary: Vocabulary,
    *,
    is_typing: bool,
) -> dict[str, list[str]]:
    """What may have been meant by each word that looks wrong, the likeliest first.

    A word that the library has in another form is none, unless it is quoted.
    """
    meant_by_word = {}
    for text in wanted_texts(tree):
        for word in text.words:
            if not text.is_exact and vocabulary.is_known(word):
                continue
            is_begun = text.is_prefix and word == text.words[-1]
            if is_begun:
                others = slips_of_beginning(
                    word, vocabulary, is_typing=is_typing
                )
            else:
                others = suggestions(word, vocabulary)
            if others:
                meant_by_word[word] = others
    return meant_by_word


def known_words_doubted(
    reader_search: ReaderSearch, wrong: dict[str, list[str]]
) -> dict[str, list[str]]:
    """Other forms of the words that are not wrong."""
    vocabulary = reader_search.search.vocabulary
    forms_by_word = {}
    for text in wanted_texts(reader_search.query.tree):
        for word in text.words:
            forms = other_forms(word, vocabulary)
            if forms and word not in wrong:
                forms_by_word[word] = forms
    return forms_by_word


def slips_of_beginning(
    beginning: str,
    vocabulary: Vocabulary,
    *,
    is_typing: bool,
) -> list[str]:
    """What may have been meant by a word that may be a beginning."""
    begun_count = vocabulary.beginning_with(beginning)
    if begun_count and is_typing:
        return []
    others = []
    for other in suggestions(beginning, vocabulary):
        is_as_common = vocabulary.counts[other] >= begun_count
        if is_as_common or other.startswith(beginning):
            others.append(other)
    return others


def variants(text: str, meant_by_word: dict[str, list[str]]) -> list[str]:
    """The query with doubted words replaced, without repetitions.

    First all of them by their likeliest, then one of them by each other that is likely.
    """
    best = {}
    for word, others in meant_by_word.items():
        if others:
            best[word] = others[0]
    if not best:
        return []
    queries = [replace_words(text, best)]
    for word in best:
        for other in meant_by_word[word][1:]:
            replacements = {**best, word: other}
            queries.append(replace_words(text, replacements))
    return list(dict.fromkeys(queries))


def replace_words(text: str, replacements: dict[str, str]) -> str:
    """The query with these words replaced.

    Where they can't be found as typed it becomes its plain words.
    """
    folded = fold(text)
    if len(folded) != len(text):
        words = split_words(text)
        return " ".join(replacements.get(word, word) for word in words)

    def replacement(match: re.Match[str]) -> str:
        word = folded[match.start() : match.end()]
        is_field_name = FIELD_COLON.match(folded, match.end())
        if is_field_name:
            return match.group()
        return replacements.get(word, match.group())

    return WORD.sub(replacement, text)
