"""Entries of what leads through a library: paths, trends, collections, sources."""

from hypothesis import strategies as st

from papers.libraryfiles import (
    CollectedEntry,
    CollectionFile,
    CollectionGroup,
    OutletEntry,
    PathFile,
    PathStep,
    TrendFile,
)
from papers.libraryfiles.entries import OUTLET_KINDS, STATUSES
from tests.papers.libraryfiles.write.strategies import bodies, days, lines, slugs


def paths():
    step = st.builds(PathStep, slugs(), lines())
    return st.builds(
        PathFile,
        slug=st.just("first-steps"),
        title=lines(),
        description=lines(),
        status=st.sampled_from(STATUSES),
        written_by=lines(),
        machine_helped=st.booleans(),
        written_on=days(),
        introduction=st.just("") | bodies(2),
        steps=st.lists(step, min_size=1, max_size=4).map(tuple),
    )


def trends():
    example = st.builds(PathStep, slugs(), lines())
    examples = st.lists(
        example, min_size=1, max_size=4, unique_by=lambda example: example.paper
    )
    return st.builds(
        TrendFile,
        slug=st.just("faster"),
        title=lines(),
        status=st.sampled_from(STATUSES),
        written_by=lines(),
        machine_helped=st.booleans(),
        written_on=days(),
        observation=bodies(2),
        approach=bodies(2),
        impact=bodies(2),
        formula=st.just("") | bodies(2),
        examples=examples.map(tuple),
    )


def outlets():
    outlet = st.builds(
        OutletEntry,
        slug=slugs(),
        name=lines(),
        kind=st.sampled_from(OUTLET_KINDS),
        url=st.sampled_from(["https://example.org/", "http://a.example/b?c=d"]),
        description=lines(),
    )
    return st.lists(outlet, max_size=3).map(tuple)


def collected():
    """Papers, titles without quotes, and blurbs alone; each name once."""
    titles = lines().map(lambda text: " ".join(text.split()))
    plain = titles.filter(lambda text: '"' not in text)
    blurb = st.just("") | lines()
    paper = st.builds(CollectedEntry, paper=slugs(), blurb=blurb)
    url = st.sampled_from(["", "https://example.org/a?b=c"])
    title = st.builds(CollectedEntry, title=plain, url=url, blurb=blurb)
    alone = st.builds(CollectedEntry, blurb=lines())
    entries = st.lists(
        paper | title | alone,
        min_size=1,
        max_size=4,
        unique_by=lambda entry: entry.paper or entry.title or entry.blurb,
    )
    return entries.map(tuple)


def collections():
    names = st.sampled_from(["", "Nets", "Sums of $x$", "C#"])
    group = st.builds(CollectionGroup, names, collected())
    groups = st.lists(group, max_size=3, unique_by=lambda group: group.name)
    return st.builds(
        CollectionFile,
        slug=st.just("an-index"),
        title=lines(),
        description=st.just("") | lines(),
        url=st.sampled_from(["", "https://example.org/a"]),
        status=st.sampled_from(STATUSES),
        groups=groups.map(lambda found: tuple(sorted(found, key=first_without_name))),
    )


def first_without_name(group):
    return bool(group.name)
