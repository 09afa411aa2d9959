"""Typed texts that stand in JSON, each as its place wants it."""


def hostile_json(label, marker):
    if label == "study.AnsweredVersion.choices":
        choice = {"id": 0, "text": marker, "feedback": marker, "is_right": False}
        return [choice]
    if label == "study.PaperSuggestion.bibliography":
        return hostile_bibliography(marker)
    if label == "study.ListImport.rows":
        return hostile_rows(marker)
    if label == "papers.LibraryChange.before":
        return hostile_state(marker)
    if label.startswith("papers.NoteDraft."):
        return {"note": "full", "tldr": marker, "problem": marker, "impact": marker}
    return [marker, marker]


def hostile_bibliography(marker):
    names = ("title", "venue", "arxiv_id", "doi", "url", "abstract")
    return dict.fromkeys(names, marker) | {"authors": [marker], "year": None}


def hostile_rows(marker):
    """One that is new, one found, one that may be one of the library, and lines."""
    work = {"title": marker, "authors": [marker] * 4, "venue": marker, "year": 2017}
    return [
        work | {"line": 1, "doi": marker},
        work | {"line": 2, "url": f"https://{marker}.example/"},
        {"line": 3, "title": marker, "arxiv_id": "1706.03762"},
        {"line": 4, "title": marker, "text": f"{marker} line"},
        {"line": 5, "text": marker, "reason": marker},
    ]


def hostile_state(marker):
    """How a paper read before a change."""
    section = {"id": 1, "kind": marker, "body": marker}
    return {"title": marker, "sections": [section], "sources": [marker]}
