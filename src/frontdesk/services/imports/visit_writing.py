"""Imported visits on their way into the store, some hundred in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from frontdesk.domain.kinds import Channel, ContactKind, Direction
from frontdesk.domain.message import message
from frontdesk.services.context import Context
from frontdesk.services.customers.index import search_entry as customer_entry
from frontdesk.services.customers.reach import name_key
from frontdesk.services.imports.visit_reading import ImportedVisit
from frontdesk.services.staff.assignees import ensure_assignee, find_assignee
from frontdesk.services.telling import told
from frontdesk.store.event_log import NewEvent
from frontdesk.store.models import Customer, Interaction, Visit
from frontdesk.store.search import SearchEntry


@dataclass(slots=True)
class VisitWriter:
    """Writes the visits of one sheet; hosts and visitors are looked up once for each name."""

    ctx: Context
    source: str
    _hosts: dict[str, int | None] = field(default_factory=lambda: {"": None})
    _customers: dict[str, int] = field(default_factory=dict)
    _found: list[SearchEntry] = field(default_factory=list)

    def write(self, visits: Sequence[ImportedVisit]) -> None:
        """Write visits that are not here yet. In a transaction."""
        now = self.ctx.clock.now()
        rows, events = [], []
        self._recognise(visits)
        for visit in visits:
            customer = self._customer(visit, now)
            id_ = self.ctx.store.insert(Interaction, **_contact_row(visit, customer, now))
            rows.append(self._visit_row(visit, id_))
            events.append(self._event(visit, id_, customer))
            self._found.append(_search_entry(visit, id_))
        self.ctx.store.insert_many(Visit, rows)
        self.ctx.store.events.append_all(events)
        self.ctx.store.search.add_all(self._found)
        self._found.clear()

    def _visit_row(self, visit: ImportedVisit, id_: int) -> dict[str, Any]:
        return {
            "interaction": id_,
            "visitor": visit.visitor,
            "organisation": visit.organisation,
            "host": self._host(visit.host),
            "arrived": visit.arrived,
            "departed": visit.departed,
            "badge": visit.badge,
        }

    def _host(self, name: str) -> int | None:
        if name not in self._hosts:
            assignee = find_assignee(self.ctx.store, department="", person=name)
            self._hosts[name] = ensure_assignee(self.ctx.store, assignee).staff_id
        return self._hosts[name]

    def _customer(self, visit: ImportedVisit, now: datetime) -> int | None:
        """Return the customer of this name and organisation; somebody new is added."""
        if not visit.known_as:
            return None
        key = _key(visit)
        if key not in self._customers:
            named = {"name": visit.known_as, "organisation": visit.organisation}
            customer = self.ctx.store.insert(Customer, name_key=key, created=now, **named)
            self._found.append(customer_entry(customer, **named, reached=(), places=()))
            self._customers[key] = customer
        return self._customers[key]

    def _recognise(self, visits: Sequence[ImportedVisit]) -> None:
        """Look up at once which of these visitors are customers already; the oldest file counts."""
        keys = {_key(visit) for visit in visits if visit.known_as} - self._customers.keys()
        query = Customer.select(Customer.name_key, Customer.id).where(
            Customer.name_key.in_(sorted(keys)), Customer.merged_into.is_null(), ~Customer.anonymous
        )
        for key, customer in self.ctx.store.rows(query.order_by(Customer.id)):
            self._customers.setdefault(key, customer)

    def _event(self, visit: ImportedVisit, id_: int, customer: int | None) -> NewEvent:
        return told(
            self.ctx,
            "visit.imported",
            title=message("imports.visit", source=self.source),
            icon=Channel.VISIT.value,
            detail=visit.visitor,
            at=visit.arrived,
            customer_id=customer,
            interaction_id=id_,
        )


def _key(visit: ImportedVisit) -> str:
    return name_key(visit.known_as, visit.organisation)


def already_here(ctx: Context, visits: Iterable[ImportedVisit]) -> Counter[tuple[datetime, str, str, str]]:
    """Return how often each visit of these moments is in the store already."""
    moments = sorted({visit.arrived for visit in visits})
    query = (
        Interaction.select(Interaction.at, Visit.visitor, Visit.organisation, Interaction.subject)
        .join(Visit)
        .where(Interaction.at.in_(moments))
    )
    return Counter(
        (at, visitor, organisation, purpose) for at, visitor, organisation, purpose in ctx.store.rows(query)
    )


def _contact_row(visit: ImportedVisit, customer: int | None, now: datetime) -> dict[str, Any]:
    return {
        "customer": customer,
        "channel": Channel.VISIT.value,
        "direction": Direction.INBOUND.value,
        "at": visit.arrived,
        "entered": now,
        "contact_kind": ContactKind.OTHER.value,
        "subject": visit.purpose,
        "details": visit.details,
    }


def _search_entry(visit: ImportedVisit, id_: int) -> SearchEntry:
    words = (visit.visitor, *visit.names, visit.organisation, visit.host, visit.purpose, visit.details)
    return SearchEntry(
        kind="interaction",
        target=id_,
        title=visit.purpose or visit.visitor,
        detail=visit.visitor,
        text="\n".join(word for word in words if word),
    )
