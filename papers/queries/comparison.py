"""Papers to put beside others."""

from collections import Counter

from django.db.models import Q

from papers.models import Link, Paper

MOST_CANDIDATES = 8
MOST_WORDS = 12
CANDIDATE_FIELDS = ("id", "slug", "title", "year")


def papers_called(text: str, *, but: list[str]) -> list[Paper]:
    """Published papers with this slug or with these words in the title.

    One that is called exactly so stands alone.
    """
    others = Paper.objects.published().exclude(slug__in=but)
    papers = others.only(*CANDIDATE_FIELDS)
    is_called_so = Q(slug=text.lower()) | Q(title__iexact=text)
    exact = papers.filter(is_called_so).first()
    if exact:
        return [exact]
    for word in text.split()[:MOST_WORDS]:
        papers = papers.filter(title__icontains=word)
    return list(papers[:MOST_CANDIDATES])


def neighbours_of(papers: list[Paper]) -> list[Paper]:
    """Papers that are linked with these, most often linked first."""
    if not papers:
        return []
    own_ids = {paper.pk for paper in papers}
    touches_one = Q(source__in=own_ids) | Q(target__in=own_ids)
    links = Link.objects.filter(touches_one).order_by("position", "id")
    link_counts: Counter[int] = Counter()
    for endpoints in links.values_list("source_id", "target_id"):
        link_counts.update(set(endpoints) - own_ids)
    most_linked = link_counts.most_common(MOST_CANDIDATES)
    nearest_ids = [paper_id for paper_id, _ in most_linked]
    published = Paper.objects.published().only(*CANDIDATE_FIELDS)
    by_id = published.in_bulk(nearest_ids)
    return [by_id[paper_id] for paper_id in nearest_ids if paper_id in by_id]
