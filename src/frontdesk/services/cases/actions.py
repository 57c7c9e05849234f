"""What can be done with a case now; the first is the one next thing to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from frontdesk.domain.kinds import CaseKind, CaseStatus, DeadlineKind, DeadlineState, Settles
from frontdesk.services.owed.next_action import Stand, next_action, post_action
from frontdesk.services.views import DeadlineView

_BEING_WORKED_ON = (CaseStatus.OPEN, CaseStatus.REFERRED, CaseStatus.WAITING)
_ANSWERED = (CaseStatus.ANSWERED, CaseStatus.AWAITING_FEEDBACK)
_ALWAYS = ("agree_callback", "escalate", "write_letter", "correct", "join", "link", "withdraw")
_RUNNING = (DeadlineState.OPEN, DeadlineState.PAUSED)


def actions(
    status: CaseStatus, kind: CaseKind, deadlines: Sequence[DeadlineView], stand: Stand, *, feedback: bool
) -> tuple[str, ...]:
    """Return the ids of the actions that a case's state allows, the next one first."""
    if status.ended:
        return ("reopen", *_by_letters(stand), "write_letter", "link")
    running = [deadline for deadline in deadlines if deadline.state in _RUNNING]
    found = (
        *(next_action(deadline.kind, stand) for deadline in running if _urges(deadline.kind, status)),
        *_by_letters(stand),
        *_by_status(status, kind, feedback=feedback),
        *_by_deadlines(running),
        *_ALWAYS,
    )
    return tuple(dict.fromkeys(found))


def _urges(kind: DeadlineKind, status: CaseStatus) -> bool:
    """Whether a deadline says what to do next: waiting for the customer, an answer is not it."""
    return status is not CaseStatus.WAITING or kind not in (DeadlineKind.RESPOND, DeadlineKind.RESOLVE)


def _by_letters(stand: Stand) -> Iterator[str]:
    """Yield what is to be done with the letters that wait."""
    for settles, post in stand.posts.items():
        if settles is not Settles.ACKNOWLEDGE or stand.named:
            yield post_action(post)


def _by_status(status: CaseStatus, kind: CaseKind, *, feedback: bool) -> Iterator[str]:
    if status in _ANSWERED:
        if kind is CaseKind.COMPLAINT and not feedback:
            yield "record_feedback"
        yield "close"
        yield "reopen"
    if status is CaseStatus.WAITING:
        yield "resume"
    if status in _BEING_WORKED_ON:
        yield from ("answer", "refer")
    if status in (CaseStatus.OPEN, CaseStatus.REFERRED):
        yield "wait"


def _by_deadlines(running: Iterable[DeadlineView]) -> Iterator[str]:
    kinds = {deadline.kind for deadline in running}
    if DeadlineKind.RESPOND in kinds:
        yield "extend"
    if DeadlineKind.ACKNOWLEDGE in kinds:
        yield from ("acknowledge", "choose_way")
    if kinds & {DeadlineKind.ACKNOWLEDGE, DeadlineKind.RESPOND, DeadlineKind.FEEDBACK}:
        yield "excuse"
