"""Scans and printed documents: kept once, never altered, verified whenever they are opened."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from frontdesk.domain.errors import FrontDeskError, NotFoundError
from frontdesk.services.contact import Scan
from frontdesk.services.context import Context
from frontdesk.services.events import record
from frontdesk.services.scan_files import LARGEST_SCAN, media_type_of
from frontdesk.services.texts import one_line
from frontdesk.services.views import DocumentView
from frontdesk.store.models import Attachment

_COLUMNS = (Attachment.id, Attachment.name, Attachment.media_type, Attachment.pages, Attachment.at)


@dataclass(frozen=True, slots=True)
class OpenedDocument:
    """A document with its content."""

    view: DocumentView
    data: bytes = field(repr=False)


def keep_scan(
    ctx: Context, *, scan: Scan, case: int | None = None, interaction: int | None = None
) -> DocumentView:
    """Keep a scan with a case, a contact, or both.

    Raises `FrontDeskError` (field "scans") for what is too large, or is no PDF, PNG, JPEG or TIFF
    by its content.
    """
    name, media_type = checked_scan(scan)
    with ctx.store.transaction():
        view = keep_document(
            ctx, name=name, media_type=media_type, data=scan.data, case=case, interaction=interaction
        )
        record(
            ctx,
            "scan.kept",
            case_id=case,
            interaction_id=interaction,
            payload={"document": view.id, "name": name},
        )
    return view


def checked_scan(scan: Scan) -> tuple[str, str]:
    """Return a scan's name and its media type, judged by its content. Raises like `keep_scan`."""
    media_type = media_type_of(scan.data)
    if media_type is None:
        raise FrontDeskError("scan.not_a_scan", field="scans", name=scan.name)
    if len(scan.data) > LARGEST_SCAN:
        raise FrontDeskError("scan.too_large", field="scans", name=scan.name, most=LARGEST_SCAN >> 20)
    return one_line(scan.name, "scans"), media_type


def keep_document(
    ctx: Context,
    *,
    name: str,
    media_type: str,
    data: bytes,
    case: int | None = None,
    interaction: int | None = None,
    suggestion: int | None = None,
    pages: int | None = None,
) -> DocumentView:
    """Keep a document that the program made, inside the caller's transaction, which also logs it."""
    at = ctx.clock.now()
    id_ = ctx.store.insert(
        Attachment,
        case=case,
        interaction=interaction,
        suggestion=suggestion,
        blob=ctx.store.blobs.keep(data),
        name=name,
        media_type=media_type,
        pages=pages,
        at=at,
    )
    return DocumentView(id_, name, media_type, pages, at)


def open_document(ctx: Context, *, document: int) -> OpenedDocument:
    """Return a document with its content.

    Raises `NotFoundError` when there is none of this id, and `StoreError` when its content is
    missing or was altered.
    """
    row = ctx.store.one(Attachment.select(*_COLUMNS, Attachment.blob).where(Attachment.id == document))
    if row is None:
        raise NotFoundError("document.unknown", field="document", id=document)
    *shown, digest = row
    return OpenedDocument(_view(*shown), ctx.store.blobs.load(digest))


def documents_of(ctx: Context, *, case: int) -> tuple[DocumentView, ...]:
    """Return the documents of a case, the oldest first."""
    query = Attachment.select(*_COLUMNS).where(Attachment.case == case).order_by(Attachment.at, Attachment.id)
    return tuple(_view(*row) for row in ctx.store.rows(query))


def photos_of(ctx: Context, *, suggestion: int) -> tuple[DocumentView, ...]:
    """Return what belongs to an entry of the suggestion book, the oldest first."""
    query = Attachment.select(*_COLUMNS).where(Attachment.suggestion == suggestion)
    return tuple(_view(*row) for row in ctx.store.rows(query.order_by(Attachment.at, Attachment.id)))


def _view(id_: int, name: str, media_type: str, pages: int | None, at: datetime) -> DocumentView:
    return DocumentView(id_, name, media_type, pages, at)
