"""The scans of a contact, kept once by content."""

from __future__ import annotations

from frontdesk.services.attachments import keep_scan
from frontdesk.services.intake.writing import Writing


def keep_scans(writing: Writing) -> None:
    """Keep the scans with the contact, and with its case. Raises `FrontDeskError` (field "scans")."""
    for scan in writing.plan.contact.scans:
        keep_scan(writing.ctx, scan=scan, case=writing.case, interaction=writing.interaction)
