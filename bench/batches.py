"""Long spans of numbers in parts that fit into one transaction."""

from collections.abc import Iterator

BATCH_SIZE = 1000


def batches(numbers: range) -> Iterator[range]:
    for start in range(0, len(numbers), BATCH_SIZE):
        yield numbers[start : start + BATCH_SIZE]
