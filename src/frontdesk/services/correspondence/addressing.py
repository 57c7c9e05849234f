"""Address labels and envelopes for letters: several letters to one customer share an envelope."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO

from frontdesk.documents.batch import Told
from frontdesk.documents.content import Letterhead, Recipient
from frontdesk.documents.finished.check import Written
from frontdesk.documents.layouts.geometry import NO_OFFSET, Offset
from frontdesk.documents.layouts.layout import Sheet
from frontdesk.documents.sheets.envelopes import write_envelopes
from frontdesk.documents.sheets.labels import write_labels
from frontdesk.documents.sheets.layouts import envelope_layout, label_layout
from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.context import Context
from frontdesk.services.correspondence.envelopes import Addressed, addressed
from frontdesk.services.correspondence.outcome import Refused, refusal
from frontdesk.services.correspondence.seen import begin_anew, faults
from frontdesk.services.rules import rules
from frontdesk.services.stationery.layouts import chosen_layouts
from frontdesk.services.stationery.letterhead import letterhead, sender_on
from frontdesk.services.stationery.settings import letter_settings

_Refuse = Callable[[Recipient, FrontDeskError], None]
_Write = Callable[[Iterator[Recipient], BytesIO, Told, _Refuse], object]


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses as a PDF on sheets of this size in mm, and the letters that could not be addressed."""

    count: int
    width: float
    height: float
    refused: tuple[Refused, ...]
    data: bytes = field(repr=False)


def labels_of(
    ctx: Context,
    *,
    ids: Sequence[int],
    layout: str = "",
    start: int = 1,
    copies: int = 1,
    offset: Offset = NO_OFFSET,
) -> Addresses:
    """Return labels for these letters, on the office's sheets unless `layout` names others.

    The first sheet begins at place `start`. Raises `FrontDeskError` (field "start", "copies", or "letter"
    where nothing can be addressed).
    """
    layout = layout or chosen_layouts(ctx).label
    office = rules(ctx).office

    def write(recipients: Iterator[Recipient], sink: BytesIO, written: Told, refused: _Refuse) -> object:
        return write_labels(
            recipients,
            layout,
            sink,
            start=start,
            copies=copies,
            language=office.language,
            letterhead=_letterhead(ctx),
            office=office.name,
            offset=offset,
            written=written,
            refused=refused,
        )

    return _addresses(ctx, ids, label_layout(layout).sheet, write, offset)


def envelopes_of(
    ctx: Context, *, ids: Sequence[int], layout: str = "", copies: int = 1, offset: Offset = NO_OFFSET
) -> Addresses:
    """Return envelopes for these letters, of the office's size unless `layout` names another.

    Raises as `labels_of` does.
    """
    layout = layout or chosen_layouts(ctx).envelope
    office = rules(ctx).office
    sender = sender_on(office, letter_settings(ctx.store))

    def write(recipients: Iterator[Recipient], sink: BytesIO, written: Told, refused: _Refuse) -> object:
        return write_envelopes(
            recipients,
            layout,
            sender,
            sink,
            copies=copies,
            language=office.language,
            letterhead=_letterhead(ctx),
            offset=offset,
            written=written,
            refused=refused,
        )

    return _addresses(ctx, ids, envelope_layout(layout).sheet, write, offset)


def _addresses(ctx: Context, ids: Sequence[int], sheet: Sheet, write: _Write, offset: Offset) -> Addresses:
    """Write addresses; one that is not as meant in the finished file is left out of a new one."""
    found, without = addressed(ctx, ids=ids)
    remaining, refused = list(found), list(without)
    sink = BytesIO()
    while remaining:
        remaining, written = _written(ctx, remaining, sink, write, refused)
        wrong = faults(sink, written, offset)
        if not wrong:
            break
        copies = len(written) // len(remaining)
        why = {number // copies: error for number, error in wrong.items()}
        refused += [refusal(ctx, remaining[at].letter, error) for at, error in why.items()]
        remaining = [each for at, each in enumerate(remaining) if at not in why]
        begin_anew(sink)
    if not remaining:
        raise _nothing(refused)
    return Addresses(len(remaining), sheet.width, sheet.height, tuple(refused), sink.getvalue())


def _written(
    ctx: Context, addresses: Sequence[Addressed], sink: BytesIO, write: _Write, refused: list[Refused]
) -> tuple[list[Addressed], list[Written]]:
    """Write addresses; return those that are in the file, and where. What cannot be printed is refused."""
    accepted = list(addresses)
    written: list[Written] = []

    def refuse(recipient: Recipient, error: FrontDeskError) -> None:
        at = next(at for at, each in enumerate(accepted) if each.recipient is recipient)
        refused.append(refusal(ctx, accepted.pop(at).letter, error))

    write((each.recipient for each in addresses), sink, written.append, refuse)
    return accepted, written


def _nothing(refused: Sequence[Refused]) -> FrontDeskError:
    """Return why there is nothing: the reason of the first letter, where there is one."""
    if not refused:
        return FrontDeskError("letter.nothing_printable", field="letter")
    why = refused[0].why
    return FrontDeskError(why.id, field="letter", **why.params)


def _letterhead(ctx: Context) -> Letterhead:
    return letterhead(ctx.store, letter_settings(ctx.store))
