"""The one next thing to do about a deadline."""

from __future__ import annotations

from dataclasses import dataclass

from frontdesk.domain.kinds import CaseStatus, CorrespondenceState, DeadlineKind, Way

_BY_KIND = {
    DeadlineKind.RESPOND: "answer",
    DeadlineKind.RESOLVE: "answer",
    DeadlineKind.PROGRESS_UPDATE: "tell_customer",
    DeadlineKind.SAFETY_REPORT: "report_safety",
    DeadlineKind.SAFETY_FOLLOW_UP: "follow_up_safety",
    DeadlineKind.FEEDBACK: "record_feedback",
    DeadlineKind.CALLBACK: "call_back",
    DeadlineKind.MESSAGE: "deliver_message",
}
_PAPER = (Way.LETTER, Way.POSTCARD)


@dataclass(frozen=True, slots=True)
class Stand:
    """How far a case has come.

    `named` says that there is somebody to name and a date to promise (POL-10);
    `post` is the acknowledgement that waits to be printed or posted.
    """

    status: CaseStatus | None
    named: bool
    post: tuple[Way, CorrespondenceState] | None


def next_action(kind: DeadlineKind, stand: Stand) -> str:
    """Return the id of the action that brings a deadline nearer to its end."""
    if kind in (DeadlineKind.ACKNOWLEDGE, DeadlineKind.FIRST_RESPONSE):
        return _acknowledging(stand)
    if kind is DeadlineKind.FORWARD:
        return "refer" if stand.status is CaseStatus.OPEN else "confirm_referral"
    return _BY_KIND[kind]


def _acknowledging(stand: Stand) -> str:
    if stand.status is CaseStatus.OPEN or not stand.named:
        return "refer"
    if stand.post is None or stand.post[0] not in _PAPER:
        return "acknowledge"
    return "mark_posted" if stand.post[1] is CorrespondenceState.PRINTED else "print"
