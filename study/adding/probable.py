"""Papers here that somebody's paper may be, by a near title, and the words for it."""

from dataclasses import dataclass

from papers.models import Paper
from papers.queries.near_titles import is_same_title
from study.adding.finding import Finding

HAVE_IT = "You have this one already"
WHICH_ONE = "Is it one of these?"


@dataclass(frozen=True, slots=True)
class ProbableChoice:
    """One of them, with what tells it from the others."""

    paper: Paper
    has_same_title: bool

    @property
    def is_had(self) -> bool:
        return self.paper.is_own and self.has_same_title

    @property
    def remark(self) -> str:
        if self.is_had:
            return "A paper of your own, of the same title."
        if self.paper.is_own:
            return "Probably this one, a paper of your own."
        return "Probably this one, of the library."

    @property
    def facts(self) -> str:
        """Who wrote it, and when."""
        facts = [*self.paper.display_names, self.paper.year_text]
        return ", ".join(fact for fact in facts if fact)


def probable_choices(finding: Finding) -> list[ProbableChoice]:
    choices = []
    for paper in finding.probable:
        has_same_title = is_same_title(paper.title, finding.entry.title)
        choices.append(ProbableChoice(paper, has_same_title))
    return choices


def heading_of(finding: Finding) -> str:
    """What the page asks, or says where the learner has it."""
    is_had = any(choice.is_had for choice in probable_choices(finding))
    return HAVE_IT if is_had else WHICH_ONE
