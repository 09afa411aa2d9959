"""Query sets of the busiest pages, compiled once.

Building and compiling a query set costs several times what the database takes to answer it, and the busiest pages ask
the same few each time with other values. A `Prepared` keeps the compiled statement; the query set stays its definition.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import QuerySet

Value = int | str | datetime


class Prepared:
    """A values_list() query set as a function of its values.

    `build` makes the query set from the keywords of `samples`. Each sample must be recognisable among the statement's
    parameters: a number, text or time that occurs nowhere else in it, and never a value that changes its shape.
    """

    def __init__(self, build: Callable[..., QuerySet], **samples: Value) -> None:
        self.build = build
        self.samples = samples
        self.compiled: dict[str, tuple[str, list[Any], Any, Any]] = {}

    def compile(self) -> tuple[str, list[Any], Any, Any]:
        """The statement, its parameters with names where values go, its compiler and converters."""
        query = self.build(**self.samples).query
        compiler = query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        names = {adapted(value): name for name, value in self.samples.items()}
        places = [names.get(parameter) for parameter in parameters]
        if set(places) - {None} != set(self.samples):
            raise ValueError("A sample does not occur in the statement.")
        slots = list(zip(places, parameters, strict=True))
        converters = compiler.get_converters(column[0] for column in compiler.select)
        return sql, slots, compiler, converters

    def rows(self, **values: Value) -> list[tuple]:
        """The rows for these values, as the query set's values_list() would give them."""
        if connection.vendor not in self.compiled:
            self.compiled[connection.vendor] = self.compile()
        sql, slots, compiler, converters = self.compiled[connection.vendor]
        parameters = [adapted(values[name]) if name else fixed for name, fixed in slots]
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            found = cursor.fetchall()
        if converters:
            found = compiler.apply_converters(found, {**converters})
        return [tuple(row) for row in found]


def adapted(value: Value) -> Any:
    """The value as this database takes it."""
    return (
        connection.ops.adapt_datetimefield_value(value)
        if isinstance(value, datetime)
        else value
    )
