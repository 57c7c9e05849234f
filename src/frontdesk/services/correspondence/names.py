"""What the files of letters are called."""

from __future__ import annotations

from peewee import fn

from frontdesk.domain.kinds import LetterKind
from frontdesk.services.context import Context
from frontdesk.services.correspondence.record import LetterRecord, read_letter
from frontdesk.store.models import Correspondence

PDF = "application/pdf"


def file_name(ctx: Context, id_: int) -> str:
    """Return how the PDF of a letter is called: "letter-26-00418-3.pdf", "answer-letter-26-00418-3.pdf"."""
    letter = read_letter(ctx, id=id_)
    kind = () if letter.kind is LetterKind.ACKNOWLEDGEMENT else (letter.kind.value,)
    whom = letter.case or f"customer-{letter.customer}"
    number = _printed_before(ctx, letter)
    again = (str(number + 1),) if number else ()
    return "-".join((*kind, letter.way.value, whom, *again)) + ".pdf"


def _printed_before(ctx: Context, letter: LetterRecord) -> int:
    """Return how many letters of this kind the same case, or the same customer, had on paper before."""
    same = (
        Correspondence.case == letter.case_id
        if letter.case_id
        else (Correspondence.customer == letter.customer) & Correspondence.case.is_null()
    )
    query = Correspondence.select(fn.COUNT(Correspondence.id)).where(
        same,
        Correspondence.kind == letter.kind.value,
        Correspondence.way == letter.way.value,
        Correspondence.id < letter.id,
        Correspondence.document.is_null(is_null=False),
    )
    return int(ctx.store.value(query))
