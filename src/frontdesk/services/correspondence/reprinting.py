"""Printing a letter once more: the very bytes that were printed before, and the log says that it was."""

from __future__ import annotations

from frontdesk.domain.errors import ConflictError
from frontdesk.services.attachments import OpenedDocument, open_document
from frontdesk.services.changes import Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.correspondence.changing import changing_letter
from frontdesk.services.correspondence.what import told_of
from frontdesk.store.models import Correspondence


def reprint(ctx: Context, *, id: int) -> Done[OpenedDocument]:  # noqa: A002  as in the views
    """Return the PDF of a letter as it was printed, and log that it is printed once more.

    Raises `ConflictError` for a letter that has not been printed, `StoreError` when its PDF is missing or
    was altered.
    """
    with changing_letter(ctx, id) as change:
        letter = change.letter
        if letter.document is None or letter.printed is None:
            raise ConflictError("letter.never_printed", field="letter", reference=letter.name)
        document = open_document(ctx, document=letter.document)
        change.tell("letter_reprinted", told_of("reprinted", letter), icon="print", document=letter.document)
    return Done(document, change.done().changes)


def note_reprint(ctx: Context, *, document: int) -> Done[bool]:
    """Log that a kept document was printed once more, if it is a letter's; return whether it is."""
    letters = Correspondence.select(Correspondence.id).where(Correspondence.document == document)
    id_ = ctx.store.value(letters)
    if id_ is None:
        return Done(result=False, changes=Changes())
    done = reprint(ctx, id=id_)
    return Done(result=True, changes=done.changes)
