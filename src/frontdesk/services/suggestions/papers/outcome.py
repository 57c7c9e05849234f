"""What became of an entry, as paper says it: done, declined with the reason, or planned (POL-07, POL-08)."""

from __future__ import annotations

from datetime import datetime

from frontdesk.documents.suggestions.content import Answer, Tone
from frontdesk.domain.suggestions import SuggestionState
from frontdesk.services.suggestions.papers.rows import Printed
from frontdesk.services.suggestions.papers.wish import Press

_TONES = {SuggestionState.DONE: Tone.DONE, SuggestionState.DECLINED: Tone.DECLINED}


def answer_of(house: Press, entry: Printed) -> Answer | None:
    """Return the answer to an entry, None to one of which nothing is decided yet.

    Who works on it inside the office is nobody's business outside, and is not printed.
    """
    if entry.state in _TONES:
        text, language = entry.outcome
        day = entry.finished if entry.state is SuggestionState.DONE else entry.decided
        return Answer(_TONES[entry.state], _dated(house, entry.state, day), text, language)
    if entry.state is SuggestionState.ACCEPTED:
        return Answer(Tone.PLANNED, _planned(house, entry), entry.plan, house.office.office.language)
    if entry.state is SuggestionState.MERGED and entry.merged_into:
        label = house.words.text("book.merged", reference=entry.merged_into)
        return Answer(Tone.PLANNED, label, "", house.language)
    return None


def _dated(house: Press, state: SuggestionState, at: datetime | None) -> str:
    label = house.words.text(f"suggestion.state.{state}")
    return f"{label} · {house.speech.day(house.office.day(at), 'long')}" if at else label


def _planned(house: Press, entry: Printed) -> str:
    if entry.due_on is None:
        return house.words.text("suggestion.state.accepted")
    return house.words.text("book.accepted_by", day=house.speech.day(entry.due_on, "long"))
