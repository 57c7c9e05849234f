"""The scans of a contact, kept once by content."""

from __future__ import annotations

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.contact import Scan
from frontdesk.services.intake.writing import Writing
from frontdesk.services.scan_files import LARGEST_SCAN, media_type_of
from frontdesk.services.texts import one_line
from frontdesk.store.models import Attachment


def keep_scans(writing: Writing) -> None:
    """Keep the scans with the contact, and with its case. Raises `FrontDeskError` (field "scans")."""
    for scan in writing.plan.contact.scans:
        _keep(writing, scan)


def _keep(writing: Writing, scan: Scan) -> None:
    media_type = media_type_of(scan.data)
    if media_type is None:
        raise FrontDeskError("scan.not_a_scan", field="scans", name=scan.name)
    if len(scan.data) > LARGEST_SCAN:
        raise FrontDeskError("scan.too_large", field="scans", name=scan.name, most=LARGEST_SCAN >> 20)
    writing.ctx.store.insert(
        Attachment,
        case=writing.case,
        interaction=writing.interaction,
        blob=writing.ctx.store.blobs.keep(scan.data),
        name=one_line(scan.name, "scans"),
        media_type=media_type,
        at=writing.plan.entered,
    )
