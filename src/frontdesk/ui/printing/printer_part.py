"""The fields of the print dialog: printer, tray, sides, copies, ink, offset."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QLabel, QSpinBox, QWidget

from frontdesk.domain.errors import FrontDeskError
from frontdesk.printing.checking import check_options
from frontdesk.printing.jobs import PrintOptions
from frontdesk.printing.printers import Capabilities, Printer, Sides
from frontdesk.services.stationery.printer import Offset
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.printing.choices import PaperChoice, PrinterChoice
from frontdesk.ui.printing.printer_words import printer_state, tray_name
from frontdesk.ui.printing.subject import PrintOrder, PrintSubject
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.segmented import Choice, Segmented

_BY_ITSELF = "auto"  # the tray that a printer takes anyway
_BOTH = "both"
_INSET = 9  # pixels between the frame of a number and its text, as in the other fields
_COLOUR, _BLACK = "colour", "black"
_SIDES = {Sides.ONE.value: "print.sides.one", _BOTH: "print.sides.both"}


class PrinterPart(QObject):
    """Shows what the chosen printer can do, as it was last used for this kind of paper."""

    chosen = Signal(str)  # a printer's id: what it can do has to be asked

    def __init__(self, form: QWidget, page: PageContext, subject: PrintSubject, kept: PaperChoice) -> None:
        super().__init__(form)
        self._page = page
        self._subject = subject
        self._kept = kept
        self._printers: tuple[Printer, ...] = ()
        self._can: Capabilities | None = None
        self._printer = find(form, QComboBox, "printer")
        self._state = find(form, QLabel, "state")
        self._tray = find(form, QComboBox, "tray")
        self._sides = find(form, Segmented, "sides")
        self._colour = find(form, Segmented, "colour")
        self._copies = find(form, QSpinBox, "copies")
        self._shift = tuple(find(form, QDoubleSpinBox, name) for name in ("right", "down"))
        self._start = find(form, QSpinBox, "start")
        self._start.setMaximum(subject.places)
        find(form, Field, "start_field").setVisible(subject.places > 1)
        for box in (self._copies, self._start, *self._shift):
            box.lineEdit().setTextMargins(_INSET, 0, _INSET, 0)  # a stylesheet's padding stops at the box
        self._fields = {name: find(form, Field, f"{name}_field") for name in ("tray", "copies", "colour")}
        self._colour.set_choices([Choice(each, page.say(f"print.ink.{each}")) for each in (_COLOUR, _BLACK)])
        self._printer.currentIndexChanged.connect(self._choose)
        self._offer(Capabilities())

    @property
    def ready(self) -> bool:
        """Whether it is known what the chosen printer can do."""
        return self._can is not None

    @property
    def chosen_printer(self) -> Printer | None:
        """Return the printer that is chosen."""
        place = self._printer.currentIndex()
        return self._printers[place] if 0 <= place < len(self._printers) else None

    def offer_printers(self, printers: Sequence[Printer]) -> None:
        """Offer these printers, the one remembered first of all, else the system's own choice."""
        self._printers = tuple(printers)
        with QSignalBlocker(self._printer):
            self._printer.clear()
            for each in printers:
                self._printer.addItem(each.name, each.id)
            self._printer.setCurrentIndex(max(0, self._printer.findData(self._kept.printer)))
        self._choose()

    def show_capabilities(self, printer: str, can: Capabilities) -> None:
        """Show what a printer can do, unless another was chosen meanwhile."""
        if self._printer.currentData() == printer:
            self._can = can
            self._offer(can)
            self._warn_of_paper(can)

    def order(self) -> PrintOrder:
        """Return what is decided. Raises `FrontDeskError` for what the printer cannot do."""
        printer = self.chosen_printer
        if printer is None or self._can is None:
            raise FrontDeskError("print.no_printer", field="printer")
        options = PrintOptions(
            printer=printer.id,
            paper=self._subject.paper,
            tray=self._tray.currentData() or "",
            sides=Sides.ONE if self._by_hand else self._chosen_sides(),
            copies=self._copies.value(),
            colour=self._colour.value != _BLACK,
        )
        check_options(options, self._can)
        return PrintOrder(options, printer.name, self.offset, self._start.value(), self._by_hand)

    @property
    def offset(self) -> Offset:
        """Return by how much the printer is to be corrected."""
        return Offset(*(round(each.value(), 1) for each in self._shift))

    def remembered(self) -> PaperChoice:
        """Return what is to be remembered of this kind of paper."""
        sides = None if self._subject.sides else self._chosen_sides()
        offset = self.offset
        choice = PrinterChoice(
            tray=self._tray.currentData() or "",
            sides=sides,
            colour=self._colour.value != _BLACK,
            right=offset.right,
            down=offset.down,
        )
        return self._kept.with_choice(self._printer.currentData() or "", choice)

    def _chosen_sides(self) -> Sides:
        if self._subject.sides is not None:
            return self._subject.sides
        return self._subject.turned if self._sides.value == _BOTH else Sides.ONE

    @property
    def _by_hand(self) -> Sides | None:
        """How the sheets are turned by hand, where the printer cannot do what the subject needs."""
        able = self._can is None or self._subject.sides in (None, *self._can.sides)
        return None if able or not self._subject.by_hand else self._subject.sides

    def _choose(self) -> None:
        printer = self.chosen_printer
        if printer is None:
            return
        self._can = None
        self._tell(*printer_state(self._page.words, printer))
        kept = self._kept.of(printer.id)
        for field, value in zip(self._shift, (kept.right, kept.down), strict=True):
            field.setValue(value)
        self.chosen.emit(printer.id)

    def _offer(self, can: Capabilities) -> None:
        kept = self._kept.of(self._printer.currentData() or "")
        self._offer_trays(can, kept.tray)
        self._offer_sides(can, kept.sides or can.usual_sides)
        self._copies.setMaximum(can.most_copies)
        self._fields["copies"].setVisible(self._subject.copies)
        self._fields["colour"].setVisible(can.colour)
        self._colour.set_value(_COLOUR if kept.colour else _BLACK)

    def _offer_trays(self, can: Capabilities, kept: str) -> None:
        self._tray.clear()
        self._tray.addItem(self._page.say("printing.tray.any"), "")
        for tray in can.trays:
            if tray != _BY_ITSELF:
                self._tray.addItem(tray_name(self._page.words, tray), tray)
        self._tray.setCurrentIndex(max(0, self._tray.findData(kept)))

    def _offer_sides(self, can: Capabilities, usual: Sides) -> None:
        fixed = self._subject.sides
        offered = [Sides.ONE.value, *([_BOTH] if self._subject.turned in can.sides else [])]
        if fixed is not None:
            offered = [_word(fixed)]
        self._sides.set_choices([Choice(each, self._page.say(_SIDES[each])) for each in offered])
        self._sides.set_value(_word(fixed or usual))
        if not self._sides.value:
            self._sides.set_value(offered[0])

    def _warn_of_paper(self, can: Capabilities) -> None:
        """Say at once what confirming would refuse, and what there will be to do."""
        sides = Sides.ONE if self._by_hand else self._subject.sides or Sides.ONE
        options = PrintOptions(self._printer.currentData(), self._subject.paper, sides=sides)
        try:
            check_options(options, can)
        except FrontDeskError as refusal:
            self._tell(self._page.render(refusal.message), trouble=True)
        else:
            if self._by_hand:
                self._tell(self._page.say("print.by_hand"), trouble=False)

    def _tell(self, text: str, trouble: bool) -> None:  # noqa: FBT001  what `printer_state` returns
        self._state.setText(text)
        self._state.setProperty("look", "warning" if trouble else "muted")
        self._state.style().polish(self._state)


def _word(sides: Sides) -> str:
    return Sides.ONE.value if sides is Sides.ONE else _BOTH
