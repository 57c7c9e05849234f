"""Who acts, at which desk, by which clock, in which office's store."""

from __future__ import annotations

from dataclasses import dataclass

from frontdesk.domain.clock import Clock
from frontdesk.store.store import Store


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does it: a staff member, or a name that is none (an import, a first start)."""

    name: str
    staff_id: int | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What every operation is given."""

    store: Store
    clock: Clock
    actor: Actor
    desk: str = ""
