"""Letters that are printed on both sides begin on sheets of their own."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from frontdesk.documents.finished.check import Written, check_finished
from frontdesk.documents.letters.letter import write_letters
from tests.unit.documents.paper import letter

SHORT = ("It is on its way.",)
LONG = ("A line of the story.",) * 25  # two pages


@pytest.mark.parametrize(
    ("texts", "firsts", "pages"),
    [
        ([SHORT], [0], 2),
        ([LONG], [0], 2),
        ([SHORT, LONG, SHORT], [0, 2, 4], 6),
        ([LONG, LONG], [0, 2], 4),
    ],
)
def test_every_letter_begins_on_a_front(texts: list[tuple[str, ...]], firsts: list[int], pages: int) -> None:
    sink, written = BytesIO(), list[Written]()
    letters = [letter(paragraphs=text) for text in texts]
    assert write_letters(letters, sink, whole_sheets=True, written=written.append) == pages
    assert [each.first_page for each in written] == firsts
    assert len(PdfReader(BytesIO(sink.getvalue())).pages) == pages
    assert check_finished(sink.getvalue(), written) == ()


def test_on_one_side_no_page_is_empty() -> None:
    sink = BytesIO()
    assert write_letters([letter(paragraphs=SHORT)] * 3, sink) == 3
