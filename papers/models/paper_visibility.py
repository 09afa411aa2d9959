"""Which papers somebody may see: the rules, and the query set that keeps them."""

from typing import Any

from django.db import models

from papers.models.author import Authorship


class PaperStatus(models.TextChoices):
    DRAFT = "draft", "Draft"
    REVIEW = "review", "In review"
    PUBLISHED = "published", "Published"
    RETIRED = "retired", "Retired"
    OWN = "own", "A learner's own"
    OWN_HIDDEN = "own_hidden", "A learner's own, put away"


LIBRARY_STATUSES = ("draft", "review", "published", "retired")
# Of papers that only curators see, and that are to be published one day.
UNFINISHED_STATUSES = (PaperStatus.DRAFT, PaperStatus.REVIEW)
OWN_STATUSES = ("own", "own_hidden")
# Said by the status, which forms know: what names the owner they do not check.
OWN_PAPER = models.Q(status__in=OWN_STATUSES)


def paper_is_published(path: str = "") -> models.Q:
    """The one rule for what everybody may see.

    `path` leads to the paper from another model: "question__home".
    """
    lookup = f"{path}__status" if path else "status"
    return models.Q((lookup, PaperStatus.PUBLISHED))


def paper_is_own_of(user: Any) -> models.Q:
    """One's own, but for what one put away; nothing for visitors."""
    if not user.is_authenticated:
        return models.Q(pk__in=())
    return models.Q(owner=user, status=PaperStatus.OWN)


def paper_is_not_put_away(path: str = "") -> models.Q:
    """For what a learner did with papers: none that they deleted and may bring back."""
    lookup = f"{path}__status" if path else "status"
    return ~models.Q((lookup, PaperStatus.OWN_HIDDEN))


class PaperQuerySet(models.QuerySet):
    def library(self) -> "PaperQuerySet":
        """All that curators keep, whatever its status; no learner's own papers."""
        return self.filter(owner=None)

    def published(self) -> "PaperQuerySet":
        return self.filter(paper_is_published())

    def own_of(self, learner: models.Model) -> "PaperQuerySet":
        """The learner's own papers but those that they put away."""
        return self.filter(paper_is_own_of(learner))

    def with_note(self) -> "PaperQuerySet":
        return self.exclude(note="none")

    def with_readable_note(self) -> "PaperQuerySet":
        return self.published().with_note()

    def with_authors(self) -> "PaperQuerySet":
        """Fetches the authors of all the papers, in their order, at once."""
        authorships = Authorship.objects.select_related("author")
        with_names = self.select_related("own_part")
        return with_names.prefetch_related(
            models.Prefetch("authorships", authorships)
        )

    def open_to(self, user: Any) -> "PaperQuerySet":
        """What is published, and one's own."""
        return self.filter(paper_is_published() | paper_is_own_of(user))

    def visible_to(self, user: Any) -> "PaperQuerySet":
        """What is open to somebody; curators see drafts too."""
        if not user.is_staff:
            return self.open_to(user)
        return self.filter(models.Q(owner=None) | paper_is_own_of(user))
