"""Frameworks between their file and their rows."""

from datetime import datetime

from papers.libraryfiles import FrameworkEntry, PromptEntry
from papers.models import Framework, Prompt
from papers.services.library.plan import Placed


def save_framework(placed: Placed, at: datetime) -> None:
    entry = placed.entry
    values = {
        "name": entry.name,
        "purpose": entry.purpose,
        "position": placed.position,
    }
    framework, _ = Framework.objects.update_or_create(
        slug=entry.slug, defaults=values
    )
    prompts = []
    for position, prompt in enumerate(entry.prompts):
        prompts.append(
            Prompt(
                framework=framework,
                slug=prompt.slug,
                text=prompt.text,
                position=position,
            )
        )
    framework.prompts.all().delete()
    Prompt.objects.bulk_create(prompts)


def framework_entries() -> tuple[FrameworkEntry, ...]:
    frameworks = Framework.objects.prefetch_related("prompts")
    return tuple(framework_entry(framework) for framework in frameworks)


def framework_entry(framework: Framework) -> FrameworkEntry:
    prompts = []
    for prompt in framework.prompts.all():
        prompts.append(PromptEntry(prompt.slug, prompt.text))
    return FrameworkEntry(
        slug=framework.slug,
        name=framework.name,
        purpose=framework.purpose,
        prompts=tuple(prompts),
    )
