"""The one next thing to do about a deadline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from frontdesk.domain.kinds import CaseStatus, CorrespondenceState, DeadlineKind, Settles, Way

Post = tuple[Way, CorrespondenceState]
"""A letter that waits: by which way it goes, and how far it has come."""

_BY_KIND = {
    DeadlineKind.RESPOND: "answer",
    DeadlineKind.RESOLVE: "answer",
    DeadlineKind.PROGRESS_UPDATE: "tell_customer",
    DeadlineKind.SAFETY_REPORT: "report_safety",
    DeadlineKind.SAFETY_FOLLOW_UP: "follow_up_safety",
    DeadlineKind.FEEDBACK: "record_feedback",
    DeadlineKind.CALLBACK: "call_back",
    DeadlineKind.MESSAGE: "deliver_message",
    DeadlineKind.SUGGESTION_LOOK: "look_at",
    DeadlineKind.SUGGESTION_DUE: "finish_suggestion",
}
_ENDED_BY: Mapping[DeadlineKind, tuple[Settles, ...]] = {
    DeadlineKind.ACKNOWLEDGE: (Settles.ACKNOWLEDGE, Settles.RESPOND),
    DeadlineKind.FIRST_RESPONSE: (
        Settles.ACKNOWLEDGE, Settles.RESPOND, Settles.PROGRESS, Settles.EXTENSION, Settles.FIRST_RESPONSE,
    ),
    DeadlineKind.RESPOND: (Settles.RESPOND, Settles.EXTENSION),
    DeadlineKind.RESOLVE: (Settles.RESPOND,),
    DeadlineKind.PROGRESS_UPDATE: (Settles.PROGRESS,),
}  # fmt: skip
"""The letters whose posting brings a deadline nearer to its end, the first of them first."""

_BY_STATE = {
    CorrespondenceState.DRAFT: "finish_letter",
    CorrespondenceState.TO_APPROVE: "approve_letter",
    CorrespondenceState.PENDING: "print",
    CorrespondenceState.SPOOLING: "print_status",
    CorrespondenceState.PRINTED: "mark_posted",
}


@dataclass(frozen=True, slots=True)
class Stand:
    """How far a case has come.

    `named` says that there is somebody to name and a date to promise (POL-10); `posts` are the letters
    that wait, by what their posting ends.
    """

    status: CaseStatus | None
    named: bool
    posts: Mapping[Settles, Post] = field(default_factory=dict)


def next_action(kind: DeadlineKind, stand: Stand) -> str:
    """Return the id of the action that brings a deadline nearer to its end."""
    waiting = next((stand.posts[each] for each in _ENDED_BY.get(kind, ()) if each in stand.posts), None)
    if kind in (DeadlineKind.ACKNOWLEDGE, DeadlineKind.FIRST_RESPONSE):
        return _acknowledging(stand, waiting)
    if waiting is not None:
        return post_action(waiting)
    if kind is DeadlineKind.FORWARD:
        return "refer" if stand.status is CaseStatus.OPEN else "confirm_referral"
    return _BY_KIND[kind]


def post_action(post: Post) -> str:
    """Return the id of the next thing to do with a letter that waits."""
    way, state = post
    if state is CorrespondenceState.PENDING and way is Way.EMAIL:
        return "send_email"
    return _BY_STATE[state]


def posts_of(rows: Iterable[tuple[str, str, str]]) -> dict[Settles, Post]:
    """Return the letters that wait by what they end, from (settles, way, state), the oldest first."""
    return {Settles(settles): (Way(way), CorrespondenceState(state)) for settles, way, state in rows}


def _acknowledging(stand: Stand, waiting: Post | None) -> str:
    """Return what to do so that the customer is told, once there is somebody to name."""
    acknowledgement = stand.posts.get(Settles.ACKNOWLEDGE) == waiting
    if acknowledgement and (stand.status is CaseStatus.OPEN or not stand.named):
        return "refer"
    return "acknowledge" if waiting is None else post_action(waiting)
