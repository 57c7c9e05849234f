"""What the dialog that agrees a callback shows from the start, read together off the UI thread."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.callbacks.agree import number_of
from frontdesk.services.callbacks.zones import zones_of_number
from frontdesk.services.cases.view import case_view
from frontdesk.services.context import Context
from frontdesk.services.customers.page import customer_view, language_of
from frontdesk.services.customers.phones import Dialled, dialled
from frontdesk.services.office.particulars import office
from frontdesk.ui.callbacks.beginning import CallbackBeginning


@dataclass(frozen=True, slots=True)
class AgreeAsked:
    """Whom it concerns, and on which number they are usually reached."""

    beginning: CallbackBeginning
    customer: int | None
    name: str
    subject: str
    number: str
    language: str  # the customer's own, or the office's
    zones: tuple[str, ...]  # that the number can be in, where the clock differs
    version: int | None  # of the case


def ask_agree(context: Context, beginning: CallbackBeginning) -> AgreeAsked:
    """Return what the dialog begins with. Raises `NotFoundError`."""
    particulars = office(context)
    customer, subject, version = beginning.customer, "", None
    if beginning.case:
        case = case_view(context, reference=beginning.case)
        customer, subject, version = case.customer, case.subject, case.version
    name = ""
    if customer is not None:
        view = customer_view(context, id=customer)
        name = view.name or view.organisation
    number = _usual_number(context, customer, particulars.country)
    language = language_of(context, customer)
    zones = zones_of_number(number.dial, context.clock.now(), particulars.zone)
    return AgreeAsked(beginning, customer, name, subject, number.shown, language, zones, version)


def _usual_number(context: Context, customer: int | None, country: str) -> Dialled:
    """Return the number on which a customer is called unless another is said, formatted; or none."""
    try:
        return number_of(context.store, "", customer, country)
    except FrontDeskError:
        return Dialled("")


def zones_for(context: Context, written: str) -> tuple[str, ...]:
    """Return the time zones that a number as it is typed can be in, where their clocks differ."""
    particulars = office(context)
    zone: ZoneInfo = particulars.zone
    return zones_of_number(dialled(written, particulars.country).dial, context.clock.now(), zone)
