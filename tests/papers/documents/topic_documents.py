"""One topic tree in the shapes that people write, and how it reads."""

BOX_TREE = """# Kitchen Studies - All Topics

## Bread
├── Dough (wheat, rye)
│   ├── Kneading
│   └── Resting*
│
├── Baking
│   ├── Crust
│   │   ├── Colour
│   │
│   └── Steam

## Soup
└── Dough (wheat, rye)
    └── Dumplings
"""
WRONG_GLYPHS = """## Bread
  |-- Dough (wheat, rye)
  |      |-- Kneading
  |      `-- Resting *
  |
  └── Baking
  │      ├── Crust
  │      │      └── Colour
  ├──
  │      ├── Steam
## Soup
├── Dough (wheat, rye)
│   ├── Dumplings
"""
MARKDOWN_LIST = """# Kitchen Studies

- **Bread**
  * [Dough (wheat, rye)](https://example.org/dough)
    1. Kneading
    2. Resting*
  * Baking
    - Crust
       - Colour
    - Steam
- Soup
    - Dough (wheat, rye)
        - Dumplings
"""
TABS = """Bread
\tDough (wheat, rye)
\t\tKneading
\t\tResting*
\tBaking
\t\tCrust
\t\t\tColour
\t\tSteam
Soup
\tDough (wheat, rye)
\t\tDumplings
"""
OPML = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
<head><title>Kitchen</title></head>
<body>
<outline text="Bread">
  <outline text="Dough (wheat, rye)">
    <outline text="Kneading"/>
    <outline text="Resting*"/>
  </outline>
  <outline title="Baking">
    <outline text="Crust"><outline text="Colour"/></outline>
    <outline text="Steam"/>
  </outline>
</outline>
<outline text="Soup">
  <outline text="Dough (wheat, rye)"><outline text="Dumplings"/></outline>
</outline>
</body>
</opml>
"""
SHAPES = {
    "box_tree": BOX_TREE,
    "topic_list": MARKDOWN_LIST,
    "indented_topics": TABS,
    "opml": OPML,
}
NAMES = [
    ("Bread",),
    ("Bread", "Dough (wheat, rye)"),
    ("Bread", "Dough (wheat, rye)", "Kneading"),
    ("Bread", "Dough (wheat, rye)", "Resting"),
    ("Bread", "Baking"),
    ("Bread", "Baking", "Crust"),
    ("Bread", "Baking", "Crust", "Colour"),
    ("Bread", "Baking", "Steam"),
    ("Soup",),
    ("Soup", "Dough (wheat, rye)"),
    ("Soup", "Dough (wheat, rye)", "Dumplings"),
]
PATHS = [tuple(name.casefold() for name in names) for names in NAMES]
