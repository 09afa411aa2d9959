"""The names of a library's files and folders."""

CATEGORIES, TOPICS, FRAMEWORKS = "categories.toml", "topics.md", "frameworks.toml"
NOTES, THEMES, PATHS, FIGURES = "notes", "questions", "paths", "figures"
README = "README.md"
ENDINGS = {NOTES: ".md", THEMES: ".md", PATHS: ".md", FIGURES: ".svg"}
KNOWN = frozenset({CATEGORIES, TOPICS, FRAMEWORKS, *ENDINGS, README})
