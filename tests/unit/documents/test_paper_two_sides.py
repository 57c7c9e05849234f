"""Fronts and backs apart, for a printer that prints on one side."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from frontdesk.documents.content import CardPrint, Recipient, Sides
from frontdesk.documents.finished.two_sides import write_sides
from frontdesk.documents.postcards.postcard import write_postcards
from frontdesk.domain.errors import FrontDeskError
from tests.unit.documents.paper import POSTCARD


def apart(folder: Path, pdf: bytes) -> tuple[PdfReader, PdfReader]:
    """Return the fronts and the backs of a PDF."""
    whole, fronts, backs = (folder / f"{name}.pdf" for name in ("whole", "fronts", "backs"))
    whole.write_bytes(pdf)
    write_sides(whole, fronts, backs)
    return PdfReader(fronts), PdfReader(backs)


def test_fronts_and_backs_keep_the_order_of_their_sheets(tmp_path: Path) -> None:
    names = [f"Ada Quill {number}" for number in range(3)]
    to = (Recipient((name, "1 Mill Lane", "Ashgrove")) for name in names)
    cards = [replace(POSTCARD, recipient=each, paragraphs=(f"Dear {each.name}!",)) for each in to]
    sink = BytesIO()
    write_postcards(cards, sink, how=CardPrint(sides=Sides.MESSAGE))
    fronts, backs = apart(tmp_path, sink.getvalue())
    for name, front, back in zip(names, fronts.pages, backs.pages, strict=True):
        assert "1 Mill Lane" in front.extract_text()
        assert f"Dear {name}!" in back.extract_text()
        assert "1 Mill Lane" not in back.extract_text()
    for side in (fronts, backs):
        assert side.trailer["/Root"]["/ViewerPreferences"]["/PrintScaling"] == "/None"  # type: ignore[index]  # of pypdf


def test_what_is_no_pdf_has_no_sides(tmp_path: Path) -> None:
    with pytest.raises(FrontDeskError):
        apart(tmp_path, b"%PDF-1.7 nothing follows")
