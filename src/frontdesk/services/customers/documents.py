"""The scans and printed documents of everything that a customer came for."""

from __future__ import annotations

from frontdesk.services.context import Context
from frontdesk.services.customers.family import family_of, root_of
from frontdesk.services.views import DocumentView
from frontdesk.store.models import Attachment, Case, Interaction


def customer_documents(
    ctx: Context,
    *,
    id: int,  # noqa: A002  the word of all the views
    limit: int = 20,
) -> tuple[DocumentView, ...]:
    """Return the latest documents of a customer's cases and contacts, the newest first.

    Raises `NotFoundError` (field "customer").
    """
    with ctx.store.reading():
        family = family_of(ctx.store, root_of(ctx.store, id))
        cases = Case.select(Case.id).where(Case.customer.in_(family))
        contacts = Interaction.select(Interaction.id).where(Interaction.customer.in_(family))
        query = (
            Attachment.select(
                Attachment.id, Attachment.name, Attachment.media_type, Attachment.pages, Attachment.at
            )
            .where(Attachment.case.in_(cases) | Attachment.interaction.in_(contacts))
            .order_by(Attachment.at.desc(), Attachment.id.desc())
            .limit(limit)
        )
        return tuple(DocumentView(*row) for row in ctx.store.rows(query))
