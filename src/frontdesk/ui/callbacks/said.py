"""What is typed as a time, and the window that it means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from frontdesk.domain.message import Message

Window = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Said:
    """The window that a text means and how that reads in full, or why it means none."""

    text: str
    window: Window | None = None
    reading: Message | None = None
    refusal: Message | None = None
    notes: tuple[Message, ...] = ()  # what changes of the clocks do to it
