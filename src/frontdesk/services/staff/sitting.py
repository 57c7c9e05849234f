"""Who is at this desk: no password, but every action bears a name (POL-25)."""

from __future__ import annotations

from frontdesk.services.changes import Changes, Done
from frontdesk.services.context import Actor, Context
from frontdesk.services.events import record
from frontdesk.services.staff.people import StaffEntry, actor_named, add_staff
from frontdesk.services.texts import one_line, required


def sit_down(ctx: Context, *, name: str) -> Done[Actor]:
    """Return who sits down at this desk from now on; a new name joins the staff.

    Raises `FrontDeskError` (field "person") without a name.
    """
    kept = required(one_line(name, "person"), "person")
    with ctx.store.transaction():
        actor, changes = actor_named(ctx, kept), Changes()
        if actor.staff_id is None:
            added = add_staff(ctx, entry=StaffEntry(kept))
            actor, changes = Actor(added.result.name, added.result.id), added.changes
        record(ctx, "desk.taken", payload={"staff": actor.staff_id, "name": actor.name})
        return Done(actor, changes)
