"""Who sits at a desk, and what they are told there: their own, their department's, whom they stand in for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from frontdesk.services.callbacks.rules import duty_manager
from frontdesk.services.context import Context
from frontdesk.services.quick import quick_rows
from frontdesk.services.rules import Rules
from frontdesk.services.staff.away import StandIn, stand_ins_on

_MEMBER = "SELECT department_id FROM staff WHERE id = ?"


@dataclass(frozen=True, slots=True)
class Here:
    """Who sits at this desk, and who stands in for whom today."""

    staff: int | None
    department: int | None
    deputies: Mapping[int, StandIn]
    manager: bool  # whether the duty manager sits here, or who stands in for them

    @classmethod
    def of(cls, ctx: Context, office: Rules) -> Here:
        """Return who sits here now."""
        deputies = stand_ins_on(ctx.store, office.day(ctx.clock.now()))
        staff, manager = ctx.actor.staff_id, duty_manager(ctx.store)
        if staff is None:
            return cls(None, None, deputies, manager=False)
        rows = quick_rows(ctx.store, _MEMBER, staff)
        leads = manager is not None and staff == _doing(manager, deputies)
        return cls(staff, rows[0][0] if rows else None, deputies, manager=leads)

    @property
    def represents(self) -> tuple[int, ...]:
        """Whoever is told here: who sits here, and those for whom they stand in."""
        if self.staff is None:
            return ()
        away = (person for person, deputy in self.deputies.items() if deputy.id == self.staff)
        return tuple(person for person in (self.staff, *away) if _doing(person, self.deputies) == self.staff)

    def concerns(self, staff: int | None, department: int | None) -> bool:
        """Whether somebody of those whom something concerns sits here."""
        if staff is None:
            return department in (None, self.department)
        return self.staff == _doing(staff, self.deputies)


def _doing(person: int, deputies: Mapping[int, StandIn]) -> int:
    """Return who does the work of a person today."""
    deputy = deputies.get(person)
    return deputy.id if deputy else person
