"""Whom a remark calls by name: “@” and what a member is called here."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from study.models import Membership

MOST_MENTIONED = 20
# A name that is only begun is asked back about; not where half the group fits.
MOST_CANDIDATES = 20
SHORTEST_BEGINNING = 2
CALL = re.compile(r"(?<![\w@.])@(?=\w)")
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Called:
    """Who is meant beyond doubt, and who may be, by what was typed."""

    learner_ids: set[int] = field(default_factory=set)
    unclear: dict[str, list[Membership]] = field(default_factory=dict)

    @property
    def candidates(self) -> list[Membership]:
        """Everybody who may be meant, once each."""
        found = {}
        for memberships in self.unclear.values():
            for membership in memberships:
                found[membership.learner_id] = membership
        return list(found.values())


def calls_by_name(text: str) -> bool:
    return CALL.search(text) is not None


def members_called(
    text: str,
    members: Iterable[Membership],
) -> Called:
    """members: of the group, with their learners. Of two names the longer is meant."""
    by_first_word = members_by_first_word(members)
    called = Called()
    for call in CALL.finditer(text):
        rest = text[call.end() : call.end() + 100].casefold()
        match = WORD.match(rest)
        if match is None:
            continue
        word = match[0]
        fitting = exactly_called(rest, by_first_word.get(word, []))
        if len(fitting) == 1:
            called.learner_ids.add(fitting[0].learner_id)
        elif fitting:
            called.unclear[word] = fitting
        elif word not in called.unclear:
            begun = begun_names(word, by_first_word)
            if begun:
                called.unclear[word] = begun
    return called


def members_by_first_word(
    members: Iterable[Membership],
) -> dict[str, list[Membership]]:
    by_word: dict[str, list[Membership]] = {}
    for membership in members:
        first_word = WORD.match(membership.learner.display_name.casefold())
        if first_word is not None:
            by_word.setdefault(first_word[0], []).append(membership)
    return by_word


def exactly_called(
    rest: str,
    members: list[Membership],
) -> list[Membership]:
    """Those whose whole name stands there; with the longest of the names that do."""
    longest = 0
    fitting: list[Membership] = []
    for membership in members:
        name = membership.learner.display_name.casefold()
        is_whole = not WORD.match(rest[len(name) : len(name) + 1])
        if not rest.startswith(name) or not is_whole or len(name) < longest:
            continue
        if len(name) > longest:
            longest = len(name)
            fitting = []
        fitting.append(membership)
    return fitting


def begun_names(
    word: str,
    by_first_word: dict[str, list[Membership]],
) -> list[Membership]:
    """Members whose name begins so; nobody where it is too short to tell."""
    if len(word) < SHORTEST_BEGINNING:
        return []
    begun: list[Membership] = []
    for first_word, members in by_first_word.items():
        if first_word.startswith(word):
            begun += members
    return begun if len(begun) <= MOST_CANDIDATES else []
