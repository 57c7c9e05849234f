"""People who write in the tests' suggestion book, and what they want."""

from __future__ import annotations

from dataclasses import replace

from frontdesk.domain.suggestions import HearBy, TellingState
from frontdesk.services.contact import CustomerEntry, PostalAddress
from frontdesk.services.suggestions.entry import SuggestionEntry
from frontdesk.services.suggestions.view import suggestion_view
from frontdesk.services.suggestions.views import SuggestionView, TellingView
from frontdesk.services.suggestions.writing import write_suggestion
from tests.services.offices import Desk

ROSA = CustomerEntry(
    name="Rosa Delgado",
    address=PostalAddress(("5 Mill Lane",), city="London", postal_code="E1 7AA", country="GB"),
    language="es",
)
LIAM = CustomerEntry(name="Liam O’Connor", emails=("liam@example.org",), language="en")
NGOZI = CustomerEntry(name="Ngozi Okafor", phones=("+44 20 7946 0018",), language="en")

BENCH = SuggestionEntry(
    text="Put a bench outside the entrance, so that people can wait in the sun.",
    title="A bench by the entrance",
    customer=LIAM,
    hear_by=HearBy.EMAIL,
    theme="Entrance",
)
BANCO = SuggestionEntry(
    text="Pongan un banco en la entrada para esperar sentados.", customer=ROSA, hear_by=HearBy.LETTER
)
NAMELESS = SuggestionEntry(text="The clock in the hall is ten minutes slow.", anonymous=True)


def write(desk: Desk, entry: SuggestionEntry = BENCH, **changed: object) -> str:
    """Write an entry, with some of it changed, and return its reference."""
    return write_suggestion(desk.ctx, entry=replace(entry, **changed)).result.reference  # type: ignore[arg-type]  # by name


def view(desk: Desk, reference: str) -> SuggestionView:
    """Return an entry as its page shows it."""
    return suggestion_view(desk.ctx, reference=reference)


def tellings(desk: Desk, reference: str, state: TellingState = TellingState.OWED) -> list[TellingView]:
    """Return those who are to be told of an entry and stand so."""
    return [each for each in view(desk, reference).tellings if each.telling is state]
