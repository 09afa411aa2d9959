"""Addresses get the spelling that study.models.addresses gives to new ones."""

from django.core.management import CommandError
from django.db import migrations
from django.utils.encoding import punycode


def canonical(address):
    name, at, domain = address.strip().lower().rpartition("@")
    try:
        domain = punycode(domain).lower()
    except UnicodeError:
        pass
    return f"{name}{at}{domain}"


def spell_learners(Learner, EmailAddress):
    for learner in Learner.objects.order_by("pk").iterator():
        if learner.email and learner.email.isascii():
            continue
        email = canonical(learner.email or newest_address(EmailAddress, learner))
        others = Learner.objects.exclude(pk=learner.pk)
        if others.filter(email__iexact=email).exists():
            raise CommandError(
                f"Two accounts have the address {email}, one as {learner.email}."
                " Give one of them another address, then start again."
            )
        learner.email = email
        learner.save(update_fields=["email"])


def newest_address(EmailAddress, learner):
    """Without mail, a change of address once left the learner's own field empty."""
    address = EmailAddress.objects.filter(user_id=learner.pk).order_by("pk").last()
    return address.email if address else f"learner-{learner.pk}@example.invalid"


def spell_addresses(EmailAddress):
    for address in EmailAddress.objects.order_by("pk").iterator():
        if address.email.isascii():
            continue
        email = canonical(address.email)
        if EmailAddress.objects.filter(email=email).exists():
            address.delete()
        else:
            address.email = email
            address.save(update_fields=["email"])


def spell_all(apps, schema_editor):
    EmailAddress = apps.get_model("account", "EmailAddress")
    spell_learners(apps.get_model("study", "Learner"), EmailAddress)
    spell_addresses(EmailAddress)


class Migration(migrations.Migration):

    dependencies = [
        ("account", "0009_emailaddress_unique_primary_email"),
        ("study", "0002_saved_search"),
    ]

    operations = [
        migrations.RunPython(spell_all, migrations.RunPython.noop, elidable=True),
    ]
