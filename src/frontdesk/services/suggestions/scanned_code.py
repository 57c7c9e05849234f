"""The code of a printed page or card that was scanned, or typed where it was asked for."""

from __future__ import annotations

from dataclasses import dataclass

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.context import Context
from frontdesk.services.suggestions.record import shown_title
from frontdesk.services.suggestions.references import (
    check_code,
    looks_like_suggestion,
    parse_suggestion_reference,
    stands_under,
)
from frontdesk.store.models import Suggestion


@dataclass(frozen=True, slots=True)
class ScannedCode:
    """A code as it is stored; `written` says whether its entry stands in the book, which `title` begins."""

    code: str
    written: bool
    title: str = ""


def scanned_code(ctx: Context, text: str) -> ScannedCode:
    """Return what a code stands for: an entry of the book, or a page or card that is to be written down.

    Raises `FrontDeskError` (field "code") for what is no code, misread, or on no page of this office.
    """
    plain = parse_suggestion_reference(text, field="code")
    with ctx.store.reading():
        query = Suggestion.select(Suggestion.title, Suggestion.text).where(stands_under(plain))
        row = ctx.store.one(query)
        if row is not None:
            return ScannedCode(plain, written=True, title=shown_title(*row))
        return ScannedCode(check_code(ctx.store, plain), written=False)


def blank_card(ctx: Context, text: str) -> str:
    """Return the code of a blank page or card, its letter included; "" for every other text."""
    if not looks_like_suggestion(text):
        return ""
    try:
        found = scanned_code(ctx, text)
    except FrontDeskError:  # no page of this office: a search for it finds nothing
        return ""
    return "" if found.written else found.code
