"""The printer's test page: what is measured on it corrects the printer."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from frontdesk.documents.finished.reading import read_pages
from frontdesk.documents.finished.seen import Kind
from frontdesk.documents.fixed_words import fixed_words
from frontdesk.documents.layouts.file import KINDS
from frontdesk.documents.layouts.geometry import NOMINAL, Box, Offset, points
from frontdesk.documents.layouts.layout import layout_ids, letter_layout
from frontdesk.documents.printer_test import plain_test_pdf, printer_test_pdf
from tests.unit.documents.paper import pages, refusal_of
from tests.unit.documents.rendered import is_blank, seen

EVERY = [id_ for kind in KINDS for id_ in layout_ids(kind)]
BLACK = (0, 0, 0)


def line_at(pdf: bytes) -> tuple[float, float]:
    """Measure the two long lines of a page as a ruler would: where they are the darkest."""
    columns = list(seen(pdf, Box(10, 55, 20, 1 / 8)).convert("L").tobytes())
    rows = list(seen(pdf, Box(70, 10, 1 / 8, 20)).convert("L").tobytes())
    return 10 + columns.index(min(columns)) / 8, 10 + rows.index(min(rows)) / 8


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
@pytest.mark.parametrize("layout", EVERY)
def test_every_layout_has_a_test_page_in_every_language(layout: str, language: str) -> None:
    (text,) = pages(printer_test_pdf(layout, language=language))
    words = fixed_words(language)
    assert words["test_title"] in text
    assert layout in text
    assert text.count("20,0" if language != "en" else "20.0") >= 2


@pytest.mark.parametrize("layout", EVERY)
def test_the_instructions_stay_on_the_sheet(layout: str) -> None:
    sheet = Box(0, 0, *_size(layout))
    for page in read_pages(printer_test_pdf(layout, language="de")):
        assert all(sheet.holds(found.box) for found in page.objects() if found.kind is Kind.TEXT)


def _size(layout: str) -> tuple[float, float]:
    from frontdesk.documents.layouts.frames import frames_of

    sheet = frames_of(layout).sheet
    return sheet.width, sheet.height


def test_the_two_lines_are_where_the_page_says() -> None:
    assert line_at(printer_test_pdf("a4_plain")) == pytest.approx((20, 20), abs=0.15)


def test_a_printer_that_is_off_is_right_once_it_is_measured() -> None:
    """The printer is played by an offset of its own, which the corrected page has to undo."""
    fault = Offset(1.5, -0.75)
    across, down = line_at(printer_test_pdf("a4_plain", offset=fault))
    correction = Offset(NOMINAL - across, NOMINAL - down)  # as the page says
    assert (correction.right, correction.down) == pytest.approx((-1.5, 0.75), abs=0.15)
    both = Offset(fault.right + correction.right, fault.down + correction.down)
    assert line_at(printer_test_pdf("a4_plain", offset=both)) == pytest.approx((20, 20), abs=0.2)


@pytest.mark.parametrize(("width", "height"), [(210.0, 297.0), (152.4, 101.6)])
def test_paper_without_a_layout_has_the_same_lines(width: float, height: float) -> None:
    pdf = plain_test_pdf(width, height, language="de", offset=Offset(2, -1.5))
    assert line_at(pdf) == pytest.approx((22, 18.5), abs=0.15)
    sheet = PdfReader(BytesIO(pdf)).pages[0].mediabox
    assert (sheet.width, sheet.height) == pytest.approx((points(width), points(height)), abs=0.1)


def test_the_window_is_outlined() -> None:
    pdf, window = printer_test_pdf("din_5008_b"), letter_layout("din_5008_b").window
    assert window is not None
    assert not is_blank(seen(pdf, Box(window.right - 0.3, 60, 0.6, 2)))
    assert not is_blank(seen(pdf, Box(60, window.bottom - 0.3, 2, 0.6)))


def test_an_unknown_layout_is_refused() -> None:
    assert refusal_of(lambda: printer_test_pdf("nothing")) == "layout.unknown"
