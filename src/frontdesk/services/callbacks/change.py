"""One operation on one callback, whether it belongs to a case or not: told to the log, able to be undone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from peewee import Model

from frontdesk.domain.errors import ConflictError
from frontdesk.domain.kinds import DeadlineState
from frontdesk.domain.message import Message
from frontdesk.services.callbacks.record import CallbackRecord, read_callback
from frontdesk.services.cases.change import CaseChange, changing
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.kept_rows import KeptRows
from frontdesk.services.rules import Rules, rules
from frontdesk.services.telling import UNDO, told
from frontdesk.store.models import Callback, Deadline

CALLBACK = "callback"  # in a payload: which callback an event is about
PREVIOUS = "previous"  # in a payload: the event before it, where no case leads to it

_Result = TypeVar("_Result")


@dataclass(slots=True)
class CallbackChange:
    """What an operation does to callbacks; nothing outlives the transaction."""

    ctx: Context
    office: Rules
    case: CaseChange | None
    now: datetime
    customer: int | None = None
    interaction: int | None = None
    areas: set[Area] = field(default_factory=lambda: {Area.CALLBACKS, Area.DEADLINES, Area.CONTACTS})
    rows: KeptRows = field(init=False)
    _told: list[tuple[int, int | None, str, str, Message, str, dict[str, object]]] = field(
        default_factory=list
    )

    def __post_init__(self) -> None:
        self.rows = self.case.rows if self.case is not None else KeptRows(self.ctx.store)

    def create(self, model: type[Model], /, **row: object) -> int:
        """Store a row and return its id; undoing removes it."""
        return self.rows.create(model, **row)

    def alter(self, model: type[Model], id_: int, /, **fields: object) -> None:
        """Change a row; undoing puts back what stood there."""
        self.rows.alter(model, id_, **fields)

    def settle(
        self,
        record: CallbackRecord,
        how: str,
        *,
        state: DeadlineState = DeadlineState.MET,
        reason: str = "",
    ) -> None:
        """End the open deadline of a callback."""
        if record.deadline is not None:
            self.alter(
                Deadline,
                record.deadline,
                state=state.value,
                settled=self.now,
                settled_how=how,
                reason=reason,
            )

    def tell(
        self,
        record: CallbackRecord,
        kind: str,
        title: Message,
        *,
        icon: str = "callback",
        detail: str = "",
        **facts: object,
    ) -> None:
        """Remember what the log and the timeline are told of a callback; `kind` is "callback.moved" …"""
        facts = {CALLBACK: record.id, **facts}
        if self.case is not None:
            self.case.tell(kind, title, icon=icon, detail=detail, **facts)
        else:
            self._told.append((record.id, record.last_event, kind, icon, title, detail, facts))

    def finish(self) -> None:
        """Log what was told of callbacks without a case; a case logs by itself. The last can be undone."""
        previous: dict[int, int | None] = {}
        for number, (id_, last, kind, icon, title, detail, facts) in enumerate(self._told, start=1):
            undo = self.rows.undo() if number == len(self._told) else None
            event = told(
                self.ctx,
                kind,
                title=title,
                detail=detail,
                customer_id=self.customer,
                interaction_id=self.interaction,
                icon=icon,
                **{PREVIOUS: previous.get(id_, last), UNDO: undo, **facts},  # type: ignore[arg-type]  # of the payload
            )
            previous[id_] = self.ctx.store.events.append(event)
        for id_, sequence in previous.items():
            self.ctx.store.execute(Callback.update(last_event=sequence).where(Callback.id == id_))

    def done(self, result: _Result) -> Done[_Result]:
        """Return the result with what changed."""
        if self.case is not None:
            self.case.areas |= self.areas
            return self.case.done(result)
        customers = frozenset({self.customer} if self.customer else ())
        return Done(result, Changes(frozenset(self.areas), customers=customers))


@contextmanager
def beginning(
    ctx: Context, case: str, customer: int | None, interaction: int | None, version: int | None = None
) -> Iterator[CallbackChange]:
    """Do something with callbacks in one transaction, on a case where one is named.

    `version` is the case's as it was shown. Raises `NotFoundError`, and `ConflictError` when the case was
    changed meanwhile.
    """
    with ctx.store.transaction():
        if not case:
            change = CallbackChange(ctx, rules(ctx), None, ctx.clock.now(), customer, interaction)
            yield change
            change.finish()
            return
        with changing(ctx, case, version, ended=None) as found:
            found.interaction = interaction
            yield CallbackChange(ctx, found.office, found, found.now, found.case.customer, interaction)


@contextmanager
def changing_callback(
    ctx: Context, id_: int, version: int | None = None, *, done: bool = False
) -> Iterator[tuple[CallbackChange, CallbackRecord]]:
    """Change a callback in one transaction, together with its case where it has one.

    `version` is the callback's as it was shown to whoever decided; `done` says whether it must have ended.
    Raises `NotFoundError`, and `ConflictError` when it was changed meanwhile or has ended already.
    """
    with ctx.store.transaction():
        record = _claim(ctx, id_)
        if version is not None and version != record.version - 1:
            raise ConflictError("callback.changed_meanwhile", field="version")
        if (record.done is not None) is not done:
            raise ConflictError("callback.open_still" if done else "deadline.done_already", field="callback")
        with beginning(ctx, record.reference, record.customer, record.interaction) as change:
            yield change, record


def _claim(ctx: Context, id_: int) -> CallbackRecord:
    """Count the change, which keeps every other desk off the callback until the transaction ends."""
    count = Callback.update(version=Callback.version + 1)
    ctx.store.execute(count.where(Callback.id == id_))
    return read_callback(ctx.store, id_)
