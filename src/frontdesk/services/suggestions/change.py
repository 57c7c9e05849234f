"""One operation on one entry: everything it changes, told to the log together and able to be taken back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from peewee import Model

from frontdesk.domain.errors import ConflictError
from frontdesk.domain.kinds import DeadlineKind, DeadlineState
from frontdesk.domain.message import Message
from frontdesk.domain.suggestions import SuggestionState, check_step
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.kept_rows import KeptRows
from frontdesk.services.rules import Rules, rules
from frontdesk.services.suggestions.indexing import index_suggestion
from frontdesk.services.suggestions.record import SuggestionRecord, read_suggestion, suggestion_of
from frontdesk.services.telling import UNDO, told
from frontdesk.store.models import Deadline, Suggestion, SuggestionEvent

_Result = TypeVar("_Result")
RETOLD = "retold"
"""In a payload: what events told that were erased since, but for who wrote the entry."""

_RUNNING = (DeadlineState.OPEN.value, DeadlineState.PAUSED.value)


@dataclass(slots=True)
class SuggestionChange:
    """What an operation does to an entry; nothing outlives the transaction of `changing`."""

    ctx: Context
    office: Rules
    entry: SuggestionRecord
    now: datetime
    areas: set[Area] = field(default_factory=lambda: {Area.SUGGESTIONS})
    others: set[str] = field(default_factory=set)  # references of other entries that were touched
    words_changed: bool = False
    unnamed: bool = False  # its writer is nobody's business any more: the log is not told who it was
    retold: dict[str, object] = field(default_factory=dict)  # by sequence: what is left of erased events
    _fields: dict[str, Any] = field(default_factory=dict)
    _rows: KeptRows = field(init=False)
    _told: list[tuple[str, str, Message, str, dict[str, object]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._rows = KeptRows(self.ctx.store)

    def set(self, **fields: object) -> None:
        """Change columns of the entry; its state is changed by `become` alone."""
        self._fields.update(fields)

    def become(
        self, state: SuggestionState, kind: str, title: Message, *, icon: str, detail: str = ""
    ) -> None:
        """Take a step of the entry's life, which the log is told of.

        Raises `ConflictError` for a step that its state does not allow.
        """
        check_step(self.entry.state, state, self.entry.reference)
        self.set(state=state.value)
        self.tell(kind, title, icon=icon, detail=detail, state=state.value)

    def create(self, model: type[Model], /, **row: object) -> int:
        """Store a row and return its id; undoing removes it."""
        return self._rows.create(model, **row)

    def made(self, model: type[Model], id_: int, /) -> None:
        """Remember a row that was stored otherwise; undoing removes it."""
        self._rows.made(model, id_)

    def alter(self, model: type[Model], id_: int, /, **fields: object) -> None:
        """Change a row; undoing puts back what stood there."""
        self._rows.alter(model, id_, **fields)

    def remove(self, model: type[Model], id_: int, /) -> None:
        """Remove a row; undoing puts it back. What points to it has to be removed before."""
        self._rows.remove(model, id_)

    def settle(self, kind: DeadlineKind, how: str, *, state: DeadlineState = DeadlineState.MET) -> None:
        """End the open deadlines of a kind."""
        query = Deadline.select(Deadline.id).where(
            Deadline.suggestion == self.entry.id, Deadline.kind == kind.value, Deadline.state.in_(_RUNNING)
        )
        for (id_,) in self.ctx.store.rows(query.order_by(Deadline.id)):
            self.areas.add(Area.DEADLINES)
            self.alter(Deadline, id_, state=state.value, settled=self.now, settled_how=how)

    def owe_again(self, how: str) -> None:
        """Let what was cancelled so run on, by the moments it was due."""
        cancelled = Deadline.state == DeadlineState.CANCELLED.value
        query = Deadline.select(Deadline.id).where(
            Deadline.suggestion == self.entry.id, Deadline.settled_how == how, cancelled
        )
        for (id_,) in self.ctx.store.rows(query.order_by(Deadline.id)):
            self.areas.add(Area.DEADLINES)
            self.alter(Deadline, id_, state=DeadlineState.OPEN.value, settled=None, settled_how="")

    def tell(self, kind: str, title: Message, *, icon: str, detail: str = "", **facts: object) -> None:
        """Remember what the log and the timeline are told; `kind` is "suggestion.assigned" and the like."""
        self._told.append((kind, icon, title, detail, facts))

    def finish(self) -> None:
        """Write the entry, its place in the search index, and the events."""
        if self.entry.assignee is not None and self.entry.assignee == self.ctx.actor.staff_id:
            self.settle(DeadlineKind.MESSAGE, "settled.delivered")  # whoever works on it has taken note
        if self._fields:
            self.alter(Suggestion, self.entry.id, **self._fields)
        if self.words_changed:
            index_suggestion(self.ctx.store, self.entry.id)
        undo, last = None if self.unnamed else self._rows.undo(), len(self._told) - 1
        for number, (kind, icon, title, detail, facts) in enumerate(self._told):
            facts |= {"suggestion": self.entry.reference, UNDO: undo if number == last else None}
            if self.retold and number == last:
                facts[RETOLD] = self.retold
            event = told(
                self.ctx,
                kind,
                title=title,
                detail=detail,
                customer_id=None if self.unnamed else self.entry.customer,
                icon=icon,
                **facts,  # type: ignore[arg-type]  # of the payload
            )
            sequence = self.ctx.store.events.append(event)
            self.ctx.store.insert(SuggestionEvent, sequence=sequence, suggestion=self.entry.id)

    def done(self, result: _Result) -> Done[_Result]:
        """Return the result with what changed."""
        customers = frozenset({self.entry.customer} if self.entry.customer else ())
        touched = frozenset({self.entry.reference} | self.others)
        return Done(result, Changes(frozenset(self.areas), customers=customers, suggestions=touched))


@contextmanager
def beginning(ctx: Context, row: Mapping[str, object]) -> Iterator[SuggestionChange]:
    """Put a new entry in, inside the caller's transaction, and do what belongs to it."""
    id_ = ctx.store.insert(Suggestion, **row)
    change = SuggestionChange(ctx, rules(ctx), suggestion_of(ctx.store, id_), ctx.clock.now())
    change.words_changed = True
    yield change
    change.finish()


@contextmanager
def changing(ctx: Context, reference: str, version: int | None = None) -> Iterator[SuggestionChange]:
    """Change an entry in one transaction.

    `version` is the one that was shown to whoever decided. Raises `NotFoundError`, and `ConflictError`
    when the entry was changed meanwhile.
    """
    office = rules(ctx)
    with ctx.store.transaction():
        entry = _claim(ctx, reference)
        if version is not None and version != entry.version - 1:
            raise ConflictError("suggestion.changed_meanwhile", field="version", reference=entry.reference)
        change = SuggestionChange(ctx, office, entry, ctx.clock.now())
        yield change
        change.finish()


def _claim(ctx: Context, reference: str) -> SuggestionRecord:
    """Count the change, which keeps every other desk off the entry until the transaction ends."""
    entry = read_suggestion(ctx.store, reference)
    ctx.store.execute(Suggestion.update(version=Suggestion.version + 1).where(Suggestion.id == entry.id))
    return read_suggestion(ctx.store, reference)
