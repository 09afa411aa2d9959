"""What a plan can be made of: a list of the learner's own, a path, a group's plan."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from papers.models import PathStep, ReadingPath, paper_is_not_put_away
from study.models import (
    GroupPlan,
    GroupPlanOmission,
    Learner,
    ListEntry,
    Membership,
    Reading,
    ReadingList,
    ReadingPlan,
)
from study.models.reading_list import ListEntryQuerySet

OVER = (Reading.Status.READ, Reading.Status.STOPPED)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSource:
    """A path or a list, or neither when it is gone.

    group_plan: which papers of the list, which is a group's, and in which order.
    """

    path: ReadingPath | None = None
    reading_list: ReadingList | None = None
    group_plan: GroupPlan | None = None

    @property
    def key(self) -> str:
        """As a form names it; empty when it is gone."""
        if self.path is not None:
            return f"path:{self.path.slug}"
        if self.reading_list is not None:
            return f"list:{self.reading_list.pk}"
        return ""

    @property
    def title(self) -> str:
        return str(self.path or self.reading_list or "")

    @property
    def url(self) -> str:
        if self.path is not None:
            return self.path.get_absolute_url()
        if self.reading_list is not None:
            return self.reading_list.get_absolute_url()
        return ""

    @property
    def is_gone(self) -> bool:
        return not self.key

    def entries(self) -> list[tuple[int, bool]]:
        """The papers' ids in their order, and whether one may leave each out."""
        if self.path is not None:
            steps = PathStep.objects.filter(
                path=self.path
            ).with_published_paper()
            return [
                (paper_id, False)
                for paper_id in steps.values_list("paper_id", flat=True)
            ]
        if self.reading_list is not None:
            entries = ListEntry.objects.filter(
                own_or_library_paper(self.reading_list.learner_id),
                paper_is_not_put_away("paper"),
                reading_list=self.reading_list,
            )
            rows = self.chosen_entries(entries.of_papers().in_order())
            return list(rows.values_list("paper_id", "is_optional"))
        return []

    def chosen_entries(self, entries: ListEntryQuerySet) -> ListEntryQuerySet:
        """Those of the list that the group's plan has, in its order."""
        if self.group_plan is None:
            return entries
        omitted = GroupPlanOmission.objects.filter(group_plan=self.group_plan)
        chosen = entries.exclude(paper__in=omitted.values("paper"))
        if self.group_plan.order == GroupPlan.Order.OLDEST:
            return chosen.order_by("paper__year", "rank", "pk")
        return chosen


def headings_of(source: PlanSource) -> dict[int, str]:
    """Under which heading of the list each of its papers stands, by their ids."""
    headings: dict[int, str] = {}
    if source.reading_list is None:
        return headings
    entries = ListEntry.objects.filter(
        reading_list=source.reading_list
    ).exclude(kind=ListEntry.Kind.TEXT)
    heading = ""
    for kind, paper_id, text in entries.in_order().values_list(
        "kind", "paper_id", "text"
    ):
        if kind == ListEntry.Kind.HEADING:
            heading = text
        elif heading:
            headings[paper_id] = heading
    return headings


def own_or_library_paper(learner_id: int | None) -> Q:
    """Nobody plans what is a paper of somebody else's own."""
    return Q(paper__owner=None) | Q(paper__owner=learner_id)


def plannable_paths() -> QuerySet[ReadingPath]:
    return ReadingPath.objects.published().order_by("title", "id")


def plannable_lists(learner: Learner) -> QuerySet[ReadingList]:
    lists = ReadingList.objects.current().filter(learner=learner)
    return lists.order_by("title", "id")


def plan_sources(learner: Learner) -> tuple[list[PlanSource], list[PlanSource]]:
    """The learner's lists, and all paths."""
    lists = [PlanSource(reading_list=one) for one in plannable_lists(learner)]
    paths = [PlanSource(path=one) for one in plannable_paths()]
    return lists, paths


def source_of(plan: ReadingPlan) -> PlanSource:
    """What the plan was made of; gone when it was deleted or withdrawn meanwhile.

    Of a group's plan nothing is left for whoever left the group.
    """
    path = plan.path
    if path is not None and path.is_published:
        return PlanSource(path=path)
    reading_list = plan.reading_list
    if reading_list is None or reading_list.deleted_at is not None:
        return PlanSource()
    if not plan.from_group:
        return PlanSource(reading_list=reading_list)
    if plan.group_plan is None or not belongs_to_group_of(
        plan.learner, reading_list
    ):
        return PlanSource()
    return PlanSource(reading_list=reading_list, group_plan=plan.group_plan)


def belongs_to_group_of(learner: Learner, reading_list: ReadingList) -> bool:
    memberships = Membership.objects.of(learner)
    return memberships.filter(group=reading_list.group_id).exists()


def paper_ids_over(learner: Learner, paper_ids: list[int]) -> set[int]:
    """Those of the papers that the learner has read or stopped reading."""
    over = Reading.objects.filter(learner=learner, status__in=OVER)
    if len(paper_ids) < 500:
        over = over.filter(paper__in=paper_ids)
    return set(over.values_list("paper_id", flat=True)) & set(paper_ids)
