"""Where a row is edited in the admin."""

from typing import Any

from django.urls import reverse


def change_url(model: Any, row_id: int) -> str:
    meta = model._meta
    name = f"admin:{meta.app_label}_{meta.model_name}_change"
    return reverse(name, args=[row_id])
