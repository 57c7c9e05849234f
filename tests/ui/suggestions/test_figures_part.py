"""The book in figures on its page: the same as on paper, of a time that is chosen."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from frontdesk.domain.suggestions import AuthorKind
from frontdesk.services.suggestions.deciding import decline, finish
from frontdesk.services.suggestions.papers.wish import Period
from frontdesk.ui.dialogs.pdf_view import PdfWindow
from frontdesk.ui.forms.loading import find
from frontdesk.ui.pages.suggestions.figures import Span, period_of
from frontdesk.ui.pages.suggestions.page import Shape, SuggestionsPage
from frontdesk.ui.widgets.bar_chart import BarChart
from frontdesk.ui.widgets.segmented import Segmented
from tests.services.offices import Desk
from tests.services.suggestions.writers import BANCO, NAMELESS, write


def test_the_page_shows_what_the_paper_says(book: SuggestionsPage, desk: Desk, qtbot: QtBot) -> None:
    write(desk, author_kind=AuthorKind.PARTNER)
    decline(desk.ctx, reference=write(desk, BANCO), reasons={"": "No hay sitio."})
    finish(desk.ctx, reference=write(desk, NAMELESS), changes={"": "It is set by radio now."})
    find(book, Segmented, "shape").set_value(Shape.FIGURES.value)
    book.refresh()
    charts = {each.accessibleName(): each.accessibleDescription() for each in book.findChildren(BarChart)}
    assert charts["From whom"] == "Customer 2, Partner 1, Of these, without a name 1"
    assert charts["How they stand"] == "New 1, Done 1, Declined 1"
    assert charts["Business days, half within"].startswith("To the first look 0, To the decision 0")
    texts = [each.text() for each in book.figures.findChildren(QLabel)]
    assert {"3", "67%", "50%"} <= set(texts)
    assert not find(book, Segmented, "scope").isVisible()
    for chart in book.figures.findChildren(BarChart):
        assert not chart.grab().isNull()
    find(book, QPushButton, "print_figures").click()
    (paper,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, PdfWindow)]
    assert paper.pages == 1
    paper.close()
    span = next(each for each in book.figures.findChildren(Segmented))
    span.set_value(Span.LAST_YEAR.value)
    book.figures.refresh()
    assert not find(book, QPushButton, "print_figures").isEnabled()
    assert any("Nothing was written" in each.text() for each in book.figures.findChildren(QLabel))


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        (Span.ALL, None, None),
        (Span.YEAR, date(2028, 1, 1), date(2028, 2, 29)),
        (Span.LAST_YEAR, date(2027, 1, 1), date(2027, 12, 31)),
        (Span.MONTH, date(2028, 2, 1), date(2028, 2, 29)),
    ],
)
def test_a_time_is_days_on_the_calendar(span: Span, first: date | None, last: date | None) -> None:
    assert period_of(span, date(2028, 2, 29)) == Period(first, last)
