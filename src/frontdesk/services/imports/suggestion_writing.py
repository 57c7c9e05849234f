"""Imported suggestions on their way into the store, some hundred in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from frontdesk.domain.message import message
from frontdesk.domain.suggestions import AuthorKind, HearBy, SuggestionSource, SuggestionState
from frontdesk.services.contact import CustomerEntry
from frontdesk.services.context import Context
from frontdesk.services.imports.suggestion_reading import ImportedSuggestion
from frontdesk.services.rules import Rules
from frontdesk.services.suggestions.indexing import search_entry, word_rows
from frontdesk.services.suggestions.people import Writer, writer
from frontdesk.services.suggestions.references import next_suggestion_references
from frontdesk.services.suggestions.words import gist
from frontdesk.services.telling import told
from frontdesk.services.texts import LINE
from frontdesk.store.event_log import NewEvent
from frontdesk.store.folding import fold_key
from frontdesk.store.models import Suggestion, SuggestionEvent, SuggestionWord

_DECIDED = (SuggestionState.DONE, SuggestionState.DECLINED, SuggestionState.ACCEPTED)


@dataclass(slots=True)
class SuggestionWriter:
    """Writes the entries of one file."""

    ctx: Context
    office: Rules
    source: str  # what the log calls the other system

    def write(self, entries: Sequence[ImportedSuggestion]) -> None:
        """Write new entries with their places in the log and in search. In a transaction."""
        store, now = self.ctx.store, self.ctx.clock.now()
        references = next_suggestion_references(store, self.office.day(now).year, len(entries))
        ids = store.next_ids(Suggestion, len(entries))
        rows, events, found, words = [], [], [], []
        for entry, reference, id_ in zip(entries, references, ids, strict=True):
            who = self._writer(entry)
            rows.append({"id": id_, "reference": reference} | self._row(entry, who, now))
            events.append(self._event(entry, reference, who))
            extra = (entry.theme, entry.place)
            found.append(
                search_entry(
                    id_, reference=reference, title=entry.title, text=entry.text, who=who.name, words=extra
                )
            )
            words += word_rows(id_, entry.title, entry.text)
        store.insert_many(Suggestion, rows)
        store.insert_many(SuggestionWord, words)
        last = store.events.append_all(events)
        first = last - len(events) + 1  # they are numbered one after another
        told_of = [{"sequence": at, "suggestion": id_} for at, id_ in enumerate(ids, first)]
        store.insert_many(SuggestionEvent, told_of)
        store.search.add_all(found)

    def _writer(self, entry: ImportedSuggestion) -> Writer:
        """Return who wrote it: a customer where there is a way to reach them, else only a name.

        Who left nothing but an address or a number is called by that.
        """
        language = entry.language or self.office.office.language
        ways = (*entry.emails, *entry.phones)
        if not ways:
            return Writer(None, entry.name, language)
        name = entry.name or ways[0][:LINE]
        customer = CustomerEntry(name=name, emails=entry.emails, phones=entry.phones)
        return writer(self.ctx, customer, HearBy.NOTICE, language)

    def _row(self, entry: ImportedSuggestion, who: Writer, now: datetime) -> dict[str, Any]:
        given = min(entry.given or now, now)
        decided = entry.state in _DECIDED
        return {
            "state": entry.state.value,
            "author_kind": AuthorKind.CUSTOMER.value,
            "customer": who.customer,
            "author": who.name,
            "anonymous": not who.name,
            "print_name": False,
            "hear_by": _hear_by(entry).value,
            "language": who.language,
            "theme": entry.theme,
            "theme_key": fold_key(entry.theme),
            "place": entry.place,
            "title": entry.title,
            "text": entry.text,
            "gist": gist(entry.title, entry.text),
            "source": SuggestionSource.IMPORT.value,
            "import_source": self.source,
            "source_key": entry.key or None,
            "origin": dict(entry.origin),
            "given": given,
            "entered": now,
            "entered_by": self.ctx.actor.staff_id,
            "counted": entry.support,
            "support": entry.support,
            "against": entry.against,
            "withheld": bool(entry.withheld),
            "withheld_reason": entry.withheld,
            "decided": given if decided else None,
        }

    def _event(self, entry: ImportedSuggestion, reference: str, who: Writer) -> NewEvent:
        number = entry.origin.get("number", "")
        return told(
            self.ctx,
            "suggestion.imported",
            title=message("timeline.suggestion_imported", source=self.source, number=number),
            icon="suggestion",
            customer_id=who.customer,
            suggestion=reference,
        )


def _hear_by(entry: ImportedSuggestion) -> HearBy:
    """Return how they hear of it: as they asked if that reaches them, else by e-mail or from the notice."""
    by_email = any("@" in email for email in entry.emails)
    reached = {
        HearBy.EMAIL: by_email,
        HearBy.PHONE: bool(entry.phones),
        HearBy.NOTICE: True,
        HearBy.NONE: True,
    }
    if entry.hear_by is not None and reached.get(entry.hear_by, False):
        return entry.hear_by
    return HearBy.EMAIL if by_email else HearBy.NOTICE
