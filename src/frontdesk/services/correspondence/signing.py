"""Who signs a letter: a person with title and department, and their signature as a picture."""

from __future__ import annotations

from frontdesk.documents.content import Signatory
from frontdesk.services.cases.naming import holder
from frontdesk.services.cases.record import read_case
from frontdesk.services.context import Context
from frontdesk.services.stationery.images import signature_data
from frontdesk.store.models import Department, Staff


def signer_of(ctx: Context, staff: int | None) -> Signatory:
    """Return a staff member as who signs; nobody known is whoever acts."""
    who = staff if staff is not None else ctx.actor.staff_id
    query = Staff.select(Staff.name, Department.name, Staff.title).left_outer_join(Department)
    row = ctx.store.one(query.where(Staff.id == who)) if who is not None else None
    if row is None:
        return Signatory(ctx.actor.name)
    name, department, title = row
    return Signatory(name, department or "", title, signature_data(ctx.store, who))


def signatory_of(ctx: Context, *, case: str, written_by: int | None) -> Signatory:
    """Return who signs a letter: whoever has the case, else whoever wrote it.

    Raises `NotFoundError` for a case that is none, `StoreError` when a signature's content is missing.
    """
    if case:
        named = holder(ctx.store, read_case(ctx.store, case))
        if named.staff_id is not None:
            signer = signer_of(ctx, named.staff_id)
            return Signatory(named.person, named.department, signer.title, signer.signature)
    return signer_of(ctx, written_by)
