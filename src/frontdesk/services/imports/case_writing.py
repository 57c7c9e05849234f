"""Imported cases on their way into the store, some hundred in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from frontdesk.domain.deadlines import CaseFacts, owed
from frontdesk.domain.kinds import CaseStatus, DeadlineKind, Direction
from frontdesk.domain.message import message
from frontdesk.services.context import Context
from frontdesk.services.customers.adding import ensure_customer
from frontdesk.services.customers.index import customer_entry
from frontdesk.services.customers.reach import find_customer, is_nobody
from frontdesk.services.imports.case_reading import ImportedCase
from frontdesk.services.imports.cells import JOINT
from frontdesk.services.owed.deadline_rows import deadline_row
from frontdesk.services.references import next_references
from frontdesk.services.rules import Rules
from frontdesk.services.staff.assignees import ensure_assignee, find_department
from frontdesk.services.telling import told
from frontdesk.store.event_log import NewEvent
from frontdesk.store.models import Case, Deadline, Interaction
from frontdesk.store.search import SearchEntry

_REMEMBERED = 10_000  # kinds of cases: those of some years of days
_SHOWN = 120  # characters of a text that stands for a missing subject


@dataclass(slots=True)
class CaseWriter:
    """Writes the cases of one file; departments are looked up once for each name."""

    ctx: Context
    office: Rules
    source: str
    _departments: dict[str, int | None] = field(default_factory=lambda: {"": None})
    _found: list[SearchEntry] = field(default_factory=list)
    _known: dict[CaseFacts, list[dict[str, Any]]] = field(default_factory=dict)

    def write(self, cases: Sequence[ImportedCase]) -> None:
        """Write new cases with their contact and, where open, what is owed. In a transaction."""
        now = self.ctx.clock.now()
        references = next_references(self.ctx.store, self.office.day(now).year, len(cases))
        ids = self.ctx.store.next_ids(Case, len(cases))
        rows, contacts, deadlines, events = [], [], [], []
        for case, reference, id_ in zip(cases, references, ids, strict=True):
            customer = self._customer(case, now)
            rows.append({"id": id_} | self._case_row(case, reference, customer))
            contacts.append(_contact_row(case, id_, customer, now))
            deadlines += self._deadline_rows(case, id_)
            events.append(self._event(case, id_, customer))
            self._found.append(_search_entry(case, id_, reference))
        self.ctx.store.insert_many(Case, rows)
        self.ctx.store.insert_many(Interaction, contacts)
        self.ctx.store.insert_many(Deadline, deadlines)
        self.ctx.store.events.append_all(events)
        self.ctx.store.search.add_all(self._found)
        self._found.clear()

    def _case_row(self, case: ImportedCase, reference: str, customer: int | None) -> dict[str, Any]:
        return {
            "reference": reference,
            "kind": case.kind.value,
            "priority": (case.priority or self.office.book.default_priority(case.kind)).value,
            "status": (CaseStatus.CLOSED if case.closed else CaseStatus.OPEN).value,
            "channel": case.channel.value,
            "customer": customer,
            "department": self._department(case.department),
            "subject": case.subject,
            "topic": case.topic,
            "received": case.received,
            "expected_on": self.office.day(case.due) if case.due and not case.closed else None,
            "ended": case.closed,
            "imported": True,
            "source": self.source,
            "source_key": case.key,
        }

    def _department(self, name: str) -> int | None:
        if name not in self._departments:
            assignee = find_department(self.ctx.store, name)
            self._departments[name] = ensure_assignee(self.ctx.store, assignee).department_id
        return self._departments[name]

    def _customer(self, case: ImportedCase, now: datetime) -> int | None:
        if is_nobody(case.customer):
            return None
        store, country = self.ctx.store, self.office.office.country
        reach = find_customer(store, case.customer, country)
        customer = ensure_customer(store, case.customer, reach, country=country, now=now)
        if customer is not None and reach.id is None:
            self._found.append(customer_entry(store, customer))
        return customer

    def _deadline_rows(self, case: ImportedCase, id_: int) -> list[dict[str, Any]]:
        """Return what is owed for an open case; the date that the other system promised stays."""
        if case.closed:
            return []
        priority = case.priority or self.office.book.default_priority(case.kind)
        facts = CaseFacts(case.kind, case.channel, priority, case.received, Direction.INBOUND)
        return [{**row, "case": id_, **_promise(case, row)} for row in self._owed(facts)]

    def _owed(self, facts: CaseFacts) -> list[dict[str, Any]]:
        """Return the rows of what is owed; cases of one day and sort owe the same."""
        if facts not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = owed(facts, self.office.book, self.office.calendar)
            rows = [
                deadline_row(item, case=None, started=facts.received, recomputed_due=None) for item in found
            ]
            self._known[facts] = rows
        return self._known[facts]

    def _event(self, case: ImportedCase, id_: int, customer: int | None) -> NewEvent:
        """Return what the timeline tells of it, at the moment when the other system received it."""
        contact = message(f"timeline.inbound.{case.channel.value}")
        return told(
            self.ctx,
            "case.imported",
            title=message("imports.contact", contact=contact, source=self.source, number=case.number),
            icon=case.channel.value,
            detail=case.details or case.subject,
            at=case.received,
            case_id=id_,
            customer_id=customer,
        )


def _promise(case: ImportedCase, row: Mapping[str, Any]) -> Mapping[str, Any]:
    if row["kind"] != DeadlineKind.RESPOND.value or case.due is None:
        return {}
    step = message("imports.promised_there", at=case.due)
    explanation = [*row["explanation"], step.to_json()]
    return {"due": case.due, "promised": True, "recomputed_due": row["due"], "explanation": explanation}


def _contact_row(case: ImportedCase, id_: int, customer: int | None, now: datetime) -> dict[str, Any]:
    return {
        "case": id_,
        "customer": customer,
        "channel": case.channel.value,
        "channel_label": case.channel_label,
        "direction": Direction.INBOUND.value,
        "at": case.received,
        "entered": now,
        "subject": case.subject,
        "details": case.details,
    }


def _search_entry(case: ImportedCase, id_: int, reference: str) -> SearchEntry:
    who = case.customer.name or case.customer.organisation
    words = (reference, reference.replace("-", ""), case.number, who, case.topic, case.subject, case.details)
    return SearchEntry(
        kind="case",
        target=id_,
        title=case.subject or case.details[:_SHOWN],
        detail=" · ".join(part for part in (reference, who) if part),
        text="\n".join(word.replace(JOINT, " ") for word in words if word),  # plain text folds faster
    )
