"""Which column of a file is which of our fields: guessed, shown, and changed by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from frontdesk.services.imports.cells import JOINT
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.choice_box import ChoiceBox

FIELDS = (
    "text", "title", "given", "theme", "place", "name", "emails", "phones", "language", "support",
    "hear_by", "id",
)  # fmt: skip
"""The fields that a form names; what else a known layout reads goes on as it was."""

_ORDERS: Mapping[str, bool | None] = {"guessed": None, "day_first": False, "month_first": True}
_SAMPLE = 60  # characters of a column's first cell


class ColumnChoices(QObject):
    """Works the boxes `column_…` of a form."""

    changed = Signal()

    def __init__(self, form: QWidget, page: PageContext) -> None:
        super().__init__(form)
        self._page = page
        self._boxes = {name: find(form, ChoiceBox, f"column_{name}") for name in FIELDS}
        self._others: Mapping[str, tuple[str, ...]] = {}
        self._order = find(form, ChoiceBox, "date_order")
        for name, order in _ORDERS.items():
            self._order.addItem(page.say(f"suggestions.import.dates.{name}"), order)
        for box in (*self._boxes.values(), self._order):
            box.activated.connect(self.changed)

    @property
    def fields(self) -> dict[str, tuple[str, ...]]:
        """Return the headings behind each of our fields."""
        chosen = {name: box.currentData() or () for name, box in self._boxes.items()}
        return {**self._others, **{name: columns for name, columns in chosen.items() if columns}}

    @property
    def month_first(self) -> bool | None:
        """Return how dates are written, None where that is guessed."""
        order: bool | None = self._order.currentData()
        return order

    def offer(
        self,
        headings: Sequence[str],
        samples: Sequence[Sequence[str]],
        fields: Mapping[str, tuple[str, ...]],
    ) -> None:
        """Offer the headings of a file, and choose what they are taken for."""
        self._others = {name: columns for name, columns in fields.items() if name not in self._boxes}
        hints = [_sample(samples, place) for place in range(len(headings))]
        for name, box in self._boxes.items():
            with QSignalBlocker(box):
                self._fill(box, headings, hints, fields.get(name, ()))

    def _fill(
        self, box: ChoiceBox, headings: Sequence[str], hints: Sequence[str], chosen: tuple[str, ...]
    ) -> None:
        box.clear()
        box.addItem(self._page.say("suggestions.import.no_column"), ())
        for heading in headings:
            box.addItem(heading, (heading,))
        if len(chosen) > 1:
            box.addItem(JOINT.join(chosen), chosen)
        places = {box.itemData(at): at for at in range(box.count())}
        box.setCurrentIndex(places.get(chosen, 0))
        place = headings.index(chosen[0]) if chosen and chosen[0] in headings else -1
        box.setToolTip(hints[place] if place >= 0 else "")


def _sample(samples: Sequence[Sequence[str]], place: int) -> str:
    """Return the first cell of a column that is not empty."""
    cells = (" ".join(row[place].split()) for row in samples if place < len(row))
    return next((cell[:_SAMPLE] for cell in cells if cell), "")
