"""The names of a library's files and folders."""

CATEGORIES = "categories.toml"
TOPICS = "topics.md"
FRAMEWORKS = "frameworks.toml"
OUTLETS = "outlets.toml"
README = "README.md"

NOTES = "notes"
THEMES = "questions"
PATHS = "paths"
FIGURES = "figures"
COLLECTIONS = "collections"
TRENDS = "trends"

ENDINGS = {
    NOTES: ".md",
    THEMES: ".md",
    PATHS: ".md",
    FIGURES: ".svg",
    COLLECTIONS: ".md",
    TRENDS: ".md",
}
KNOWN_NAMES = frozenset(
    {CATEGORIES, TOPICS, FRAMEWORKS, OUTLETS, README, *ENDINGS}
)
