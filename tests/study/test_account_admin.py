"""Accounts in the admin: superusers alone find their way to them."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import LearnerFactory

pytestmark = pytest.mark.django_db
ADD_ACCOUNT = reverse("admin:study_learner_add")


def admin_index(**rights):
    person = LearnerFactory(is_staff=True, **rights)
    browser = Client()
    browser.force_login(person)
    return browser.get(reverse("admin:index")).content.decode()


def test_curators_are_not_led_to_new_accounts():
    assert ADD_ACCOUNT not in admin_index()


def test_superusers_are_led_to_new_accounts():
    assert ADD_ACCOUNT in admin_index(is_superuser=True)


def test_learners_who_are_no_curators_have_no_rights_in_the_library():
    learner = LearnerFactory()
    assert not learner.has_module_perms("papers")
    assert not learner.has_perm("papers.change_paper")


def test_curators_have_rights_in_the_library():
    assert LearnerFactory(is_staff=True).has_perm("papers.change_paper")


def test_switched_off_curators_have_no_rights_in_the_library():
    curator = LearnerFactory(is_staff=True, is_active=False)
    assert not curator.has_module_perms("papers")
    assert not curator.has_perm("papers.change_paper")
