"""The columns of the list of cases, on screen, on paper and as CSV."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from frontdesk.domain.due import DueView, Urgency
from frontdesk.services.lists.case_filter import CaseSort
from frontdesk.services.views import CaseRow
from frontdesk.ui.delegates.cells import Cell
from frontdesk.ui.look.painting import ChipText
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.widgets.paged_model import Column, RowCells
from frontdesk.words import Words

_TONES = {Urgency.OVERDUE: Tone.OVERDUE, Urgency.SOON: Tone.SOON, Urgency.NORMAL: Tone.NEUTRAL}
_WIDTHS: Mapping[str, int] = {
    "next_due": 136,
    "case": 240,
    "customer": 176,
    "kind": 120,
    "status": 112,
    "owner": 144,
    "received": 112,
    "priority": 72,
    "channel": 96,
    "reference": 120,
    "ended": 120,
}
_HIDDEN = frozenset({"priority", "channel", "reference", "ended"})
_SORTS: Mapping[str, CaseSort] = {
    "next_due": CaseSort.NEXT_DUE,
    "case": CaseSort.SUBJECT,
    "customer": CaseSort.CUSTOMER,
    "kind": CaseSort.KIND,
    "priority": CaseSort.PRIORITY,
    "status": CaseSort.STATUS,
    "owner": CaseSort.OWNER,
    "received": CaseSort.RECEIVED,
    "channel": CaseSort.CHANNEL,
    "reference": CaseSort.REFERENCE,
    "ended": CaseSort.ENDED,
}


def columns(words: Words) -> tuple[Column, ...]:
    """Return the columns; those that are hidden at first can be chosen."""
    return tuple(
        Column(
            key,
            words.text(f"cases.column.{key}"),
            width,
            sort=_SORTS[key].value,
            shown=key not in _HIDDEN,
            stretches=key == "case",
        )
        for key, width in _WIDTHS.items()
    )


def cells(row: CaseRow, view: DueView, words: Words) -> RowCells:
    """Return a case's cells, one for each column."""
    makers: Mapping[str, Callable[[], Cell]] = {
        "next_due": lambda: Cell(chip=_due(row, view, words)),
        "case": lambda: Cell(row.subject or words.text(f"kind.{row.kind}"), row.reference, strong=True),
        "customer": lambda: Cell(row.customer_name or words.text("customer.nameless")),
        "kind": lambda: Cell(words.text(f"kind.{row.kind}"), row.priority.value),
        "priority": lambda: Cell(row.priority.value),
        "status": lambda: Cell(words.text(f"status.{row.status}")),
        "owner": lambda: _holder(row, words),
        "received": lambda: Cell(words.short_date(_day(row, words)), words.time(row.received)),
        "channel": lambda: Cell(words.text(f"channel.{row.channel}")),
        "reference": lambda: Cell(row.reference),
        "ended": lambda: Cell(words.instant(row.ended) if row.ended else ""),
    }
    return tuple(makers[key]() for key in _WIDTHS)


def texts(row: CaseRow, view: DueView, words: Words, shown: Sequence[str]) -> tuple[str, ...]:
    """Return the words of the columns shown, for paper and CSV."""
    by_key = dict(zip(_WIDTHS, cells(row, view, words), strict=True))
    return tuple(by_key[key].words for key in shown)


def _due(row: CaseRow, view: DueView, words: Words) -> ChipText:
    if row.next_due is None:
        return ChipText("")
    countdown = view.countdown(row.next_due)
    return ChipText(words.render(countdown.message), _TONES[countdown.urgency])


def _holder(row: CaseRow, words: Words) -> Cell:
    if not row.owner and not row.department:
        return Cell(words.text("today.not_referred"))
    return Cell(row.owner or row.department, row.department if row.owner else "")


def _day(row: CaseRow, words: Words) -> date:
    return row.received.astimezone(words.timezone).date()
