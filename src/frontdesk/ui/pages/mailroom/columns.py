"""The columns of the Mailroom: what waits, and what went out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from frontdesk.domain.due import DueView, Urgency
from frontdesk.domain.kinds import CorrespondenceState
from frontdesk.services.correspondence import MailroomRow, RegisterEntry
from frontdesk.ui.delegates.cells import Cell
from frontdesk.ui.look.painting import ChipText
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.widgets.paged_model import Column, RowCells
from frontdesk.words import Words
from frontdesk.words.language_names import language_name

_TONES = {Urgency.OVERDUE: Tone.OVERDUE, Urgency.SOON: Tone.SOON, Urgency.NORMAL: Tone.NEUTRAL}
_WAITING: Mapping[str, int] = {
    "due": 136,
    "customer": 232,
    "letter": 168,
    "state": 256,
    "owner": 144,
    "language": 104,
}
_SENT: Mapping[str, int] = {
    "posted": 128,
    "customer": 216,
    "letter": 240,
    "service": 176,
    "by": 128,
}


def waiting_columns(words: Words) -> tuple[Column, ...]:
    """Return the columns of what waits."""
    return tuple(
        Column(key, words.text(f"mailroom.column.{key}"), width, stretches=key == "state")
        for key, width in _WAITING.items()
    )


def register_columns(words: Words) -> tuple[Column, ...]:
    """Return the columns of what went out."""
    return tuple(
        Column(key, words.text(f"mailroom.column.{key}"), width, stretches=key == "letter")
        for key, width in _SENT.items()
    )


def waiting_cells(row: MailroomRow, view: DueView, words: Words) -> RowCells:
    """Return the cells of a letter that waits, one for each column."""
    makers: Mapping[str, Callable[[], Cell]] = {
        "due": lambda: Cell(chip=_due(row, view, words)),
        "customer": lambda: _customer(row, words),
        "letter": lambda: _letter(row, words),
        "state": lambda: state_cell(row, words),
        "owner": lambda: _holder(row, words),
        "language": lambda: Cell(language_name(row.letter.language, words.language)),
    }
    return tuple(makers[key]() for key in _WAITING)


def register_cells(entry: RegisterEntry, words: Words) -> RowCells:
    """Return the cells of something that went out, one for each column."""
    service = words.text(f"service.{entry.service}") if entry.service else words.text(f"way.{entry.way}")
    name = entry.customer_name or words.text("customer.nameless")
    day = entry.posted.astimezone(words.timezone).date()
    makers: Mapping[str, Callable[[], Cell]] = {
        "posted": lambda: Cell(words.short_date(day), words.time(entry.posted)),
        "customer": lambda: Cell(name, entry.case, strong=True),
        "letter": lambda: Cell(words.text(f"letter.name.{entry.kind}"), entry.subject),
        "service": lambda: Cell(service, entry.registered_number),
        "by": lambda: Cell(entry.posted_by),
    }
    return tuple(makers[key]() for key in _SENT)


def waiting_texts(row: MailroomRow, view: DueView, words: Words, shown: Sequence[str]) -> tuple[str, ...]:
    """Return the words of the columns shown, for paper and CSV."""
    by_key = dict(zip(_WAITING, waiting_cells(row, view, words), strict=True))
    return tuple(by_key[key].words for key in shown)


def state_cell(row: MailroomRow, words: Words) -> Cell:
    """Return how far a letter has come, and under it why it cannot go on or who has seen it."""
    letter = row.letter
    state = words.text(f"correspondence.{letter.state}")
    if letter.state is CorrespondenceState.PENDING and row.letter.way == "email":
        state = words.text("mailroom.to_send")
    if row.problem is not None:
        return Cell(words.render(row.problem), state)
    if row.warning is not None:
        return Cell(state, words.render(row.warning))
    if letter.state is CorrespondenceState.SPOOLING:
        return Cell(state, row.printer)
    if letter.state is CorrespondenceState.PRINTED and letter.printed is not None:
        together = words.text("mailroom.one_envelope") if letter.envelope is not None else ""
        return Cell(words.text("mailroom.printed_at", at=letter.printed), together)
    if row.approver:
        return Cell(state, words.text("mailroom.approved_by", who=row.approver))
    return Cell(state, words.text("mailroom.written_by", who=row.writer) if row.writer else "")


def _due(row: MailroomRow, view: DueView, words: Words) -> ChipText:
    if row.due is None:
        return ChipText("")
    countdown = view.countdown(row.due)
    return ChipText(words.render(countdown.message), _TONES[countdown.urgency])


def _customer(row: MailroomRow, words: Words) -> Cell:
    name = row.letter.customer_name or words.text("customer.nameless")
    return Cell(name, " · ".join(filter(None, (row.letter.case, row.letter.case_subject))), strong=True)


def _letter(row: MailroomRow, words: Words) -> Cell:
    return Cell(words.text(f"letter.name.{row.letter.kind}"), words.text(f"way.{row.letter.way}"))


def _holder(row: MailroomRow, words: Words) -> Cell:
    if not row.owner and not row.department:
        return Cell(row.writer or words.text("today.not_referred") if row.letter.case else row.writer)
    return Cell(row.owner or row.department, row.department if row.owner else "")
