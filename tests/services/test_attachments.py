"""Scans and documents: kept with their case, opened again, refused by their content."""

from __future__ import annotations

import pytest

from frontdesk.domain.errors import FrontDeskError, NotFoundError
from frontdesk.services.attachments import documents_of, keep_document, keep_scan, open_document
from frontdesk.services.contact import Scan
from frontdesk.services.scan_files import LARGEST_SCAN
from tests.services.offices import Desk
from tests.services.storeroom import cases, desk

__all__ = ["cases", "desk"]

PDF = b"%PDF-1.7 scanned"


def test_a_scan_is_kept_and_opened_again(desk: Desk, cases: list[int]) -> None:
    kept = keep_scan(desk.ctx, scan=Scan(" letter\n.pdf", PDF), case=cases[0])
    opened = open_document(desk.ctx, document=kept.id)
    assert opened.view == kept
    assert opened.data == PDF
    assert (kept.name, kept.media_type, kept.at) == ("letter .pdf", "application/pdf", desk.ctx.clock.now())
    assert documents_of(desk.ctx, case=cases[0]) == (kept,)
    assert documents_of(desk.ctx, case=cases[1]) == ()
    assert desk.store.events.head()[0] > 0


def test_a_printed_letter_knows_its_pages(desk: Desk, cases: list[int]) -> None:
    with desk.store.transaction():
        kept = keep_document(
            desk.ctx, name="letter.pdf", media_type="application/pdf", data=PDF, case=cases[0], pages=2
        )
    assert documents_of(desk.ctx, case=cases[0])[0].pages == kept.pages == 2


def test_what_is_no_scan_is_refused(desk: Desk) -> None:
    before = desk.store.events.head()
    with pytest.raises(FrontDeskError) as refused:
        keep_scan(desk.ctx, scan=Scan("letter.pdf", b"MZ a program"))
    assert (refused.value.message.id, refused.value.field) == ("scan.not_a_scan", "scans")
    assert desk.store.events.head() == before


def test_what_is_too_large_is_refused(desk: Desk) -> None:
    with pytest.raises(FrontDeskError) as refused:
        keep_scan(desk.ctx, scan=Scan("letter.pdf", PDF.ljust(LARGEST_SCAN + 1, b" ")))
    assert refused.value.message.id == "scan.too_large"


def test_a_document_that_is_not_there_is_said(desk: Desk) -> None:
    with pytest.raises(NotFoundError) as refused:
        open_document(desk.ctx, document=99)
    assert refused.value.field == "document"
