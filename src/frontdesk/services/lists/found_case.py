"""Which case a result of the search field leads to."""

from __future__ import annotations

from frontdesk.services.context import Context
from frontdesk.services.views import SearchHit
from frontdesk.store.models import Case, Interaction


def case_of(ctx: Context, hit: SearchHit) -> str | None:
    """Return the reference of the case that was found, or that a found contact belongs to."""
    if hit.kind == "case":
        return _reference(ctx, hit.target)
    query = Interaction.select(Interaction.case).where(Interaction.id == hit.target)
    case = ctx.store.value(query)
    return None if case is None else _reference(ctx, case)


def _reference(ctx: Context, case: int) -> str | None:
    found: str | None = ctx.store.value(Case.select(Case.reference).where(Case.id == case))
    return found
