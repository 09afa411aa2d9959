"""A sheet of questions as people write them, and how it reads."""

SHEET = """## 1. Slow Bread at Low Heat (SlowBread) – Baker et al., 2011

- What makes the crust crack?

  - Steam that leaves late.


- How long does the dough rest?
  - A night, at the least,
    in the cold.
  - Longer does no harm.

## 2. [On Soups](https://arxiv.org/abs/1801.00001v2)

* **Q: Which soup keeps?**
  1. A: The one without cream, for
     - lentils
     - beans

     and roots.

```
- Is this code?
```

## 3. Stews at Sea: A Survey – 1999

- Why is salt scarce?
\t- Barrels leak.

A word too many.

## 4. Cross Paper Questions

- What have SlowBread and soups in common?
  - Time.
- Who asks without an answer?
- What have SlowBread and Soups in common?
  - Patience.
"""
PROMPTS = {
    1: ["What makes the crust crack?", "How long does the dough rest?"],
    13: ["Which soup keeps?"],
    26: ["Why is salt scarce?"],
    33: ["What have SlowBread and soups in common?"],
}
ANSWERS = [
    "Steam that leaves late.",
    "A night, at the least,\nin the cold.\n\nLonger does no harm.",
    "The one without cream, for\n\n- lentils\n- beans\n\nand roots.",
    "Barrels leak.",
    "Time.",
]
