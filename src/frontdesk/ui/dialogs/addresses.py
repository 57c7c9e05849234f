"""Address labels and envelopes for letters: on which sheets, from which place; then they are shown."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar, Protocol

from PySide6.QtWidgets import QComboBox, QLabel, QSpinBox, QWidget

from frontdesk.printing.paper import PaperKind
from frontdesk.services.context import Context
from frontdesk.services.correspondence import Addresses, envelopes_of, labels_of
from frontdesk.services.stationery.layouts import LayoutChoice, layout_choice
from frontdesk.services.stationery.printer import NO_OFFSET, Offset
from frontdesk.ui.dialogs.operation import OperationDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.mail.left_out import tell_left_out
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.tasks.lanes import Lane
from frontdesk.ui.widgets.field import Field

_INSET = 9  # pixels between the frame of a number and its text, as in the other fields
_MOST_PLACES = 99


class AddressForm(StrEnum):
    """What an address is printed on."""

    LABELS = "labels"
    ENVELOPES = "envelopes"


class AddressesDialog(OperationDialog):
    """Nothing is marked by it: a letter is printed by its own batch."""

    FORM = "dialog_addresses"
    PLACES: ClassVar = {name: f"{name}_field" for name in ("layout", "start", "copies")}

    def __init__(
        self, page: PageContext, form: AddressForm, ids: tuple[int, ...], parent: QWidget | None = None
    ) -> None:
        self._on = form
        self._ids = ids
        super().__init__(page, parent, about=page.say("dialog.post.about", count=len(ids)))

    @property
    def texts(self) -> str:
        """Return the beginning of the ids of the texts of labels, or of envelopes."""
        return f"dialog.{self._on}"

    def prepare(self) -> None:
        """Offer the sheets, those of the office first."""
        self._layout = find(self.body, QComboBox, "layout")
        self._start = find(self.body, QSpinBox, "start")
        self._copies = find(self.body, QSpinBox, "copies")
        self._start.setMaximum(_MOST_PLACES)
        for box in (self._start, self._copies):
            box.lineEdit().setTextMargins(_INSET, 0, _INSET, 0)  # a stylesheet's padding stops at the box
        find(self.body, Field, "start_field").setVisible(self._on is AddressForm.LABELS)
        find(self.body, QLabel, "hint").setText(self.page.say("dialog.addresses.hint"))
        self.page.read(layout_choice, self._offer, owner=self)

    def confirm(self) -> None:
        """Draw them and show them, from where they are printed."""
        self._refusals.clear()
        drawn = self._drawing()
        self.page.read(
            lambda context: drawn(context, NO_OFFSET),
            lambda found: self._show(found, drawn),
            self.refuse,
            lane=Lane.DOCUMENTS,
            owner=self,
        )

    def _offer(self, choice: LayoutChoice) -> None:
        labels = self._on is AddressForm.LABELS
        known = choice.labels if labels else choice.envelopes
        for each in known:
            self._layout.addItem(self.page.say(f"layout.{each}"), each)
        chosen = choice.chosen.label if labels else choice.chosen.envelope
        self._layout.setCurrentIndex(max(0, self._layout.findData(chosen)))

    def _drawing(self) -> _Drawing:
        ids, layout = self._ids, self._layout.currentData()
        start, copies = self._start.value(), self._copies.value()
        if self._on is AddressForm.LABELS:
            return lambda context, offset: labels_of(
                context, ids=ids, layout=layout, start=start, copies=copies, offset=offset
            )
        return lambda context, offset: envelopes_of(
            context, ids=ids, layout=layout, copies=copies, offset=offset
        )

    def _show(self, found: Addresses, drawn: _Drawing) -> None:
        # QtPdf is a tenth of the window's memory, and no start needs it.
        from frontdesk.ui.dialogs.pdf_view import PaperSource, PdfWindow  # noqa: PLC0415  see above

        window = self.parentWidget()
        source = PaperSource(_PAPER[self._on], lambda context, offset: drawn(context, offset).data)
        name = self.page.say(f"{self.texts}.name", count=found.count)
        PdfWindow(self.page, window, name=name, data=found.data, source=source).show()
        self.accept()
        tell_left_out(self.page, found.refused, window)


_PAPER = {AddressForm.LABELS: PaperKind.LABELS, AddressForm.ENVELOPES: PaperKind.ENVELOPE}


class _Drawing(Protocol):
    def __call__(self, context: Context, offset: Offset, /) -> Addresses: ...
