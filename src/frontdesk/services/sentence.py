"""The sentence to say: sorry or thanks first, then who has it and by when, then the reference (POL-10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from frontdesk.domain.kinds import CaseKind, Outcome
from frontdesk.domain.message import Message, message
from frontdesk.services.staff.assignees import Assignee

_A_DAY = timedelta(days=1)
_OPENINGS = {
    CaseKind.COMPLAINT: "say.sorry",
    CaseKind.INTERRUPTION: "say.interruption",
    CaseKind.SAFETY: "say.safety",
}


@dataclass(frozen=True, slots=True)
class Said:
    """What the sentence tells."""

    outcome: Outcome
    kind: CaseKind | None
    customer: str
    assignee: Assignee
    self_speaking: bool  # whoever has it is the one who speaks
    expected_on: date | None
    callback_from: datetime | None  # the window, where its beginning was agreed
    callback_by: datetime | None
    number: str
    reference: str


def sentence(said: Said) -> Message | None:
    """Return what to say, or None where nothing is promised."""
    middle = _middle(said)
    if middle is None:
        return None
    reference = message("say.reference", reference=said.reference) if said.reference else None
    return joined(opening(said.kind, said.customer), middle, reference)


def opening(kind: CaseKind | None, customer: str) -> Message:
    """Return the first words: sorry, thank you, or keep away from the danger (PRO-5.1, PRO-8.1)."""
    words = _OPENINGS.get(kind, "say.thanks") if kind else "say.thanks"
    return message(f"{words}.named", customer=customer) if customer else message(words)


def joined(*parts: Message | None) -> Message | None:
    """Return up to three sentences as one message."""
    present = [part for part in parts if part is not None]
    if len(present) > 2:
        return message("say.three", first=present[0], second=present[1], third=present[2])
    if len(present) > 1:
        return message("say.two", first=present[0], second=present[1])
    return present[0] if present else None


def _middle(said: Said) -> Message | None:
    who = said.assignee.who
    match said.outcome:
        case Outcome.RESOLVED:
            return message("say.resolved.complaint" if said.kind is CaseKind.COMPLAINT else "say.resolved")
        case Outcome.REFERRED if said.expected_on:
            return message("say.referred", who=who, date=said.expected_on)
        case Outcome.TRANSFERRED if said.expected_on:
            return message("say.transferred.case", who=who, date=said.expected_on)
        case Outcome.TRANSFERRED:
            return message("say.transferred", who=who)
        case Outcome.MESSAGE:
            return message("say.message", who=who)
        case Outcome.CALLBACK if said.callback_by:
            return _callback(said, said.callback_by)
    return None


def _callback(said: Said, by: datetime) -> Message:
    """Return the window or the moment by which they are called, with the number where one is known."""
    who, start, own = said.assignee.who, said.callback_from, ".self" if said.self_speaking else ""
    if start is None or by - start >= _A_DAY:
        words = f"say.callback{own}{'.number' if said.number else ''}"
        return message(words, who=who, at=by, number=said.number)
    words = "window" if said.number else "between"
    return message(f"say.callback.{words}{own}", who=who, start=start, end=by, number=said.number)
