"""Taking back the last operation on a case; what happened and that it was taken back both stay in the log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from peewee import Model

from frontdesk.domain.errors import ConflictError
from frontdesk.domain.kinds import CorrespondenceState
from frontdesk.domain.message import message
from frontdesk.services.cases.change import changing
from frontdesk.services.cases.timeline import case_events, undone_by
from frontdesk.services.changes import Area, Done
from frontdesk.services.context import Context
from frontdesk.services.telling import TITLE, TOGETHER, UNDO
from frontdesk.store.models import ALL, Correspondence, Interaction
from frontdesk.store.store import Store

_MODELS: Mapping[str, type[Model]] = {str(model._meta.table_name): model for model in ALL}
_FOR_GOOD = frozenset({"case.undone", "case.letter_printed", "case.letter_reprinted", "contact.logged"})
"""What is not taken back: paper that was printed is in the world; a contact has its own undoing."""


def undo_last(ctx: Context, *, reference: str, version: int | None = None) -> Done[None]:
    """Take back the last operation on a case, where nothing followed that stands on it.

    Raises `ConflictError` when there is nothing that can be taken back.
    """
    with changing(ctx, reference, version, ended=None) as change:
        last = _last(change.ctx.store, change.case.id)
        if last is None:
            raise ConflictError("case.nothing_to_undo", field="reference", reference=change.case.reference)
        sequences, payload = last
        put_back(change.ctx.store, payload[UNDO])
        title = payload.get(TITLE)
        change.tell(
            "case.undone",
            message("timeline.undone"),
            icon="undo",
            undoes=sequences,
            what=title,
        )
        change.areas |= {Area.CORRESPONDENCE, Area.CONTACTS}
    return change.done(None)


def can_undo(store: Store, case: int) -> bool:
    """Whether the last operation on a case can be taken back."""
    return _last(store, case) is not None


def _last(store: Store, case: int) -> tuple[list[int], Mapping[str, Any]] | None:
    """Return the events of the last operation that still stands, with what its last one keeps for undoing."""
    events = case_events(store, case)
    undone = frozenset[int]().union(*(undone_by(event[4]) for event in events))
    standing = [event for event in events if event[0] not in undone and event[3] != "case.undone"]
    if not standing:
        return None
    sequence, _, _, kind, payload, _ = standing[-1]
    if kind in _FOR_GOOD or not isinstance(payload.get(UNDO), Mapping) or _at_a_printer(store, payload[UNDO]):
        return None
    told = payload.get(TOGETHER, 1)
    return [event[0] for event in standing[-told:-1]] + [sequence], payload


def put_back(store: Store, kept: Mapping[str, Any]) -> None:
    """Restore the rows that were removed or changed, the last first, and remove those that were made.

    A contact that was made is no longer found either.
    """
    for table, row in reversed(kept.get("removed", ())):
        store.insert(_MODELS[table], **_values(_MODELS[table], row))
    for table, id_, before in reversed(kept["before"]):
        model = _MODELS[table]
        store.execute(model.update(**_values(model, before)).where(model._meta.primary_key == id_))
    for table, id_ in reversed(kept["created"]):
        model = _MODELS[table]
        store.execute(model.delete().where(model._meta.primary_key == id_))
        if model is Interaction:
            store.search.remove("interaction", id_)


def _values(model: type[Model], kept: Mapping[str, Any]) -> dict[str, Any]:
    return {name: model._meta.fields[name].python_value(value) for name, value in kept.items()}


def _at_a_printer(store: Store, kept: Mapping[str, Any]) -> bool:
    """Whether a letter that a step wrote or changed is being printed now."""
    touched = [(each[0], each[1]) for each in (*kept["created"], *kept["before"])]
    letters = [id_ for table, id_ in touched if table == Correspondence._meta.table_name]
    spooling = Correspondence.state == CorrespondenceState.SPOOLING.value
    query = Correspondence.select(Correspondence.id).where(Correspondence.id.in_(letters), spooling)
    return bool(letters) and store.one(query) is not None
