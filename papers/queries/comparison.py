"""Papers to put beside others."""

from django.db.models import Q

from papers.models import Link, Paper

SHOWN = 8
COLUMNS = ("id", "slug", "title", "year")


def papers_called(text: str, *, but: list[str]) -> list[Paper]:
    """Published papers with this slug or with these words in the title; one that is called exactly so stands alone."""
    papers = Paper.objects.published().exclude(slug__in=but).only(*COLUMNS)
    exact = list(papers.filter(Q(slug=text.lower()) | Q(title__iexact=text))[:1])
    if exact:
        return exact
    for word in text.split()[:12]:
        papers = papers.filter(title__icontains=word)
    return list(papers[:SHOWN])


def neighbours_of(papers: list[Paper]) -> list[Paper]:
    """Papers that are linked with these, most often linked first."""
    ids = [paper.pk for paper in papers]
    ends = Link.objects.filter(Q(source__in=ids) | Q(target__in=ids)).order_by(
        "position", "id"
    )
    found: dict[int, int] = {}
    for pair in ends.values_list("source_id", "target_id"):
        for pk in set(pair) - set(ids):
            found[pk] = found.get(pk, 0) + 1
    best = sorted(found, key=lambda pk: -found[pk])[:SHOWN]
    by_id = Paper.objects.published().only(*COLUMNS).in_bulk(best)
    return [by_id[pk] for pk in best if pk in by_id]
