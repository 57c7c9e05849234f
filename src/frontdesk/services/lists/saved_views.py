"""Saved views: a filter, an order and a choice of columns under a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from frontdesk.domain.errors import FrontDeskError, NotFoundError
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.events import record
from frontdesk.services.lists.case_filter import NEWEST_FIRST, CaseFilter, CaseOrder, CaseSort
from frontdesk.services.texts import one_line
from frontdesk.store.folding import fold_key
from frontdesk.store.models import SavedView

CASES = "cases"  # the page whose views these are
_CHANGED = Changes(frozenset({Area.VIEWS}))


@dataclass(frozen=True, slots=True)
class CaseListView:
    """A view of the list of cases; `columns` are names of `CaseRow`, none for all."""

    name: str
    which: CaseFilter
    order: CaseOrder = NEWEST_FIRST
    columns: tuple[str, ...] = ()
    id: int | None = None
    shared: bool = True  # everyone's, or only of whoever saved it


def case_views(ctx: Context) -> tuple[CaseListView, ...]:
    """Return everyone's views and the actor's own, by name."""
    query = SavedView.select(SavedView.id, SavedView.name, SavedView.staff, SavedView.definition)
    own = SavedView.staff.is_null() | (SavedView.staff == ctx.actor.staff_id)
    views = [_view(*row) for row in ctx.store.rows(query.where(SavedView.page == CASES, own))]
    return tuple(sorted(views, key=lambda view: (fold_key(view.name), view.id)))


def save_case_view(ctx: Context, *, view: CaseListView) -> Done[CaseListView]:
    """Save a view; one of the same name is replaced.

    Raises `FrontDeskError` (field "name") when it has no name.
    """
    name = one_line(view.name, "name")
    if not name:
        raise FrontDeskError("text.missing", field="name")
    definition = {
        "filter": view.which.to_json(),
        "by": view.order.by.value,
        "descending": view.order.descending,
        "columns": list(view.columns),
    }
    with ctx.store.transaction():
        for same in case_views(ctx):
            if fold_key(same.name) == fold_key(name) and same.shared is view.shared:
                ctx.store.execute(SavedView.delete().where(SavedView.id == same.id))
        staff = None if view.shared else ctx.actor.staff_id
        id_ = ctx.store.insert(SavedView, page=CASES, name=name, staff=staff, definition=definition)
        record(ctx, "view.saved", payload={"name": name})
    return Done(_view(id_, name, staff, definition), _CHANGED)


def delete_case_view(ctx: Context, *, view: int) -> Done[None]:
    """Delete a view. Raises `NotFoundError` when it is gone already."""
    with ctx.store.transaction():
        if not ctx.store.execute(SavedView.delete().where(SavedView.id == view)):
            raise NotFoundError("view.unknown", field="view")
        record(ctx, "view.deleted", payload={"view": view})
    return Done(None, _CHANGED)


def _view(id_: int, name: str, staff: int | None, definition: dict[str, Any]) -> CaseListView:
    by = definition.get("by")
    order = CaseOrder(
        CaseSort(by) if by in set(CaseSort) else CaseSort.RECEIVED, bool(definition.get("descending"))
    )
    which = CaseFilter.from_json(definition.get("filter") or {})
    return CaseListView(name, which, order, tuple(definition.get("columns") or ()), id_, staff is None)
