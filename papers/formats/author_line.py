"""How the authors of a paper are named where a row has little room."""

from collections.abc import Collection, Sequence

NAMES_SHOWN = 3


def author_line(
    names: Sequence[str],
    *,
    has_more: bool = False,
    wanted: Collection[str] = (),
) -> str:
    """Up to three names, else two and “et al.”; then up to three later of `wanted`.

    `has_more` says that the paper has authors whom the library does not name.
    """
    shown = list(names)
    if len(names) > NAMES_SHOWN:
        shown = list(names[: NAMES_SHOWN - 1])
    later_names = names[len(shown) :]
    wanted_names = [name for name in later_names if name in wanted][
        :NAMES_SHOWN
    ]
    left_out_count = len(later_names) - len(wanted_names)
    line = ", ".join([*shown, *wanted_names])
    if has_more or left_out_count:
        return f"{line} et al."
    return line
