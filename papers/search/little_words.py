"""Words that say nothing of what is looked for, and those with which one asks."""

from collections.abc import Sequence

LITTLE_WORDS = frozenset(
    """
    a about after all also am an and any are as at be because been before
    being both but by can could did didn do does doesn doing don during each
    either every for from get gets give had has have having he her here
    him his how i if in into is isn it its itself just let like made make
    makes many may me might more most much must my need needs no nor not of
    off on once one only or other our out over own s same she should since so
    some still such t than that the their them then there these they this
    those through to too under until up us use used using versus very via vs
    want was we well were what when where which while who whom whose why will
    with without won would you your
    """.split()  # noqa: SIM905
)
FIRST_WORDS = frozenset(
    """
    are can could did do does how is should what when where which who whom
    whose why
    """.split()  # noqa: SIM905
)
COMPARING_WORDS = frozenset(("vs", "versus"))
# “How does it work” asks of no work.
WORK = frozenset(
    """
    actually best between difference good happen happens matter matters mean
    means necessary really work works
    """.split()  # noqa: SIM905
)
# Who types “alexnet paper” looks for a paper like everybody here.
PAPER_WORDS = frozenset(("paper", "papers"))
# A shorter one may be a title: “who says what”.
FEWEST_ASKED = 2


def is_question(words: Sequence[str]) -> bool:
    if len(words) <= FEWEST_ASKED:
        return False
    if words[0] in FIRST_WORDS:
        return True
    return not COMPARING_WORDS.isdisjoint(words)


def telling_words(words: Sequence[str]) -> list[str]:
    """The words that say what is looked for; all of them where none would be left."""
    idle = LITTLE_WORDS
    if is_question(words):
        idle = LITTLE_WORDS | WORK
    idle |= PAPER_WORDS
    telling = [word for word in words if word not in idle]
    return telling or list(words)
