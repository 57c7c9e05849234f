"""Who is to be asked instead of somebody who is away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.context import Context
from frontdesk.services.rules import rules
from frontdesk.services.staff.assignees import find_assignee, staff_assignee
from frontdesk.services.staff.away import stand_ins_on
from frontdesk.services.texts import one_line


@dataclass(frozen=True, slots=True)
class ProposedDeputy:
    """Who stands in, and in which department something is given to them."""

    department: str
    person: str


def propose_deputy(
    ctx: Context, *, department: str, person: str, day: date | None = None
) -> ProposedDeputy | None:
    """Return who stands in on a day, or today, for whom something is to be given to, as it was typed so far.

    None for whoever is here, for whom nobody stands in, and for what names nobody of ours.
    """
    try:
        named = find_assignee(
            ctx.store, department=one_line(department, "department"), person=one_line(person, "person")
        )
    except FrontDeskError:  # several are called so, or it is far too long: the field says so itself
        return None
    if named.staff_id is None:
        return None
    found = stand_ins_on(ctx.store, day or rules(ctx).day(ctx.clock.now())).get(named.staff_id)
    if found is None:
        return None
    deputy = staff_assignee(ctx.store, found.id)
    return ProposedDeputy(deputy.department or named.department, deputy.person)
