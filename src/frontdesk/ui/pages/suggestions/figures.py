"""The book in figures: how many wrote, who, about what, how soon they were answered, how many were told."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from frontdesk.services.context import Context
from frontdesk.services.suggestions.papers.wish import Period
from frontdesk.ui.look.layouts import empty
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.tasks.lanes import Lane
from frontdesk.ui.widgets.bar_chart import BarChart, ChartBar
from frontdesk.ui.widgets.buttons import SecondaryButton
from frontdesk.ui.widgets.card import Card, label
from frontdesk.ui.widgets.empty_state import EmptyState
from frontdesk.ui.widgets.segmented import Choice, Segmented

if TYPE_CHECKING:
    from frontdesk.services.suggestions.papers.figures import FiguresShown

_COLUMNS = 2
_GAP = 16


class Span(StrEnum):
    """Entries of which time are counted."""

    ALL = "all"
    YEAR = "year"
    LAST_YEAR = "last_year"
    MONTH = "month"


def period_of(span: Span, today: date) -> Period:
    """Return the days of a span, of which the last may still be to come."""
    new_year = today.replace(month=1, day=1)
    if span is Span.YEAR:
        return Period(new_year, today)
    if span is Span.LAST_YEAR:
        return Period(new_year.replace(year=today.year - 1), new_year - timedelta(days=1))
    return Period(today.replace(day=1), today) if span is Span.MONTH else Period(None, None)


class FiguresPart(QWidget):
    """Shows the figures of a time that is chosen; `print_wanted` carries its `Period`."""

    print_wanted = Signal(object)

    def __init__(self, page: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._span = Segmented()
        self._span.setAccessibleName(page.say("figures.span"))
        self._span.set_choices([Choice(each.value, page.say(f"figures.span.{each}")) for each in Span])
        self._span.set_value(Span.ALL.value)
        self._print = SecondaryButton(page.say("figures.print"), icon="printer", compact=True)
        self._print.setObjectName("print_figures")
        self._nothing = EmptyState("reports", page.say("figures.nothing"), page.say("figures.nothing_line"))
        self._inside = QWidget()
        self._shown = QVBoxLayout(self._inside)
        self._area = QScrollArea()
        self._arrange()
        self._span.chosen.connect(self.refresh)
        self._print.clicked.connect(lambda: self.print_wanted.emit(self.period))

    @property
    def period(self) -> Period:
        """The days that are counted."""
        return period_of(Span(self._span.value), self._page.today())

    def refresh(self) -> None:
        """Count again; of two times only the later is shown."""
        period, language = self.period, self._page.words.language

        def asked(context: Context) -> FiguresShown:
            from frontdesk.services.suggestions.papers import figures  # noqa: PLC0415  start-up

            return figures.shown_figures(context, wish=figures.FiguresWish(period, language=language))

        key = (id(self), "figures")
        self._page.read(asked, self._show, lane=Lane.DOCUMENTS, replace_key=key, owner=self)

    def focus_span(self) -> None:
        """Put the keyboard on the choice of a time."""
        self._span.setFocus()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._span)
        head.addStretch(1)
        head.addWidget(self._print)
        self._shown.setContentsMargins(0, 0, 0, 0)
        self._shown.setSpacing(_GAP)
        self._area.setAccessibleName(self._page.say("suggestions.shape.figures"))
        self._area.setWidget(self._inside)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addLayout(head)
        column.addWidget(self._area, 1)
        column.addWidget(self._nothing, 1)

    def _show(self, found: FiguresShown) -> None:
        self._area.setVisible(found.any)
        self._nothing.setVisible(not found.any)
        self._print.setEnabled(found.any)
        empty(self._shown)
        if found.any:
            for part in (_large(found), _charts(found), _notes(found)):
                self._shown.addWidget(part)
            self._shown.addStretch(1)


def _large(found: FiguresShown) -> QWidget:
    """Return the few figures that matter, side by side."""
    card = Card()
    row = QHBoxLayout()
    row.setSpacing(2 * _GAP)
    for fact in found.large:
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(label(fact.value, "title"))
        column.addWidget(label(fact.label, "muted", wrap=True))
        column.addStretch(1)
        row.addLayout(column, 1)
    card.body.addLayout(row)
    return card


def _charts(found: FiguresShown) -> QWidget:
    """Return the charts that have bars, in two columns."""
    host = QWidget()
    grid = QGridLayout(host)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(_GAP)
    for at, chart in enumerate(chart for chart in found.charts if chart.bars):
        card = Card(chart.title)
        bars = [ChartBar(bar.label, bar.value, bar.share) for bar in chart.bars]
        card.body.addWidget(BarChart(chart.title, bars))
        card.body.addStretch(1)
        grid.addWidget(card, at // _COLUMNS, at % _COLUMNS)
    for column in range(_COLUMNS):
        grid.setColumnStretch(column, 1)
    return host


def _notes(found: FiguresShown) -> QWidget:
    """Return what is to be said of the figures."""
    host = QWidget()
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for note in found.notes:
        column.addWidget(label(note, "small", wrap=True))
    return host
