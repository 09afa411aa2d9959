"""Fields of entries that count in their own way."""

from dataclasses import field


def line_field() -> int:
    return field(default=0, compare=False)


def later_field() -> tuple[str, ...]:
    """One that entries of earlier days did not have: see plan.compared_values."""
    return field(default=(), metadata={"is_later": True})


def later_text() -> str:
    return field(default="", metadata={"is_later": True})
