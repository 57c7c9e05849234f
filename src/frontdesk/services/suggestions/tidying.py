"""Entries as they were typed, made fit to be kept."""

from __future__ import annotations

from dataclasses import replace

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.suggestions import AuthorKind
from frontdesk.services.intake.checks import EARLIEST
from frontdesk.services.intake.tidying import tidy_customer
from frontdesk.services.suggestions.entry import SuggestionEntry
from frontdesk.services.texts import LINE, SUBJECT, many_lines, one_line, required

LONGEST = 20_000
"""Characters of an entry: some eight pages."""

_CODE = 35  # characters of a language tag (BCP 47)


def tidy_entry(entry: SuggestionEntry) -> SuggestionEntry:
    """Return the entry with clean texts.

    Raises `FrontDeskError` with the field at fault; a suggestion without words is none ("text").
    """
    if entry.given is not None and entry.given < EARLIEST:
        raise FrontDeskError("contact.too_long_ago", field="given")
    title = one_line(entry.title, "title", limit=SUBJECT)
    text = many_lines(entry.text, "text", limit=LONGEST)
    return replace(
        entry,
        title=title,
        text=text or required(title, "text"),
        language=one_line(entry.language, "language", limit=_CODE),
        theme=one_line(entry.theme, "theme"),
        place=one_line(entry.place, "place"),
        customer=tidy_customer(entry.customer),
        staff=entry.staff if entry.author_kind is AuthorKind.STAFF else None,
        code=one_line(entry.code, "code", limit=LINE),
    )
