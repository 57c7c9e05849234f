"""The figures of the bottom line and the navigation."""

from __future__ import annotations

from datetime import timedelta

from frontdesk.domain.kinds import CaseKind, Channel, Outcome
from frontdesk.services.contact import CallbackEntry, CallEntry, Contact, CustomerEntry, VisitEntry
from frontdesk.services.intake.log import log_contact
from frontdesk.services.owed.standing import standing
from frontdesk.services.suggestions.deciding import decline
from frontdesk.services.suggestions.entry import SuggestionEntry
from frontdesk.services.suggestions.writing import write_suggestion
from frontdesk.services.visits import depart
from tests.services.offices import Desk


def call(desk: Desk, name: str, outcome: Outcome) -> None:
    contact = Contact(
        Channel.CALL,
        customer=CustomerEntry(name=name, phones=("+44 20 7946 0018",)),
        kind=CaseKind.COMPLAINT,
        subject="Parcel left in the rain",
        outcome=outcome,
        department="Shipping",
        person="Jonas Weber",
        call=CallEntry(number="+44 20 7946 0018"),
        callback=CallbackEntry() if outcome is Outcome.CALLBACK else None,
    )
    log_contact(desk.ctx, contact=contact)


def test_an_office_without_anything_owed(desk: Desk) -> None:
    found = standing(desk.ctx)
    assert (found.overdue, found.today, found.visitors, found.active_cases) == (0, 0, 0, 0)
    assert found.next_call is None
    assert found.backup is None


def test_a_case_counts_once_however_much_is_owed_for_it(desk: Desk) -> None:
    call(desk, "Rosa Delgado", Outcome.REFERRED)
    found = standing(desk.ctx)
    assert (found.overdue, found.today, found.active_cases) == (0, 1, 1)
    desk.clock.instant += timedelta(days=3)
    found = standing(desk.ctx)
    assert (found.overdue, found.today) == (1, 0)


def test_a_callback_is_a_row_of_its_own_and_the_next_one_is_named(desk: Desk) -> None:
    call(desk, "Rosa Delgado", Outcome.CALLBACK)
    found = standing(desk.ctx)
    assert found.overdue + found.today == 2
    assert found.next_call is not None
    assert found.next_call.name == "Rosa Delgado"


def test_visitors_count_until_they_leave(desk: Desk) -> None:
    contact = Contact(Channel.VISIT, customer=CustomerEntry(name="Liam O’Connor"), visit=VisitEntry())
    interaction = log_contact(desk.ctx, contact=contact).result.interaction
    assert standing(desk.ctx).visitors == 1
    depart(desk.ctx, interaction=interaction)
    assert standing(desk.ctx).visitors == 0


def test_suggestions_count_until_they_are_decided(desk: Desk) -> None:
    reference = write_suggestion(desk.ctx, entry=SuggestionEntry(text="A bench")).result.reference
    assert standing(desk.ctx).suggestions == 1
    decline(desk.ctx, reference=reference, reasons={"": "There is no room."})
    assert standing(desk.ctx).suggestions == 0
