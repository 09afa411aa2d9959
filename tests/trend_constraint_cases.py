"""Trends and information sources in ways that the database must refuse."""

from tests.constraint_cases import breaks
from tests.factories import OutletFactory, PaperFactory, TrendFactory


@breaks("trend_status_is_known")
def trend_of_unknown_status():
    TrendFactory(status="retired")


@breaks("trend_has_a_title")
def trend_without_a_title():
    TrendFactory(title="")


@breaks("trend_example_once")
def paper_twice_in_a_trend():
    trend = TrendFactory()
    paper = PaperFactory()
    trend.examples.create(paper=paper, position=1, reason="One.")
    trend.examples.create(paper=paper, position=2, reason="Two.")


@breaks("outlet_kind_is_known")
def source_of_unknown_kind():
    OutletFactory(kind="gossip")


@breaks("outlet_has_a_name")
def source_without_a_name():
    OutletFactory(name="")
