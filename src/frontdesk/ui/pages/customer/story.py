"""Everything there was with a customer as one timeline, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from frontdesk.domain.message import Message, message
from frontdesk.services.customers.events import FileEvent
from frontdesk.services.views import HistoryEntry, TimelineEntry
from frontdesk.ui.delegates.timeline import TimelineEvent
from frontdesk.ui.look.joined import joined
from frontdesk.ui.pages.case.told import events
from frontdesk.words import Words

_ICONS = {"customer.edited": "correct", "customer.merged": "join", "customer.parted": "undo"}


def story(
    history: Sequence[HistoryEntry], file: Sequence[FileEvent], today: date, words: Words
) -> tuple[TimelineEvent, ...]:
    """Return contacts and what was done to the file; a contact on a case has its reference as key."""
    told = [(_contact(entry, words), entry.case) for entry in history]
    told += [(_on_file(event), None) for event in file]
    told.sort(key=lambda pair: pair[0].at, reverse=True)
    entries = [entry for entry, _ in told]
    pairs = zip(events(entries, today, words), told, strict=True)
    return tuple(replace(event, key=case) for event, (_, case) in pairs)


def _contact(entry: HistoryEntry, words: Words) -> TimelineEntry:
    how = Message(f"timeline.{entry.direction}.{entry.channel}")
    title = how
    if entry.kind is not None:
        title = message("customer.contact_on_case", how=how, kind=Message(f"kind.{entry.kind}"))
    status = words.text(f"status.{entry.status}") if entry.status else ""
    detail = joined(entry.subject, entry.case or "", status)
    return TimelineEntry(entry.at, entry.channel, title, detail, who="")


def _on_file(event: FileEvent) -> TimelineEntry:
    other: str | Message = event.other or message("customer.another_file")
    _, _, what = event.kind.partition(".")
    return TimelineEntry(
        event.at, _ICONS[event.kind], Message(f"customer.event.{what}", {"other": other}), "", event.who
    )
