"""Indexes of papers as people keep them: counts in headings, a row for each paper."""

INDEX = """# Kitchen Index

## Bread (3)
**Slow Bread at Low Heat**: Rests the dough for a night and weighs what comes of it.
[On Soups](https://doi.org/10.1000/soups) – Boils everything, and says for how long.
A blurb that somebody forgot to give a title.
## Knives [2]
Sharp Edges - Holds a blade at fifteen degrees and counts the onions it still cuts.
**Steel "Without" Rust**
An alloy that stays bright
  even in brine.
### Whetstones (4)
1. [Stones of the River](https://arxiv.org/abs/1801.00009): Finds grain by its sound.
2. Water or Oil
"""
# How it reads: group, title, address, blurb.
READ = [
    (
        "Bread",
        "Slow Bread at Low Heat",
        "",
        "Rests the dough for a night and weighs what comes of it.",
    ),
    (
        "Bread",
        "On Soups",
        "https://doi.org/10.1000/soups",
        "Boils everything, and says for how long.",
    ),
    ("Bread", "", "", "A blurb that somebody forgot to give a title."),
    (
        "Knives",
        "Sharp Edges",
        "",
        "Holds a blade at fifteen degrees and counts the onions it still cuts.",
    ),
    (
        "Knives",
        'Steel "Without" Rust',
        "",
        "An alloy that stays bright even in brine.",
    ),
    (
        "Knives / Whetstones",
        "Stones of the River",
        "https://arxiv.org/abs/1801.00009",
        "Finds grain by its sound.",
    ),
    ("Knives / Whetstones", "Water or Oil", "", ""),
]
REMARKS = [(12, "Says 4, but 2 entries stand below it")]
