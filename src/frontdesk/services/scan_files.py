"""Files that a scanner makes, judged by their content and never by their name."""

from __future__ import annotations

from pathlib import Path

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.contact import Scan

LARGEST_SCAN = 50 * 1024 * 1024
"""In bytes; a scan beyond this is a mistake of the scanner's settings."""

_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)


def media_type_of(data: bytes) -> str | None:
    """Return the media type of a PDF, PNG, JPEG or TIFF, or None for anything else."""
    return next((media for beginning, media in _BEGINNINGS if data.startswith(beginning)), None)


def read_scan(path: Path) -> Scan:
    """Read a scan from a file.

    Raises `FrontDeskError` (field "scans") for a file that cannot be read, is too large,
    or is no PDF, PNG, JPEG or TIFF by its content.
    """
    try:
        if path.stat().st_size > LARGEST_SCAN:
            raise FrontDeskError("scan.too_large", field="scans", name=path.name, most=LARGEST_SCAN >> 20)
        data = path.read_bytes()
    except OSError as fault:
        raise FrontDeskError("scan.unreadable", field="scans", name=path.name) from fault
    if media_type_of(data) is None:
        raise FrontDeskError("scan.not_a_scan", field="scans", name=path.name)
    return Scan(path.name, data)
