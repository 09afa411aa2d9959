"""Which papers of the library most others lean on."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from papers.models import Link, PathStep


@dataclass(frozen=True)
class Renown:
    """How many published papers build on a paper, and how many paths lead through."""

    built_on_count: int
    path_count: int

    @property
    def total(self) -> int:
        return self.built_on_count + self.path_count


def renown_of_papers() -> dict[int, Renown]:
    """By the id of each published paper that has some, those with the most first."""
    built_on = Link.objects.between_published().filter(kind=Link.Kind.BUILDS_ON)
    steps = PathStep.objects.on_published_paths()
    return count_renown(
        built_on.values_list("target_id", flat=True),
        steps.values_list("paper_id", flat=True),
    )


def count_renown(
    built_on_ids: Iterable[int],
    step_ids: Iterable[int],
) -> dict[int, Renown]:
    """The paper of each link that builds on one, and of each step of a path."""
    built_on_counts = Counter(built_on_ids)
    path_counts = Counter(step_ids)
    renown = {}
    for paper_id in built_on_counts.keys() | path_counts.keys():
        renown[paper_id] = Renown(
            built_on_count=built_on_counts[paper_id],
            path_count=path_counts[paper_id],
        )
    in_order = sorted(renown, key=lambda one: (-renown[one].total, one))
    return {paper_id: renown[paper_id] for paper_id in in_order}


def paper_ids_by_renown() -> list[int]:
    return list(renown_of_papers())
