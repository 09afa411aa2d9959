"""What a curator sends, brought together with what was stored meanwhile.

Nothing of either is lost: what both changed stands side by side and waits for the
curator; what only the others changed is taken into the form, and told.
"""

import json
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.safestring import SafeString

from papers.admin.form_values import (
    DELETE_FIELD,
    FormField,
    FormRow,
    FormTable,
    StoredPage,
    hash_of,
    posted_values,
    row_key,
    shown_values,
    write_values,
)
from papers.services.word_difference import word_difference_html

VERSION_FIELD = "form_version"
CHOICE_PREFIX = "keep:"
USE_STORED = "stored"
LONGEST_VERSION = 200_000
MOST_ROWS = 1_000


@dataclass(frozen=True)
class Difference:
    """A field that somebody else stored since the form was made.

    choice: the name under which the curator may choose the stored text; empty where
    the form has it already. note: what became of a whole row.
    """

    label: str
    stored: str
    mine: str
    choice: str = ""
    note: str = ""

    @property
    def words_html(self) -> SafeString:
        """From the stored text to the curator's."""
        return word_difference_html(self.stored, self.mine)


@dataclass
class MergedForm:
    """What is to be saved, or shown again where there are differences."""

    data: QueryDict
    differences: list[Difference] = field(default_factory=list)


def read_version(data: QueryDict) -> dict[str, str]:
    """The hashes that the form was made from.

    Of a form that tells none nothing counts as seen.
    """
    text = data.get(VERSION_FIELD, "")
    if len(text) > LONGEST_VERSION:
        return {}
    try:
        version: Any = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return version if isinstance(version, dict) else {}


def merge_form(
    posted: QueryDict,
    stored: StoredPage,
) -> MergedForm:
    """What was sent, on top of what is stored now."""
    merged = MergedForm(posted.copy())
    seen = read_version(posted)
    for stored_field in stored.fields:
        merge_field(merged, stored_field, stored_field.name, seen)
    for table in stored.tables:
        merge_table(merged, posted, table, seen)
    return merged


def merge_field(
    merged: MergedForm,
    stored: FormField,
    name: str,
    seen: dict[str, str],
) -> None:
    """name: of the field in what is merged; the stored text may go there."""
    mine = posted_values(merged.data, stored, name)
    seen_hash = seen.get(stored.key)
    stored_hash = hash_of(stored.values)
    my_hash = hash_of(mine)
    choice = f"{CHOICE_PREFIX}{stored.key}"
    if stored_hash == seen_hash:
        if merged.data.get(choice) == USE_STORED:
            write_values(merged.data, name, stored.values)
        return
    if my_hash == stored_hash:
        return
    is_mine_new = my_hash != seen_hash
    if not is_mine_new:
        write_values(merged.data, name, stored.values)
    difference = Difference(
        label=stored.label,
        stored=shown_values(stored.field, stored.values),
        mine=shown_values(stored.field, mine),
        choice=choice if is_mine_new else "",
    )
    merged.differences.append(difference)


def posted_row_numbers(
    posted: QueryDict,
    table: FormTable,
) -> range | None:
    """Of all rows that were sent; None where the form does not say how many."""
    total = posted.get(f"{table.prefix}-TOTAL_FORMS", "")
    is_number = total.isascii() and total.isdigit() and len(total) < 6
    if not is_number or int(total) > MOST_ROWS:
        return None
    return range(int(total))


def merge_table(
    merged: MergedForm,
    posted: QueryDict,
    table: FormTable,
    seen: dict[str, str],
) -> None:
    """The rows in the order in which they are stored, the new ones behind them."""
    numbers = posted_row_numbers(posted, table)
    if numbers is None:
        return
    number_by_id: dict[str, int] = {}
    new_numbers = []
    for number in numbers:
        row_id = posted.get(f"{table.prefix}-{number}-{table.id_name}", "")
        if row_id and row_id not in number_by_id:
            number_by_id[row_id] = number
        else:
            new_numbers.append(number)
    remove_rows(merged.data, table.prefix)
    for place, row in enumerate(table.rows):
        known_number = number_by_id.pop(row.row_id, None)
        merge_row(merged, posted, table, row, place, known_number, seen)
    place = len(table.rows)
    for row_id, number in number_by_id.items():
        if keeps_removed_row(merged, posted, table, row_id, number, seen):
            copy_row(posted, merged.data, table, number, place)
            merged.data[f"{table.prefix}-{place}-{table.id_name}"] = ""
            place += 1
    for number in new_numbers:
        copy_row(posted, merged.data, table, number, place)
        place += 1
    merged.data[f"{table.prefix}-INITIAL_FORMS"] = str(len(table.rows))
    merged.data[f"{table.prefix}-TOTAL_FORMS"] = str(place)


def remove_rows(data: QueryDict, prefix: str) -> None:
    for name in list(data):
        beginning, _, rest = name.partition(f"{prefix}-")
        number = rest.partition("-")[0]
        if not beginning and number.isascii() and number.isdigit():
            del data[name]


def copy_row(
    posted: QueryDict,
    data: QueryDict,
    table: FormTable,
    number: int,
    place: int,
) -> None:
    beginning = f"{table.prefix}-{number}-"
    for name in posted:
        if name.startswith(beginning):
            ending = name.removeprefix(beginning)
            data.setlist(
                f"{table.prefix}-{place}-{ending}", posted.getlist(name)
            )


def merge_row(
    merged: MergedForm,
    posted: QueryDict,
    table: FormTable,
    row: FormRow,
    place: int,
    number: int | None,
    seen: dict[str, str],
) -> None:
    """number: of the row in what was sent; None where the form did not know it."""
    beginning = f"{table.prefix}-{place}-"
    if number is None:
        add_stored_row(merged, table, row, beginning)
        return
    copy_row(posted, merged.data, table, number, place)
    known_count = len(merged.differences)
    for stored_field in row.fields:
        name = stored_field.key.rpartition("/")[2]
        merge_field(merged, stored_field, f"{beginning}{name}", seen)
    is_removed_here = f"{beginning}{DELETE_FIELD}" in merged.data
    if is_removed_here and len(merged.differences) > known_count:
        told = Difference(
            row.label, "", "", note="You remove it; it was changed."
        )
        merged.differences.append(told)


def add_stored_row(
    merged: MergedForm,
    table: FormTable,
    row: FormRow,
    beginning: str,
) -> None:
    """What somebody else added stays."""
    merged.data[f"{beginning}{table.id_name}"] = row.row_id
    for stored_field in row.fields:
        name = stored_field.key.rpartition("/")[2]
        write_values(merged.data, f"{beginning}{name}", stored_field.values)
    texts = [shown_values(one.field, one.values) for one in row.fields]
    stored = "\n".join(text for text in texts if text)
    told = Difference(
        row.label, stored, "", note="Somebody added it. It stays."
    )
    merged.differences.append(told)


def keeps_removed_row(
    merged: MergedForm,
    posted: QueryDict,
    table: FormTable,
    row_id: str,
    number: int,
    seen: dict[str, str],
) -> bool:
    """Whether a row that somebody else removed stands in the form again, as a new one.

    It does where the curator changed it.
    """
    beginning = f"{table.prefix}-{number}-"
    if f"{beginning}{DELETE_FIELD}" in posted:
        return False
    is_changed = False
    texts = []
    for stored_field in row_fields(table, row_id):
        name = stored_field.key.rpartition("/")[2]
        mine = posted_values(posted, stored_field, f"{beginning}{name}")
        texts.append(shown_values(stored_field.field, mine))
        is_changed |= hash_of(mine) != seen.get(stored_field.key)
    note = "Somebody removed it."
    if is_changed:
        note = "Somebody removed it, and you changed it: it is a new row in the form."
    mine_text = "\n".join(text for text in texts if text)
    merged.differences.append(Difference(table.title, "", mine_text, note=note))
    return is_changed


def row_fields(
    table: FormTable,
    row_id: str,
) -> list[FormField]:
    """The fields of a row that is gone, from the blank one."""
    fields = []
    for blank in table.blank_fields:
        key = f"{row_key(table.prefix, row_id)}/{blank.key}"
        fields.append(
            FormField(key, blank.name, blank.label, blank.field, blank.values)
        )
    return fields
