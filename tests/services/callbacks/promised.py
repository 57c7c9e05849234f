"""Callbacks that were agreed at the tests' office, and how they stand."""

from __future__ import annotations

from typing import Any

from frontdesk.domain.callbacks import CallOutcome
from frontdesk.services.callbacks.agree import agree_callback
from frontdesk.services.callbacks.attempts import record_attempt
from frontdesk.services.callbacks.entry import CallbackRequest
from frontdesk.services.callbacks.tries import Try
from frontdesk.services.callbacks.view import callback_view
from frontdesk.services.callbacks.views import Agreed, Attempted, CallbackView
from frontdesk.store.folding import fold_key
from frontdesk.store.models import Address, Customer, Phone
from tests.services.offices import Desk, local

NUMBER = "+44 20 7946 0018"


def customer(desk: Desk, name: str = "Rosa Delgado", *, phone: str = NUMBER, posted: bool = False) -> int:
    """Put a customer on file, with a number and perhaps an address."""
    with desk.store.transaction():
        id_ = desk.store.insert(Customer, name=name, name_key=fold_key(name), created=desk.clock.now())
        if phone:
            desk.store.insert(Phone, customer=id_, written=phone, digits="442079460018")
        if posted:
            desk.store.insert(
                Address,
                customer=id_,
                lines=["5 Mill Lane"],
                city="London",
                postal_code="E1 7AA",
                country="GB",
            )
    return id_


def agree(
    desk: Desk,
    window: str = "2026-11-23 14:30/2026-11-23 15:30",
    *,
    case: str = "",
    to: int | None = None,
    **request: Any,
) -> Agreed:
    """Agree on a callback in a window of local times."""
    start, end = (local(text) for text in window.split("/"))
    asked = CallbackRequest(start, end, **request)
    return agree_callback(desk.ctx, request=asked, case=case, customer=to).result


def call(desk: Desk, callback: int, outcome: CallOutcome, note: str = "", **more: Any) -> Attempted:
    """Record a call."""
    return record_attempt(desk.ctx, callback=callback, tried=Try(outcome, note, **more)).result


def shown(desk: Desk, callback: int) -> CallbackView:
    """Return a callback as its window shows it."""
    return callback_view(desk.ctx, callback=callback)
