"""The authors of a note, by their names, in their order."""

from collections.abc import Iterable, Mapping

from django.utils.text import slugify

from papers.models import Author, Authorship, Paper


def set_authors(paper: Paper, names: tuple[str, ...]) -> None:
    """These authors in this order; authors are made when their name is new."""
    current = paper.authorships.values_list("author__name", flat=True)
    if tuple(current) == names:
        return
    paper.authorships.all().delete()
    authors = authors_named(names)
    Authorship.objects.bulk_create(authorships_of(paper, names, authors))


def authorships_of(
    paper: Paper, names: Iterable[str], authors: Mapping[str, Author]
) -> list[Authorship]:
    authorships = []
    for position, name in enumerate(names, start=1):
        authorship = Authorship(
            paper=paper, author=authors[name], position=position
        )
        authorships.append(authorship)
    return authorships


def authors_named(names: Iterable[str]) -> dict[str, Author]:
    """By name; those whose name is new are made."""
    wanted = list(dict.fromkeys(names))
    authors = authors_there(wanted)
    new = [name for name in wanted if name not in authors]
    slugs = free_slugs(new)
    rows = [Author(name=name, slug=slugs[name]) for name in new]
    for author in Author.objects.bulk_create(rows):
        authors[author.name] = author
    return authors


def authors_there(names: Iterable[str]) -> dict[str, Author]:
    rows = Author.objects.filter(name__in=names)
    return {author.name: author for author in rows}


def free_slugs(names: Iterable[str]) -> dict[str, str]:
    """From each name, with a number behind it where another author has that slug."""
    stems = {name: author_stem(name) for name in names}
    authors = Author.objects.filter(slug__in=stems.values())
    taken = set(authors.values_list("slug", flat=True))
    slugs = {}
    for name, stem in stems.items():
        slug = stem
        if slug in taken:
            slug = numbered_slug(stem, taken)
        taken.add(slug)
        slugs[name] = slug
    return slugs


def author_stem(name: str) -> str:
    family, _, given = name.partition(", ")
    return slugify(f"{given} {family}")[:110] or "author"


def numbered_slug(stem: str, taken: set[str]) -> str:
    number = 2
    while is_taken(f"{stem}-{number}", taken):
        number += 1
    return f"{stem}-{number}"


def is_taken(slug: str, taken: set[str]) -> bool:
    return slug in taken or Author.objects.filter(slug=slug).exists()
