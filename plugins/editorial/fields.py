"""The front matter: every key there is, in one place, with a sentence for the person who writes.

The checks read this list, and a test holds `docs/editors.md` to it. A key that is not here is a mistake in an article.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "long text", "day", "month", "yes or no", "notes", "quiz", "articles", "template", "slug", "language"]

NOTES = ("S1", "S2", "S3", "S4", "S5", "S6")  # the standard safety notes; the theme holds their words


@dataclass(frozen=True)
class Field:
    """One key as it is written in a file, what its value is, and what it does."""

    key: str
    kind: Kind
    says: str
    example: str
    required: bool = False


FIELDS = (
    Field("Title", "text", "The headline.", "Where closeness comes from", required=True),
    Field("Date", "day", "The day of publication.", "2026-11-23", required=True),
    Field("Question", "text", "The reader's question, shown below the headline.", "What is emotional intimacy?"),
    Field("Summary", "long text", "One or two plain sentences for lists and search engines.", "What makes people close."),
    Field("Modified", "day", "The day of the last change of substance; leave it out until there is one.", "2026-12-01"),
    Field("Author", "text", "Who wrote it.", "The Our2Souls editors"),
    Field("Fact_checked", "text", "Who checked the facts; left out rather than invented.", "A. Person"),
    Field(
        "Reviewed",
        "text",
        "Which professional reviewed it, with qualification; without it the page says so.",
        "Dr A. Person",
    ),
    Field(
        "Needs_review",
        "text",
        "Who must review it before publication; the page says that this is still to come.",
        "a clinician",
    ),
    Field("Next_review", "month", "When it is to be looked at again.", "2027-11"),
    Field("Evidence_to", "month", "The month up to which the evidence was searched.", "2026-11"),
    Field("Quiz", "quiz", "The one quiz that belongs to it, by its slug.", "closeness-map"),
    Field(
        "Related",
        "articles",
        "Articles to read next: slugs with commas between them.",
        "attachment-map, repair-after-a-fight",
    ),
    Field("Safety", "notes", "Codes of the standard safety notes shown after the text.", "S2 S3"),
    Field("Safety_top", "notes", "Codes of the notes shown before the text; they also remove the app panel.", "S2"),
    Field("Leave", "yes or no", "`yes` shows a button to leave the page in a hurry, and removes the app panel.", "yes"),
    Field("App", "yes or no", "`no` removes the panel about our app.", "no"),
    Field("App_heading", "text", "Another heading for the app panel.", "Questions for two"),
    Field("App_button", "text", "Other words for the app panel's button.", "Look inside"),
    Field("Template", "template", "Another page template of the theme; only special pages need it.", "app"),
    Field(
        "Slug",
        "slug",
        "The last part of the address. It is the file's name, so you can leave this out.",
        "attachment-map",
    ),
    Field("Lang", "language", "The language of a translation. The file's name ends with it, so you can leave this out.", "de"),
)

BY_NAME = {field.key.lower(): field for field in FIELDS}
