"""The figures of the suggestion book on one page: everything on it, bars as long as they say."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontdesk.documents.content import Fact
from frontdesk.documents.layouts.layout import layout_ids
from frontdesk.documents.pdf.items import Surface
from frontdesk.documents.suggestions.content import Bar, Chart, FiguresContent
from frontdesk.documents.suggestions.figures import figures_pdf
from frontdesk.documents.suggestions.figures_page import figures_page
from frontdesk.documents.text.typesetter import system_typesetter
from tests.unit.documents.paper import SENDER, pages


def chart(title: str, count: int) -> Chart:
    """Return a chart of so many bars, each half as long as the one before."""
    return Chart(title, tuple(Bar(f"{title} {n}", str(1000 >> n), 0.5**n) for n in range(count)))


FIGURES = FiguresContent(
    layout="figures_a4",
    language="en",
    sender=SENDER,
    title="The suggestion book in figures",
    period="November 2026",
    large=(Fact("entries given", "896"), Fact("decided", "62%"), Fact("done", "41%"), Fact("told", "93%")),
    charts=(chart("About", 8), chart("From", 4), chart("Stand", 6), chart("Came", 8)),
    notes=("To the first look: half within 2 business days.",) * 5,
    date="25 November 2026",
)


@pytest.mark.parametrize("layout", layout_ids("figures"))
def test_everything_stands_on_one_page(layout: str) -> None:
    (text,) = pages(figures_pdf(replace(FIGURES, layout=layout)))
    for part in ("The suggestion book in figures November 2026", "896", "entries given", "93%", "Printed 25"):
        assert part in text
    for each in FIGURES.charts:
        assert all(f"{bar.label} {bar.value}" in text for bar in each.bars)
    assert text.count("half within 2 business days") == 5


def test_a_bar_is_as_long_as_its_share() -> None:
    page = figures_page(FIGURES, system_typesetter())
    colour = "#0B5CAD"
    bars = [item.box for item in page.items if isinstance(item, Surface) and item.colour == colour]
    for before, after in pairwise(bars[:8]):
        assert after.width == pytest.approx(before.width / 2)


@pytest.mark.parametrize("layout", layout_ids("figures"))
def test_nothing_lies_over_anything_else(layout: str) -> None:
    boxes = [line.box for line in figures_page(replace(FIGURES, layout=layout), system_typesetter()).lines]
    for index, one in enumerate(boxes):
        assert not any(one.touches(other) for other in boxes[index + 1 :])


def test_a_book_in_which_nothing_stands_has_its_page_too() -> None:
    empty = replace(FIGURES, large=(), charts=(Chart("About", ()),), notes=())
    assert "The suggestion book in figures" in pages(figures_pdf(empty))[0]


@settings(max_examples=30)
@given(st.text(max_size=200), st.floats(-2, 3), st.integers(0, 40))
def test_whatever_a_theme_is_called_the_page_is_one(label: str, share: float, count: int) -> None:
    odd = Chart(label, (Bar(label, label, share),) * count)
    assert len(pages(figures_pdf(replace(FIGURES, charts=(odd, odd), large=(Fact(label, label),))))) == 1
