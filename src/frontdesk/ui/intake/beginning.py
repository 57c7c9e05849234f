"""What is known before an intake window opens."""

from __future__ import annotations

from dataclasses import dataclass

from frontdesk.domain.kinds import Channel, Direction

# The keys that open an empty window, from the main window and from any other of them.
INTAKE_KEYS = {"F2": Channel.VISIT, "F3": Channel.CALL, "F4": Channel.MAIL, "F5": Channel.EMAIL}
SUGGEST_KEY = "F6"  # somebody who calls about one thing may have an idea, too


@dataclass(frozen=True, slots=True)
class Beginning:
    """A contact that begins: empty from the keys F2 to F5, or about somebody known."""

    channel: Channel
    direction: Direction = Direction.INBOUND
    customer: int | None = None
    name: str = ""
    number: str = ""
    case: str = ""  # the reference of the case that it belongs to
