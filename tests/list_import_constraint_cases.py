"""Ways to break the rules that the database keeps about imports."""

from study.models import ListImport
from tests.conftest import NOON
from tests.constraint_cases import breaks
from tests.factories import LearnerFactory


def add_import(**values):
    fields = {"source_format": "text", "rows": [], "created_at": NOON}
    fields.update(values)
    return ListImport.objects.create(learner=LearnerFactory(), **fields)


@breaks("import_has_a_list")
def import_without_a_list():
    add_import()


@breaks("import_confirmed_has_its_list")
def import_that_was_put_nowhere():
    add_import(list_title="Course", confirmed_at=NOON)


@breaks("import_format_is_known")
def import_of_a_picture():
    add_import(list_title="Course", source_format="PNG")
