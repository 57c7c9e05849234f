"""The page on which a printer's offset is measured."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from frontdesk.documents.geometry import Offset
from frontdesk.documents.offset_page import CROSS, offset_page_pdf
from tests.unit.documents.paper import place_of

TEXTS = ("Printer test page", "The cross should stand 20 mm from the left edge.")


@pytest.mark.parametrize(("width", "height"), [(210.0, 297.0), (215.9, 279.4), (152.4, 101.6)])
def test_the_texts_stand_right_of_the_cross_and_below_it(width: float, height: float) -> None:
    place = place_of(TEXTS[0], offset_page_pdf(TEXTS, width=width, height=height, language="en"))
    assert place.left == pytest.approx(CROSS, abs=0.2)
    assert CROSS < place.top < height


def test_everything_moves_with_the_offset() -> None:
    moved = offset_page_pdf(TEXTS, width=210, height=297, language="en", offset=Offset(2, -1.5))
    content = PdfReader(BytesIO(moved)).pages[0].get_contents()
    assert content is not None
    assert content.get_data().lstrip().startswith(b"1 0 0 1 5.669291 4.251969 cm")
