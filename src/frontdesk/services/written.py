"""What was written down of one contact, to be looked at before it is corrected."""

from __future__ import annotations

from dataclasses import dataclass

from frontdesk.domain.errors import NotFoundError
from frontdesk.services.context import Context
from frontdesk.store.models import Interaction


@dataclass(frozen=True, slots=True)
class Written:
    """The words of a contact."""

    interaction: int
    subject: str
    details: str


def written_of(ctx: Context, *, interaction: int) -> Written:
    """Return what was written of a contact. Raises `NotFoundError` when there is none."""
    query = Interaction.select(Interaction.subject, Interaction.details).where(Interaction.id == interaction)
    row = ctx.store.one(query)
    if row is None:
        raise NotFoundError("contact.unknown", field="interaction", id=interaction)
    return Written(interaction, *row)
