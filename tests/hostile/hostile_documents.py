"""Documents that curators take in: one waits, one is imported, one was undone."""

from django.urls import reverse
from django.utils import timezone

from papers.documents.write_question_sheet import WrittenQuestion, question_text
from papers.libraryfiles.tidy import indent_lines
from papers.models import Collection, DocumentImport, NoteDraft, Paper, Question, Topic
from papers.services.documents.importing import import_document, undo_import
from tests.library_changes import bring_topics


def add_document_states(curator):
    """Beside the one that waits, of which `write_documents` makes a hostile one."""
    undone = bring_topics(by=curator, text="## Undone\n├── Once\n")
    imported = bring_topics(by=curator, text="## Imported\n├── Kept\n")
    for document in (undone, imported):
        import_document(document=document, by=curator, at=timezone.now())
    bring_topics(by=curator, kind="question_sheet")
    bring_topics(by=curator, kind="long_notes")
    bring_topics(by=curator, kind="bibtex")
    bring_topics(by=curator, kind="anki")
    bring_topics(by=curator, kind="blurb_index")
    collection = Collection.objects.get(slug="beginning")
    collection.entries.create(group="Two", position=3, title="It", url="https://a.b")
    collection.entries.create(group="Three", position=4, title="Else", blurb="B.")
    undo_import(document=undone, by=curator, at=timezone.now())


def write_documents():
    """Each is a tree again, whose names, remarks and repeats are hostile."""
    known = Topic.objects.get(slug="attention").name
    for document in DocumentImport.objects.all():
        marker = document.text.split(" attention ")[0]
        if document.kind == "question_sheet":
            write_question_sheet(document, marker)
            continue
        if document.kind == "long_notes":
            write_long_notes(document, marker)
            continue
        if document.kind == "anki":
            cards = f"#html:true\n#tags column:3\n{marker}?\t{marker}\t{marker}\n"
            document.text = cards
            document.save(update_fields=["text"])
            continue
        if document.kind == "blurb_index":
            write_index(document, marker)
            continue
        if document.kind == "bibtex":
            write_bibliography(document, marker)
            continue
        rows = [
            f"## {marker}",
            f"├── {known}",
            f"├── {marker} twice",
            f"├── {marker} twice*",
            f"no branch {marker}",
        ]
        document.text = "\n".join(rows)
        document.save(update_fields=["text"])


def write_index(document, marker):
    """A paper that has a draft already and a title that the library lacks."""
    draft = NoteDraft.objects.standing().order_by("pk").first()
    rows = [
        "# An index",
        f"## {marker} (3)",
        f"**{marker}**: {marker}",
        f"**{marker} else**: {marker}",
    ]
    document.text = "\n".join(rows)
    document.chosen = {"3": str(draft.paper_id)}
    document.save(update_fields=["text", "chosen"])


def write_question_sheet(document, marker):
    """One heading for each thing that it may mean; one question is there already."""
    kept = Question.objects.filter(kind="recall", home__owner=None).exclude(home=None)
    known = kept.order_by("pk").first()
    asked = question_text(WrittenQuestion(known.prompt, f"Otherwise {marker}"))
    new = f"- {marker} new?\n  - {marker}"
    sections = [
        f"## {known.home.title} paper\n{asked}\n{new}",
        f"## {marker} waits\n{new}",
        f"## Across papers {marker}\n{new}",
        f"## {marker} out\n{new}\n{new}",
    ]
    document.text = "\n\n".join(sections)
    document.chosen = {"1": str(known.home_id)}
    last_line = document.text[: document.text.index(sections[-1])].count("\n") + 1
    document.chosen[str(last_line)] = "out"
    document.save(update_fields=["text", "chosen"])


def write_long_notes(document, marker):
    """One that is new, one that is there, one that must wait, one left out."""
    free = Paper.objects.library().filter(note_drafts=None).order_by("pk")
    taken = NoteDraft.objects.standing().order_by("pk").first()
    noted = free.exclude(tldr="").last()
    heading = f"### [{marker}](https://example.org/a)"
    new = f"{heading}\n\n> Authors: {marker}\n\n- {marker} new\n"
    there = f"{heading}\n\n- **TLDR:**\n\n  {indent_lines(noted.tldr, '  ')}\n"
    sections = [new, there, new, new, new]
    document.text = "\n".join(sections)
    choices = [free.first().pk, noted.pk, taken.paper_id, "out"]
    chosen = {}
    line = 1
    for section, choice in zip(sections, choices, strict=False):
        chosen[str(line)] = str(choice)
        line += section.count("\n") + 1
    document.chosen = chosen
    document.draft_count = 1
    document.save(update_fields=["text", "chosen", "draft_count"])


def write_bibliography(document, marker):
    """One that is new, one that is there, one that lacks a year, and no entry."""
    kept = Paper.objects.library().exclude(status="retired").order_by("pk").first()
    entry = "@article{a, title={%s}, author={%s}, %s}"
    safe = marker.translate(str.maketrans("", "", "{}\\\\"))
    entries = [
        entry % (f"{safe} there", safe, "year=2001"),
        entry
        % (f"{safe} new", safe, f"year=2001, doi={{10.1000/new}}, journal={{{safe}}}"),
        entry % (f"{safe} lacks", safe, "doi={10.1000/lacks}"),
        f"@misc{{b, author={{{safe}}}}}",
    ]
    document.text = "\n".join(entries)
    document.chosen = {"1": str(kept.pk), "category": str(kept.category_id)}
    document.save(update_fields=["text", "chosen"])


def document_requests():
    for document in DocumentImport.objects.all():
        path = reverse("admin:papers_documentimport_change", args=[document.pk])
        yield "curator", "GET", path, None
