"""What the benchmark of the search asks."""

import math
import random
import string


def mixed_queries(
    words: list[str],
    count: int,
    *,
    seed: int,
) -> list[str]:
    """One to three words each; a quarter end in a beginning.

    `words` stand from the commonest to the rarest; one of the ten commonest is as
    likely as one of the rarest nine tenths.
    """
    chance = random.Random(seed)
    highest = math.log(len(words))
    queries = []
    for number in range(count):
        chosen = []
        for _ in range(1 + number % 3):
            rank = int(math.exp(chance.uniform(0, highest)))
            chosen.append(words[rank - 1])
        if number % 4 == 0:
            length = chance.choice((2, 3, 4))
            chosen[-1] = chosen[-1][:length]
        queries.append(" ".join(chosen))
    return queries


def misspell(word: str, chance: random.Random) -> str:
    """One letter lost, added, changed or swapped with the next."""
    place = chance.randrange(len(word) - 1)
    other = chance.choice(string.ascii_lowercase)
    before = word[:place]
    letter = word[place]
    after = word[place + 1 :]
    slips = (
        before + after,
        before + other + letter + after,
        before + other + after,
        before + after[0] + letter + after[1:],
    )
    misspelt = chance.choice(slips)
    if misspelt == word:
        return misspell(word, chance)
    return misspelt
