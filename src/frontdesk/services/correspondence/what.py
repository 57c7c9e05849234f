"""What the log and the timeline call a letter."""

from __future__ import annotations

from frontdesk.domain.message import Message, message
from frontdesk.services.correspondence.record import LetterRecord


def what(letter: LetterRecord) -> Message:
    """Return what a letter is: "answer", "apology"."""
    return message(f"letter.kind.{letter.kind.value}")


def told_of(event: str, letter: LetterRecord) -> Message:
    """Return what happened to a letter: "Letter posted: answer"."""
    return message(f"timeline.letter_{event}.{letter.way.value}", what=what(letter))
