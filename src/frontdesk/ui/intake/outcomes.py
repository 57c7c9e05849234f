"""Which outcomes each window offers, and what has to be told for each."""

from __future__ import annotations

from enum import StrEnum

from frontdesk.domain.kinds import Channel, Outcome


class Need(StrEnum):
    """A group of fields that an outcome calls for."""

    ANSWER = "answer"
    TARGET = "target"
    DATE = "date"
    WINDOW = "window"


# Contacts in which a sentence can be said to the customer there and then (POL-11).
SPOKEN = frozenset({Channel.VISIT, Channel.CALL})

# "Resolved now" comes first everywhere (POL-04). A call or a visit that begins a case
# is resolved or handed to somebody before it ends (POL-18); post may wait to be read.
_CASE = {
    Channel.CALL: (Outcome.RESOLVED, Outcome.REFERRED, Outcome.CALLBACK, Outcome.TRANSFERRED),
    Channel.VISIT: (Outcome.RESOLVED, Outcome.REFERRED, Outcome.CALLBACK),
}
_CASE_OTHERWISE = (Outcome.RESOLVED, Outcome.REFERRED, Outcome.CALLBACK, Outcome.NONE)

_CONTACT = {
    Channel.CALL: (Outcome.NONE, Outcome.MESSAGE, Outcome.CALLBACK, Outcome.TRANSFERRED),
}
_CONTACT_OTHERWISE = (Outcome.NONE, Outcome.MESSAGE, Outcome.CALLBACK)

_NEEDS: dict[Outcome, frozenset[Need]] = {
    Outcome.RESOLVED: frozenset({Need.ANSWER}),
    Outcome.REFERRED: frozenset({Need.TARGET, Need.DATE}),
    Outcome.CALLBACK: frozenset({Need.TARGET, Need.WINDOW}),
    Outcome.TRANSFERRED: frozenset({Need.TARGET, Need.DATE}),
    Outcome.MESSAGE: frozenset({Need.TARGET}),
    Outcome.NONE: frozenset(),
}


def outcomes(channel: Channel, *, begins_case: bool) -> tuple[Outcome, ...]:
    """Return the outcomes to choose from, the first choice first."""
    if begins_case:
        return _CASE.get(channel, _CASE_OTHERWISE)
    return _CONTACT.get(channel, _CONTACT_OTHERWISE)


def needs(outcome: Outcome | None, *, begins_case: bool) -> frozenset[Need]:
    """Return the groups of fields to show for an outcome; a mere contact has no date."""
    if outcome is None:
        return frozenset()
    wanted = _NEEDS[outcome]
    return wanted if begins_case else wanted - {Need.DATE, Need.ANSWER}
