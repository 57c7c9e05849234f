"""One operation on one case: everything it changes, told to the log together and able to be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from peewee import Model

from frontdesk.domain.deadlines import Owed
from frontdesk.domain.errors import ConflictError
from frontdesk.domain.kinds import DeadlineKind, DeadlineState
from frontdesk.domain.message import Message
from frontdesk.services.cases.record import CaseRecord, read_case
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.kept_rows import KeptRows
from frontdesk.services.lists.case_index import index_case
from frontdesk.services.owed.deadline_rows import deadline_row
from frontdesk.services.rules import Rules, rules
from frontdesk.services.telling import TOGETHER, UNDO, told
from frontdesk.store.models import Case, Deadline
from frontdesk.store.store import Store

_Result = TypeVar("_Result")
_RUNNING = (DeadlineState.OPEN.value, DeadlineState.PAUSED.value)


@dataclass(slots=True)
class CaseChange:
    """What an operation does to a case; nothing outlives the transaction of `changing`."""

    ctx: Context
    office: Rules
    case: CaseRecord
    now: datetime
    areas: set[Area] = field(default_factory=lambda: {Area.CASES, Area.DEADLINES})
    others: set[str] = field(default_factory=set)  # references of other cases that were touched
    interaction: int | None = None
    _fields: dict[str, Any] = field(default_factory=dict)
    rows: KeptRows = field(init=False)
    _told: list[tuple[str, str, Message, str, dict[str, object]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rows = KeptRows(self.ctx.store)

    @property
    def case_now(self) -> CaseRecord:
        """The case as it will be once this operation is done."""
        return self.case.having(self._fields)

    def set(self, **fields: object) -> None:
        """Change columns of the case."""
        self._fields.update(fields)

    def create(self, model: type[Model], /, **row: object) -> int:
        """Store a row and return its id; undoing removes it."""
        return self.rows.create(model, **row)

    def owe(self, owed: Owed, *, since: datetime, **more: object) -> int:
        """Store a deadline of this case and return its id."""
        return self.create(Deadline, **deadline_row(owed, case=self.case.id, started=since, **more))

    def alter(self, model: type[Model], id_: int, /, **fields: object) -> None:
        """Change a row; undoing puts back what stood there."""
        self.rows.alter(model, id_, **fields)

    def open_deadlines(self, kinds: Iterable[DeadlineKind]) -> list[int]:
        """Return the ids of the case's deadlines of these kinds that are open or paused."""
        query = Deadline.select(Deadline.id).where(
            Deadline.case == self.case.id,
            Deadline.state.in_(_RUNNING),
            Deadline.kind.in_([kind.value for kind in kinds]),
        )
        return [id_ for (id_,) in self.ctx.store.rows(query.order_by(Deadline.id))]

    def settle(
        self,
        kinds: Iterable[DeadlineKind],
        how: str,
        *,
        state: DeadlineState = DeadlineState.MET,
        at: datetime | None = None,
        reason: str = "",
    ) -> list[int]:
        """End the open deadlines of these kinds and return their ids."""
        ids = self.open_deadlines(kinds)
        for id_ in ids:
            self.alter(
                Deadline,
                id_,
                state=state.value,
                settled=at or self.now,
                settled_how=how,
                reason=reason,
            )
        return ids

    def tell(self, kind: str, title: Message, *, icon: str, detail: str = "", **facts: object) -> None:
        """Remember what the log and the timeline are told."""
        self._told.append((kind, icon, title, detail, facts))

    def finish(self) -> None:
        """Write the case, its entry in the search index and the events."""
        if self._fields:
            self._alter_case()
        index_case(self.ctx.store, self.case.id)
        taken_back = {UNDO: self.rows.undo(), TOGETHER: len(self._told)}
        self.ctx.store.events.append_all(
            [
                told(
                    self.ctx,
                    kind,
                    title=title,
                    detail=detail,
                    case_id=self.case.id,
                    customer_id=self.case.customer,
                    interaction_id=self.interaction,
                    icon=icon,
                    **{**(taken_back if last else {UNDO: None}), **facts},
                )
                for last, (kind, icon, title, detail, facts) in _with_last(self._told)
            ]
        )

    def done(self, result: _Result) -> Done[_Result]:
        """Return the result with what changed."""
        customers = frozenset({self.case.customer} if self.case.customer else ())
        return Done(
            result, Changes(frozenset(self.areas), frozenset({self.case.reference} | self.others), customers)
        )

    def _alter_case(self) -> None:
        self.alter(Case, self.case.id, **self._fields)


@contextmanager
def changing(
    ctx: Context, reference: str, version: int | None = None, *, ended: bool | None = False
) -> Iterator[CaseChange]:
    """Change a case in one transaction.

    `version` is the one that was shown to whoever decided; `ended` says whether the case must be
    ended (True), may not be (False), or either (None). Raises `NotFoundError`, and `ConflictError`
    when the case was changed meanwhile or its state forbids this.
    """
    office = rules(ctx)
    with ctx.store.transaction():
        case = _claim(ctx, reference)
        if version is not None and version != case.version - 1:
            raise ConflictError("case.changed_meanwhile", field="version", reference=case.reference)
        if ended is not None and case.status.ended is not ended:
            id_ = "case.not_ended" if ended else "case.ended"
            raise ConflictError(id_, field="reference", reference=case.reference)
        change = CaseChange(ctx, office, case, ctx.clock.now())
        yield change
        change.finish()


def settle_open(store: Store, case: int, kinds: Iterable[DeadlineKind], how: str, at: datetime) -> None:
    """Meet open deadlines of a case outside of an operation of its own."""
    store.execute(
        Deadline.update(state=DeadlineState.MET.value, settled=at, settled_how=how).where(
            Deadline.case == case,
            Deadline.state == DeadlineState.OPEN.value,
            Deadline.kind.in_([kind.value for kind in kinds]),
        )
    )


def _claim(ctx: Context, reference: str) -> CaseRecord:
    """Count the change, which keeps every other desk off the case until the transaction ends."""
    case = read_case(ctx.store, reference)
    ctx.store.execute(Case.update(version=Case.version + 1).where(Case.id == case.id))
    return read_case(ctx.store, reference)


def _with_last(items: list[Any]) -> Iterator[tuple[bool, Any]]:
    for number, item in enumerate(items, start=1):
        yield number == len(items), item
