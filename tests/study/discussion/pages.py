"""Addresses and pages of discussions, as tests ask and read them."""

from tests.html_page import Page


def writing_form(response):
    """The form with the text; values in it as the server has them."""
    forms = Page(response).forms
    return next(form for form in forms if "text" in form.values)


def said(response):
    return Page(response).text


def new_thread_path(group):
    return f"/groups/{group.pk}/discussion/new/"


def post_path(thread):
    return f"{thread.get_absolute_url()}post/"


def remark_path(remark, name):
    return f"{remark.get_absolute_url()}{name}/"
