"""A case's timeline, deadlines and documents as rows."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from datetime import date, datetime

from frontdesk.domain.due import DueView, Urgency
from frontdesk.domain.kinds import Channel, DeadlineState
from frontdesk.services.views import DeadlineView, DocumentView, TimelineEntry
from frontdesk.ui.delegates.fact import Fact
from frontdesk.ui.delegates.timeline import TimelineEvent
from frontdesk.ui.look.painting import ChipText
from frontdesk.ui.look.palette import Tone
from frontdesk.words import Words

_ICONS = {
    "visit": "visit",
    "call": "call",
    "mail": "mail",
    "email": "mail",
    "social": "social",
    "chat": "chat",
    "web": "globe",
    "fax": "fax",
    "referral": "external",
    "other": "other",
    "refer": "refer",
    "acknowledge": "check",
    "print": "printer",
    "post": "mail",
    "note": "note",
    "answer": "check",
    "extend": "extend",
    "wait": "hourglass",
    "callback": "callback",
    "progress": "interruption",
    "safety": "safety",
    "feedback": "star",
    "close": "lock",
    "reopen": "folder-open",
    "join": "merge",
    "link": "link",
    "correct": "edit",
    "undo": "undo",
    "overdue": "warning",
    "document": "paperclip",
    "suggestion": "suggestion",
    "look": "search",
    "accept": "check",
    "accepted": "check",
    "done": "check",
    "declined": "close",
    "support": "people",
    "withhold": "lock",
}
_PLAIN = "history"
_CONTACTS = frozenset(channel.value for channel in Channel)
_STATE_TONES = {
    DeadlineState.MET: Tone.DONE,
    DeadlineState.KEPT_BY_NOTICE: Tone.DONE,
    DeadlineState.EXCUSED: Tone.NEUTRAL,
    DeadlineState.CANCELLED: Tone.NEUTRAL,
    DeadlineState.PAUSED: Tone.SOON,
}
_URGENCY_TONES = {Urgency.OVERDUE: Tone.OVERDUE, Urgency.SOON: Tone.SOON, Urgency.NORMAL: Tone.NEUTRAL}
_OPEN = (DeadlineState.OPEN, DeadlineState.PAUSED)


def events(entries: Sequence[TimelineEntry], today: date, words: Words) -> Iterator[TimelineEvent]:
    """Yield what happened, the day said only where another one begins."""
    before: date | None = None
    for entry in entries:
        day = entry.at.astimezone(words.timezone).date()
        when = words.time(entry.at) if day == before else _when(entry.at, day, today, words)
        before = day
        yield _event(entry, when, words)


def deadline_facts(
    deadlines: Sequence[DeadlineView], view: DueView, words: Words, *, unfolded: Container[int] = ()
) -> tuple[Fact, ...]:
    """Return what is owed and why, soonest first, and after it what has been settled.

    What is settled says how; its explanation is shown where its id is among `unfolded`.
    """
    ordered = sorted(deadlines, key=lambda each: (each.state not in _OPEN, each.due))
    return tuple(
        _deadline(each, view, words, explained=each.state in _OPEN or each.id in unfolded) for each in ordered
    )


def document_facts(documents: Sequence[DocumentView], words: Words) -> tuple[Fact, ...]:
    """Return the documents, to be opened by their ids."""
    return tuple(_document(each, words) for each in documents)


def _event(entry: TimelineEntry, when: str, words: Words) -> TimelineEvent:
    title = words.render(entry.title)
    if entry.undone:
        title = words.text("case.taken_back", what=title)
    between = "\n" if "\n" in entry.detail else " · "
    detail = between.join(filter(None, (entry.detail, entry.who)))
    tone = Tone.OVERDUE if entry.kind == "overdue" else Tone.NEUTRAL
    correctable = entry.kind in _CONTACTS and not entry.undone
    key = entry.interaction if correctable else None
    return TimelineEvent(when, _ICONS.get(entry.kind, _PLAIN), title, detail, tone, key)


def _when(at: datetime, day: date, today: date, words: Words) -> str:
    recent = abs((today - day).days) < 7
    return words.text("case.when_recent" if recent else "case.when", at=at, day=day)


def _deadline(deadline: DeadlineView, view: DueView, words: Words, *, explained: bool) -> Fact:
    why = [words.render(step) for step in deadline.explanation] if explained else []
    if deadline.settled is not None and deadline.settled_how:
        how = words.text(deadline.settled_how)
        why.insert(0, words.text("case.settled", how=how, at=deadline.settled))
    if deadline.recomputed_due is not None:
        why.append(words.text("case.promised_stays", at=deadline.recomputed_due))
    if deadline.reason:
        why.append(deadline.reason)
    return Fact(
        words.text(f"deadline.{deadline.kind}"),
        " · ".join(why),
        chip=_chip(deadline, view, words),
        key=deadline.id,
    )


def _chip(deadline: DeadlineView, view: DueView, words: Words) -> ChipText:
    if deadline.state is not DeadlineState.OPEN:
        if _came_late(deadline):
            return ChipText(words.text("state.met_late"), Tone.OVERDUE)
        return ChipText(words.text(f"state.{deadline.state}"), _STATE_TONES[deadline.state])
    countdown = view.countdown(deadline.due)
    return ChipText(words.render(countdown.message), _URGENCY_TONES[countdown.urgency])


def _document(document: DocumentView, words: Words) -> Fact:
    right = words.text("case.pages", count=document.pages) if document.pages else words.time(document.at)
    return Fact(document.name, right=right, key=document.id)


def _came_late(deadline: DeadlineView) -> bool:
    """Whether what was owed was done, but after the moment by which it was owed."""
    settled = deadline.settled if deadline.state is DeadlineState.MET else None
    return settled is not None and settled > deadline.due
