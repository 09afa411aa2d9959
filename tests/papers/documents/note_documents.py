"""Long notes as people copy them from pages, and how they read."""

PAGE = r"""> Copied from a page on cooking.

# Kitchen Papers
*   [Bread](#bread)
    *   [Slow Bread](#slow-bread)

Bread
-----

*   What stands here is about no paper.

### [Slow Bread at Low Heat](https://arxiv.org/abs/1801.00001v2)

> *   Authors: Ann Baker, Bo Miller and Cy Cook
*   The paper lets dough rest for a graph\\(G\\) with\\(x\_v = \\sum\_w h\_w\\).

*   **Key Contributions:**
    1.  Cold dough,
        *   for a night
        *   **and longer.**
    2.  No yeast.
*   **Method**: Wait.
    *   Longer.
*   **Yeast:** None.

![Figure 1](https://example.org/crust.png)

A last paragraph
<!-- not to be shown
at all -->
goes on.

### [On Soups](https://doi.org/10.1000/soups)

*   **Author**: Di Potter

```python
a = 1


# ### [no heading](https://example.org)
```

#### Tasting

Salt comes last.

Stews
=====

### [Nothing Below](https://example.org/none)
"""
BREAD = {
    "contributions": "- Cold dough,\n  - for a night\n  - **and longer.**\n- No yeast.",
    "approach": "Wait.\n\n- Longer.",
    "details": (
        "- The paper lets dough rest for a graph $G$ with $x_v = \\sum_w h_w$.\n\n"
        "- **Yeast:** None.\n\nA last paragraph\n\ngoes on."
    ),
}
SOUP = {
    "details": (
        "```python\na = 1\n\n\n# ### [no heading](https://example.org)\n```\n\n"
        "#### Tasting\n\nSalt comes last."
    ),
}
