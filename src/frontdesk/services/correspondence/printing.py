"""Printing letters and postcards into a folder, one file each: printed is not posted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from frontdesk.domain.correspondence import PAPER
from frontdesk.domain.errors import FrontDeskError, StoreError
from frontdesk.domain.kinds import CorrespondenceState, LetterKind, Way
from frontdesk.services.attachments import keep_document
from frontdesk.services.changes import Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.correspondence.changing import changing_letter
from frontdesk.services.correspondence.drawing import draw
from frontdesk.services.correspondence.files import made_folder, write_whole
from frontdesk.services.correspondence.names import PDF, file_name
from frontdesk.services.correspondence.outcome import Refused, refusal
from frontdesk.services.correspondence.what import told_of
from frontdesk.store.models import Correspondence
from frontdesk.store.store import Store

_S = CorrespondenceState


@dataclass(frozen=True, slots=True)
class PrintedLetter:
    """A letter or postcard as it was printed."""

    id: int
    kind: LetterKind
    case: str
    way: Way
    document: int
    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Printed:
    """What was printed, and what was not."""

    letters: tuple[PrintedLetter, ...]
    refused: tuple[Refused, ...]


def print_letters(
    ctx: Context, *, ids: Iterable[int] | None = None, out: Path | None = None
) -> Done[Printed]:
    """Make the PDFs of these letters, or of all that wait, keep each with its case and mark it printed.

    Each is a transaction of its own. With `out` they are also written to that folder, which is made. What
    cannot be printed is told and stays as it was. Raises `FrontDeskError` (field "out") for a folder that
    cannot be written to, `StoreError` when nothing can be kept; what was printed before stays printed.
    """
    chosen = tuple(ids) if ids is not None else to_be_printed(ctx.store)
    folder = made_folder(out) if out is not None else None
    printed: list[PrintedLetter] = []
    refused: list[Refused] = []
    changes = Changes()
    for id_ in chosen:
        try:
            done = _print(ctx, id_, folder)
        except StoreError:
            raise
        except FrontDeskError as error:
            if error.field == "out":
                raise
            refused.append(refusal(ctx, id_, error))
        else:
            printed.append(done.result)
            changes |= done.changes
    return Done(Printed(tuple(printed), tuple(refused)), changes)


def to_be_printed(store: Store) -> tuple[int, ...]:
    """Return the letters and postcards that are to be printed, the oldest first.

    Acknowledgements that lack somebody to name are among them: whoever prints is told (POL-10).
    """
    pending = Correspondence.state == _S.PENDING.value
    nameless = (Correspondence.state == _S.DRAFT.value) & (
        Correspondence.kind == LetterKind.ACKNOWLEDGEMENT.value
    )
    ways = [way.value for way in sorted(PAPER)]
    query = Correspondence.select(Correspondence.id).where(pending | nameless, Correspondence.way.in_(ways))
    rows = store.rows(query.order_by(Correspondence.created, Correspondence.id))
    return tuple(id_ for (id_,) in rows)


def _print(ctx: Context, id_: int, folder: Path | None) -> Done[PrintedLetter]:
    """Print one letter. The file is written before the transaction ends: what is marked printed is there."""
    with changing_letter(ctx, id_) as change:
        letter = change.letter
        if letter.state is _S.DRAFT:
            draw(ctx, letter)  # which says what is missing
        change.become(_S.PRINTED, printed=change.now)
        drawn = draw(ctx, letter)
        name = file_name(ctx, id_)
        kept = keep_document(
            ctx, name=name, media_type=PDF, data=drawn.data, case=letter.case_id, pages=drawn.pages
        )
        change.alter(document=kept.id, subject=drawn.subject, problem=None, **drawn.made_from)
        change.tell("letter_printed", told_of("printed", letter), icon="print", document=kept.id)
        if folder is not None:
            write_whole(folder / name, drawn.data)
    printed = PrintedLetter(id_, letter.kind, letter.case, letter.way, kept.id, name, drawn.data)
    return Done(printed, change.done().changes)
