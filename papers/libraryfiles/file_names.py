"""The names of a library's files and folders."""

CATEGORIES = "categories.toml"
TOPICS = "topics.md"
FRAMEWORKS = "frameworks.toml"
README = "README.md"

NOTES = "notes"
THEMES = "questions"
PATHS = "paths"
FIGURES = "figures"
COLLECTIONS = "collections"

ENDINGS = {
    NOTES: ".md",
    THEMES: ".md",
    PATHS: ".md",
    FIGURES: ".svg",
    COLLECTIONS: ".md",
}
KNOWN_NAMES = frozenset({CATEGORIES, TOPICS, FRAMEWORKS, README, *ENDINGS})
