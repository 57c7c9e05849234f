"""All that the page of a customer shows, read together off the UI thread."""

from __future__ import annotations

from dataclasses import dataclass

from frontdesk.services.addresses.lines import address_lines
from frontdesk.services.callbacks.lists import callbacks_of_customer
from frontdesk.services.callbacks.views import CallbackRow
from frontdesk.services.context import Context
from frontdesk.services.customers.documents import customer_documents
from frontdesk.services.customers.events import FileEvent, file_events
from frontdesk.services.customers.lookup import customer_hits
from frontdesk.services.customers.page import CustomerView, customer_view
from frontdesk.services.customers.twins import similar_customers
from frontdesk.services.office.particulars import Office, office
from frontdesk.services.stationery.settings import LetterSettings, letter_settings
from frontdesk.services.views import CustomerHit, DocumentView


@dataclass(frozen=True, slots=True)
class Asked:
    """A customer, and what belongs to them; each address as the post of its country lays it out."""

    view: CustomerView
    hit: CustomerHit
    office: Office
    letters: LetterSettings
    addresses: tuple[tuple[str, ...], ...]
    similar: tuple[CustomerHit, ...]
    documents: tuple[DocumentView, ...]
    events: tuple[FileEvent, ...]
    callbacks: tuple[CallbackRow, ...]

    @property
    def family(self) -> frozenset[int]:
        """The ids of the customer and of those merged into theirs."""
        return frozenset({self.view.id, *(twin.id for twin in self.view.twins)})


def ask(context: Context, customer: int) -> Asked:
    """Return everything about a customer, or about whom they were merged into.

    Raises `NotFoundError` (field "customer").
    """
    with context.store.reading():
        view = customer_view(context, id=customer)
        particulars = office(context)
        (hit,) = customer_hits(context.store, [view.id])
        return Asked(
            view=view,
            hit=hit,
            office=particulars,
            letters=letter_settings(context.store),
            addresses=tuple(
                address_lines(each, name="", home=particulars.country, language=particulars.language)
                for each in view.addresses
            ),
            similar=similar_customers(context, id=view.id),
            documents=customer_documents(context, id=view.id),
            events=file_events(context, id=view.id),
            callbacks=callbacks_of_customer(context, customer=view.id),
        )
