"""One operation on one letter, whether it belongs to a case or only to a customer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from peewee import Model

from frontdesk.domain.correspondence import check_step
from frontdesk.domain.errors import ConflictError
from frontdesk.domain.kinds import CorrespondenceState
from frontdesk.domain.message import Message
from frontdesk.services.cases.change import CaseChange, changing
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.correspondence.record import LetterRecord, read_letter
from frontdesk.services.kept_rows import plain
from frontdesk.services.telling import UNDO, told
from frontdesk.store.models import Correspondence

LETTER = "letter"  # in a payload: which letter an event is about


@dataclass(slots=True)
class LetterChange:
    """What an operation does to a letter; nothing outlives the transaction of `changing_letter`."""

    ctx: Context
    letter: LetterRecord
    case: CaseChange | None
    now: datetime
    _created: list[tuple[str, int]] = field(default_factory=list)
    _before: dict[str, Any] = field(default_factory=dict)
    _told: list[tuple[str, str, Message, str, dict[str, object]]] = field(default_factory=list)

    def alter(self, **fields: object) -> None:
        """Change columns of the letter; undoing puts back what stood there."""
        if self.case is not None:
            self.case.alter(Correspondence, self.letter.id, **fields)
            return
        columns = [Correspondence._meta.fields[name] for name in fields]
        before = self.ctx.store.one(
            Correspondence.select(*columns).where(Correspondence.id == self.letter.id)
        )
        for column, value in zip(columns, before or (), strict=True):
            self._before.setdefault(column.name, plain(column, value))
        self.ctx.store.execute(Correspondence.update(**fields).where(Correspondence.id == self.letter.id))

    def created(self, model: type[Model], id_: int) -> None:
        """Remember a row that was made for a letter without a case; undoing removes it."""
        self._created.append((str(model._meta.table_name), id_))

    def become(self, state: CorrespondenceState, **fields: object) -> None:
        """Take a step of the letter's life, and change columns with it.

        Raises `ConflictError` for a step that its state does not allow.
        """
        check_step(self.letter.state, state, self.letter.way, self.letter.name)
        self.alter(state=state.value, **fields)

    def tell(self, kind: str, title: Message, *, icon: str, detail: str = "", **facts: object) -> None:
        """Remember what the log and the timeline are told; `kind` is "letter_posted" and the like."""
        if self.case is not None:
            self.case.tell(
                f"case.{kind}", title, icon=icon, detail=detail, **{LETTER: self.letter.id, **facts}
            )
        else:
            self._told.append((kind, icon, title, detail, facts))

    def finish(self) -> None:
        """Log what happened to a letter without a case; a case logs by itself."""
        before = [(Correspondence._meta.table_name, self.letter.id, self._before)]
        undo = {"created": self._created, "before": before}
        self.ctx.store.events.append_all(
            [
                told(
                    self.ctx,
                    f"customer.{kind}",
                    title=title,
                    detail=detail,
                    customer_id=self.letter.customer,
                    icon=icon,
                    **{LETTER: self.letter.id, UNDO: undo, **facts},  # type: ignore[arg-type]  # of the payload
                )
                for kind, icon, title, detail, facts in self._told
            ]
        )

    def done(self) -> Done[None]:
        """Return what changed."""
        if self.case is not None:
            self.case.areas.add(Area.CORRESPONDENCE)
            return self.case.done(None)
        customers = frozenset({self.letter.customer} if self.letter.customer else ())
        return Done(None, Changes(frozenset({Area.CORRESPONDENCE}), customers=customers))


@contextmanager
def changing_letter(ctx: Context, id_: int, version: int | None = None) -> Iterator[LetterChange]:
    """Change a letter in one transaction, together with its case where it has one.

    `version` is the letter's as it was shown to whoever decided. Raises `NotFoundError`, and
    `ConflictError` when the letter was changed meanwhile.
    """
    with ctx.store.transaction():
        letter = _claim(ctx, id_)
        if version is not None and version != letter.version - 1:
            raise ConflictError("letter.changed_meanwhile", field="version", reference=letter.name)
        if not letter.case:
            change = LetterChange(ctx, letter, None, ctx.clock.now())
            yield change
            change.finish()
            return
        with changing(ctx, letter.case, ended=None) as case:
            yield LetterChange(ctx, letter, case, case.now)


def _claim(ctx: Context, id_: int) -> LetterRecord:
    """Count the change, which keeps every other desk off the letter until the transaction ends."""
    known = read_letter(ctx, id=id_)
    count = Correspondence.update(version=Correspondence.version + 1)
    ctx.store.execute(count.where(Correspondence.id == known.id))
    return read_letter(ctx, id=id_)
