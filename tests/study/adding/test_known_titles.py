"""What a learner types by hand and has already, by its DOI or its title."""

from papers.models import Paper
from tests.factories import LearnerFactory, make_own_paper
from tests.study.adding.conftest import create, find, initial_of


def test_own_paper_with_the_same_doi_is_told(ada, learner):
    own = make_own_paper(learner, title="Slowly", doi="10.1234/Slow.1")
    response = create(ada, title="Quickly", doi="10.1234/SLOW.1")
    page = ada.get(response.url).content.decode()
    assert response.url == f"/papers/add/?papers={own.slug}"
    assert "You have this one already." in page
    assert Paper.objects.get() == own


def test_title_typed_by_hand_of_a_paper_of_ones_own_is_told(ada, learner):
    own = make_own_paper(learner, title="Learning to Read, Slowly")
    response = create(ada, title="learning to read slowly", year="2024")
    page = response.content.decode()
    assert "You have this one already" in page
    assert "A paper of your own, of the same title." in page
    assert f'href="/papers/add/?papers={own.slug}"' in page
    assert 'value="learning to read slowly"' in page
    assert Paper.objects.get() == own


def test_near_title_of_a_paper_of_ones_own_is_asked_about(ada, learner):
    make_own_paper(learner, title="Learning to read slowly")
    page = create(ada, title="Learning to raed slowly").content.decode()
    assert "Is it one of these?" in page
    assert "Probably this one, a paper of your own." in page
    assert Paper.objects.count() == 1


def test_near_title_of_the_library_typed_by_hand_is_asked_about(ada, attention):
    page = create(ada, title="Atention is all you need").content.decode()
    assert "Probably this one, of the library." in page
    assert 'href="/papers/add/?papers=attention"' in page
    assert Paper.objects.get() == attention


def test_other_paper_of_the_same_title_is_added_when_the_learner_says_so(ada, learner):
    own = make_own_paper(learner, title="Editorial")
    asked = create(ada, title="Editorial", year="2024")
    others = asked.context["form"]["others"].value()
    response = create(ada, title="Editorial", year="2024", others=others)
    assert response.status_code == 302
    assert Paper.objects.exclude(pk=own.pk).get().year == 2024


def test_title_changed_after_the_question_is_asked_about_anew(ada, learner, attention):
    make_own_paper(learner, title="Editorial")
    others = create(ada, title="Editorial").context["form"]["others"].value()
    response = create(ada, title="Attention is all you need", others=others)
    assert "Probably this one, of the library." in response.content.decode()


def test_found_title_is_not_asked_about_twice(ada, attention):
    others = initial_of(find(ada, "Atention is all you need"))["others"]
    response = create(ada, title="Atention is all you need", others=others)
    assert response.status_code == 302
    assert Paper.objects.count() == 2


def test_own_title_of_another_learner_is_not_told(ada):
    make_own_paper(LearnerFactory(), title="Editorial")
    assert create(ada, title="Editorial").status_code == 302
