"""Ways to break the rules that the database keeps about learners' own papers."""

from papers.models import OwnPaper, Paper
from tests.constraint_cases import breaks
from tests.factories import LearnerFactory, PaperFactory, make_own_paper


@breaks("paper_own_has_an_owner")
def own_paper_of_nobody():
    PaperFactory(slug="own-1", status="own", category=None, note="none")


@breaks("paper_own_has_an_owner")
def paper_of_the_library_with_an_owner():
    PaperFactory(owner=LearnerFactory())


@breaks("paper_of_library_has_a_category")
def paper_of_the_library_without_a_category():
    PaperFactory(category=None)


@breaks("paper_of_library_has_a_category")
def own_paper_in_a_category_of_the_library():
    own = make_own_paper()
    Paper.objects.filter(pk=own.pk).update(category=PaperFactory().category)


@breaks("paper_own_slug_is_reserved")
def own_paper_called_as_one_of_the_library():
    own = make_own_paper()
    Paper.objects.filter(pk=own.pk).update(slug="attention")


@breaks("paper_own_has_no_library_note")
def own_paper_with_a_note_of_the_library():
    own = make_own_paper()
    Paper.objects.filter(pk=own.pk).update(note="brief", tldr="It is short.")


@breaks("paper_own_has_no_other_names")
def own_paper_with_other_names_of_the_library():
    own = make_own_paper()
    Paper.objects.filter(pk=own.pk).update(also_called="skip connection")


@breaks("paper_year_is_plausible")
def paper_of_the_library_without_a_year():
    PaperFactory(year=None)


@breaks("paper_own_arxiv_id_is_unique")
def two_own_papers_with_one_arxiv_number():
    own = make_own_paper(arxiv_id="1706.03762")
    other = make_own_paper(learner=own.owner)
    Paper.objects.filter(pk=other.pk).update(arxiv_id="1706.03762")


@breaks("paper_own_doi_is_unique")
def two_own_papers_with_one_doi():
    own = make_own_paper(doi="10.1234/slow")
    other = make_own_paper(learner=own.owner)
    Paper.objects.filter(pk=other.pk).update(doi="10.1234/SLOW")


@breaks("own_paper_joined_knows_the_way_back")
def own_paper_joined_without_a_way_back():
    own = make_own_paper()
    OwnPaper.objects.filter(pk=own.pk).update(joined_to=PaperFactory())
