"""The first start: the office and its first person, together or not at all."""

from __future__ import annotations

from collections.abc import Mapping

from frontdesk.services.changes import Done
from frontdesk.services.context import Actor, Context
from frontdesk.services.office.setup import create_office
from frontdesk.services.staff.sitting import sit_down


def begin_office(ctx: Context, *, changes: Mapping[str, object], person: str) -> Done[Actor]:
    """Set an office up and return who sits at this desk.

    Raises `FrontDeskError` with the particular at fault, or "person".
    """
    with ctx.store.transaction():
        created = create_office(ctx, changes=changes)
        seated = sit_down(ctx, name=person)
        return Done(seated.result, created.changes | seated.changes)
