"""Texts that stand in the database with line ends that are not the site's."""

from django.apps import apps
from django.db import models
from django.db.models import Q

TEXTS = (models.TextField, models.CharField, models.JSONField)
LABELS = ("papers", "study", "taggit")


def foreign_texts():
    """The columns of all our tables in which a CR stands, as "Section.body"."""
    found = []
    for label in LABELS:
        for model in apps.get_app_config(label).get_models():
            for field in model._meta.concrete_fields:
                if isinstance(field, TEXTS) and has_foreign_line_end(model, field):
                    found.append(f"{model.__name__}.{field.name}")
    return found


def has_foreign_line_end(model, field):
    if isinstance(field, models.JSONField):
        values = model._base_manager.values_list(field.name, flat=True)
        return any("\\r" in repr(value) for value in values)
    is_foreign = Q((f"{field.name}__contains", "\r"))
    return model._base_manager.filter(is_foreign).exists()
