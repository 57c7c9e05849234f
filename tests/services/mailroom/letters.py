"""Letters for the tests of the Mailroom: written, printed and posted as people do it."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from frontdesk.domain.kinds import CorrespondenceState, LetterKind, Way
from frontdesk.services.contact import CustomerEntry, PostalAddress
from frontdesk.services.context import Actor, Context
from frontdesk.services.correspondence import (
    LetterEntry,
    LetterRecord,
    MadeJob,
    make_job,
    mark_posted,
    mark_printed,
    print_letters,
    read_letter,
)
from frontdesk.services.staff.people import actor_named
from frontdesk.store.models import Correspondence
from tests.services.contacts import REFERRED_LETTER, ROSA, begin
from tests.services.offices import Desk

FREE = LetterEntry(
    LetterKind.FREE, Way.LETTER, {"subject": "Your parcel", "text": "It is on its way.\n\nWe are glad."}
)
APOLOGY = LetterEntry(LetterKind.APOLOGY, Way.LETTER, {"done": "A new vase is on its way."})
CROWDED = CustomerEntry(
    name="N. N.", address=PostalAddress(tuple(f"Floor {n}" for n in range(9)), "London", "", "E1 7AA", "GB")
)


def as_(desk: Desk, name: str) -> Context:
    """Return the context of somebody else at the same desk."""
    return replace(desk.ctx, actor=actor_named(desk.ctx, name))


def nobody(desk: Desk) -> Context:
    """Return the context of a program that is no member of staff."""
    return replace(desk.ctx, actor=Actor("Night job"))


def many(desk: Desk, count: int) -> list[int]:
    """Let so many acknowledgement letters wait, each to another customer; return their ids."""
    for number in range(count):
        begin(desk, REFERRED_LETTER, customer=replace(ROSA, name=f"Rosa Delgado {number:03}"))
    return waiting(desk)


def waiting(desk: Desk, *states: CorrespondenceState) -> list[int]:
    """Return the ids of the letters in these states (pending unless said otherwise), the oldest first."""
    wanted = [state.value for state in states or (CorrespondenceState.PENDING,)]
    query = Correspondence.select(Correspondence.id).where(Correspondence.state.in_(wanted))
    return [id_ for (id_,) in desk.store.rows(query.order_by(Correspondence.id))]


def found(desk: Desk, id_: int) -> LetterRecord:
    """Return a letter as it stands."""
    return read_letter(desk.ctx, id=id_)


def states(desk: Desk, ids: list[int]) -> list[str]:
    """Return the states of letters."""
    return [found(desk, id_).state.value for id_ in ids]


def made(desk: Desk, ids: list[int], folder: Path, ctx: Context | None = None) -> MadeJob:
    """Make a print job of letters."""
    return make_job(ctx or desk.ctx, ids=ids, out=folder / "batch.pdf", title="Letters").result


def print_job_of(desk: Desk, ids: list[int], folder: Path) -> None:
    """Print letters in one go, without any trouble."""
    mark_printed(desk.ctx, job=made(desk, ids, folder).id)


def post(desk: Desk, *ids: int) -> None:
    """Print letters and mark them posted."""
    assert print_letters(desk.ctx, ids=ids).result.refused == ()
    assert mark_posted(desk.ctx, ids=ids).result.refused == ()


def text_of(pdf: bytes) -> str:
    """Return the text of a PDF, blanks and line breaks as single blanks."""
    pages = PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())
