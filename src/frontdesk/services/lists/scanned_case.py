"""The case whose reference was scanned from a letter that came back, or typed where a name belongs."""

from __future__ import annotations

from dataclasses import dataclass

from frontdesk.services.context import Context
from frontdesk.services.customers.family import root_of
from frontdesk.services.customers.lookup import customer_hits
from frontdesk.services.references import looks_like_reference, parse_reference
from frontdesk.services.views import CustomerHit
from frontdesk.store.models import Case


@dataclass(frozen=True, slots=True)
class ScannedCase:
    """A case and whose it is; nobody's, where it came anonymously."""

    reference: str
    subject: str
    customer: CustomerHit | None


def scanned_case(ctx: Context, text: str) -> ScannedCase | None:
    """Return the case that a text is the whole reference of, however it is spaced; None where it is none."""
    if not looks_like_reference(text):
        return None
    with ctx.store.reading():
        query = Case.select(Case.reference, Case.subject, Case.customer)
        row = ctx.store.one(query.where(Case.reference == parse_reference(text)))
        if row is None:
            return None
        reference, subject, customer = row
        hits = customer_hits(ctx.store, [root_of(ctx.store, customer)]) if customer is not None else ()
        return ScannedCase(reference, subject, next(iter(hits), None))
