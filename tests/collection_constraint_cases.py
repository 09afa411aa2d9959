"""Collections in ways that the database must refuse."""

from tests.constraint_cases import breaks
from tests.factories import CollectionFactory, PaperFactory


@breaks("collection_status_is_known")
def collection_of_unknown_status():
    CollectionFactory(status="retired")


@breaks("collection_has_a_title")
def collection_without_a_title():
    CollectionFactory(title="")


@breaks("collection_entry_once_a_group")
def paper_twice_in_a_group():
    collection = CollectionFactory()
    paper = PaperFactory()
    collection.entries.create(paper=paper, group="One", position=1)
    collection.entries.create(paper=paper, group="One", position=2)


@breaks("collection_entry_has_one_name")
def entry_with_a_paper_and_a_title():
    CollectionFactory().entries.create(paper=PaperFactory(), title="It", position=1)


@breaks("collection_entry_has_one_name")
def entry_with_an_address_alone():
    CollectionFactory().entries.create(url="https://a.b", blurb="It.", position=1)


@breaks("collection_entry_says_something")
def entry_that_says_nothing():
    CollectionFactory().entries.create(group="One", position=1)
