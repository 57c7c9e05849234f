"""Printing letters and postcards, and marking them posted: printed is not posted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from frontdesk.documents.content import LetterContent, PostcardContent
from frontdesk.documents.letters import letters_pdf
from frontdesk.documents.postcards import postcards_pdf
from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.kinds import CorrespondenceState, Way
from frontdesk.domain.message import Message, message
from frontdesk.services.attachments import keep_document
from frontdesk.services.cases.acknowledge import mark_told
from frontdesk.services.cases.change import changing
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.correspondence.content import letter_content
from frontdesk.services.correspondence.waiting import WaitingLetter, letter, waiting_letters
from frontdesk.store.models import Correspondence

_PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class PrintedLetter:
    """A letter or postcard as it was printed."""

    id: int
    case: str
    way: Way
    document: int
    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Refused:
    """A letter that cannot be printed, and why."""

    id: int
    case: str
    why: Message
    field: str | None


@dataclass(frozen=True, slots=True)
class Printed:
    """What was printed, and what was not."""

    letters: tuple[PrintedLetter, ...]
    refused: tuple[Refused, ...]


def letter_pdf(ctx: Context, *, id: int) -> bytes:  # noqa: A002  as in the views
    """Return a letter or postcard as a PDF, for a preview; nothing is marked.

    Raises `FrontDeskError` when it cannot be printed as it should (POL-10).
    """
    return _pdf([letter_content(ctx, id=id)])


def make_pdf(ctx: Context, *, ids: Sequence[int]) -> bytes:
    """Return several letters, or several postcards, in one PDF to be printed in one go.

    Raises `FrontDeskError` when one cannot be printed, or letters are mixed with postcards.
    """
    return _pdf([letter_content(ctx, id=id_) for id_ in ids])


def print_letters(
    ctx: Context, *, ids: Iterable[int] | None = None, out: Path | None = None
) -> Done[Printed]:
    """Make the PDFs of these letters, or of all that wait, keep each with its case and mark it printed.

    Each is a transaction of its own. With `out` they are also written to that folder, which is made. What
    cannot be printed is told and stays as it was. Raises `FrontDeskError` (field "out") for a folder that
    cannot be written to.
    """
    chosen = tuple(ids) if ids is not None else _pending(ctx)
    folder = _folder(out)
    printed: list[PrintedLetter] = []
    refused: list[Refused] = []
    changes = Changes()
    for id_ in chosen:
        try:
            done = _print(ctx, letter(ctx, id=id_), folder)
        except FrontDeskError as error:
            refused.append(Refused(id_, _case(ctx, id_), error.message, error.field))
        else:
            printed.append(done.result)
            changes |= done.changes
    return Done(Printed(tuple(printed), tuple(refused)), changes)


def mark_posted(ctx: Context, *, id: int, version: int | None = None) -> Done[None]:  # noqa: A002  as above
    """Mark a printed letter or postcard posted: the customer is told from now on (POL-09, POL-22).

    Raises `NotFoundError`, `ConflictError` when it has not been printed or was posted already.
    """
    waiting = letter(ctx, id=id)
    with changing(ctx, waiting.case, version, ended=None) as change:
        waiting = letter(ctx, id=id)
        if waiting.state is not CorrespondenceState.PRINTED:
            raise ConflictError(f"letter.{waiting.state.value}", field="letter", reference=waiting.case)
        change.alter(Correspondence, id, state=CorrespondenceState.POSTED.value, posted=change.now)
        mark_told(change, "settled.posted")
        change.areas.add(Area.CORRESPONDENCE)
        change.tell("case.letter_posted", message(f"timeline.posted.{waiting.way.value}"), icon="post")
    return change.done(None)


def _pending(ctx: Context) -> tuple[int, ...]:
    return tuple(each.id for each in waiting_letters(ctx, state=CorrespondenceState.PENDING))


def _case(ctx: Context, id_: int) -> str:
    try:
        return letter(ctx, id=id_).case
    except FrontDeskError:
        return ""


def _print(ctx: Context, waiting: WaitingLetter, folder: Path | None) -> Done[PrintedLetter]:
    if waiting.state in (CorrespondenceState.POSTED, CorrespondenceState.CANCELLED):
        raise ConflictError(f"letter.{waiting.state.value}", field="letter", reference=waiting.case)
    data = letter_pdf(ctx, id=waiting.id)
    name = f"{waiting.way.value}-{waiting.case}.pdf"
    if folder is not None:
        _write(folder / name, data)
    with changing(ctx, waiting.case, ended=None) as change:
        kept = keep_document(ctx, name=name, media_type=_PDF, data=data, case=change.case.id)
        change.alter(
            Correspondence,
            waiting.id,
            state=CorrespondenceState.PRINTED.value,
            printed=change.now,
            document=kept.id,
        )
        change.areas.add(Area.CORRESPONDENCE)
        change.tell(
            "case.letter_printed",
            message(f"timeline.printed.{waiting.way.value}"),
            icon="print",
            document=kept.id,
        )
    return change.done(PrintedLetter(waiting.id, waiting.case, waiting.way, kept.id, name, data))


def _pdf(contents: Sequence[LetterContent | PostcardContent]) -> bytes:
    letters = [content for content in contents if isinstance(content, LetterContent)]
    postcards = [content for content in contents if isinstance(content, PostcardContent)]
    if letters and postcards:
        raise FrontDeskError("letter.mixed", field="letter")
    return postcards_pdf(postcards) if postcards else letters_pdf(letters)


def _folder(out: Path | None) -> Path | None:
    if out is not None:
        try:
            out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FrontDeskError("letter.cannot_write", field="out", where=str(out)) from error
    return out


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise FrontDeskError("letter.cannot_write", field="out", where=str(path)) from error
