"""Blank pages and cards of the book, each with a code that finds its entry when it is scanned back."""

from __future__ import annotations

from dataclasses import dataclass, field

from frontdesk.documents.suggestions.content import FormContent
from frontdesk.documents.suggestions.forms import forms_on_a_sheet, forms_pdf
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.suggestions.papers.wish import Paper, press
from frontdesk.services.suggestions.references import reserve_codes

FORM_PAPERS = frozenset({Paper.A4, Paper.LETTER})
"""The papers that there are layouts of blank forms for."""


@dataclass(frozen=True, slots=True)
class FormsWish:
    """How many sheets of forms are wanted: pages for the book, or cards."""

    sheets: int = 1
    cards: bool = False
    paper: Paper | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Forms:
    """Blank forms as a PDF, and the codes on them."""

    pdf: bytes = field(repr=False)
    codes: tuple[str, ...]


def make_forms(ctx: Context, *, wish: FormsWish | None = None) -> Done[Forms]:
    """Print blank forms with codes that nobody else gets.

    Raises `FrontDeskError` (field "paper", "language", or "count" for too many).
    """
    wish = wish or FormsWish()
    house = press(ctx, language=wish.language)
    layout = house.layout("form_cards" if wish.cards else "form", wish.paper, FORM_PAPERS)
    count = wish.sheets * forms_on_a_sheet(layout, house.letterhead)
    codes = reserve_codes(ctx, count=count)
    content = FormContent(layout, house.language, house.sender, codes.result, house.letterhead)
    return Done(Forms(forms_pdf(content), codes.result), codes.changes)
