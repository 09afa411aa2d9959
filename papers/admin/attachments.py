"""Texts that a curator takes along as files."""

from django.http import HttpResponse


def markdown_file(name: str, text: str) -> HttpResponse:
    return attached_text(name, text, "text/markdown; charset=utf-8")


def json_file(name: str, text: str) -> HttpResponse:
    return attached_text(name, text, "application/json")


def attached_text(name: str, text: str, content_type: str) -> HttpResponse:
    response = HttpResponse(text, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
