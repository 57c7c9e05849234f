"""The print dialog: which printer, from which tray, on one side or both, and where the print has to move."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from frontdesk.domain.errors import FrontDeskError
from frontdesk.printing.printers import Capabilities, Printer
from frontdesk.services.stationery.printer import offset_page
from frontdesk.ui.dialogs.operation import OperationDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.printing.choices import read_choice, write_choice
from frontdesk.ui.printing.handing import hand_over
from frontdesk.ui.printing.printer_part import PrinterPart
from frontdesk.ui.printing.printer_words import about
from frontdesk.ui.printing.subject import PrintOrder, PrintSubject
from frontdesk.ui.tasks.lanes import Lane
from frontdesk.ui.widgets.buttons import SecondaryButton


class PrintDialog(OperationDialog):
    """Asks how something is to be printed, beginning with how it was done last; `ordered` says how.

    Nothing is printed by the dialog itself, but for its test page. `pdf_wanted` comes instead where there is
    no printer.
    """

    FORM = "print"
    TEXTS = "print"
    PLACES: ClassVar = {
        **{name: f"{name}_field" for name in ("printer", "tray", "sides", "copies", "start")},
        "paper": "printer_field",
    }

    ordered = Signal(PrintOrder)
    pdf_wanted = Signal()

    def __init__(self, page: PageContext, subject: PrintSubject, parent: QWidget | None = None) -> None:
        self._subject = subject
        super().__init__(page, parent, about=about(page.words, subject))

    def prepare(self) -> None:
        """Look for the printers; until they are found nothing can be confirmed."""
        self._told = find(self.body, QLabel, "told")
        self._test = find(self.body, QPushButton, "test_page")
        self._state = find(self.body, QLabel, "state")
        self.printing = PrinterPart(self.body, self.page, self._subject, read_choice(self._subject.kind))
        self.printing.chosen.connect(self._ask_capabilities)
        self._test.clicked.connect(self._print_test_page)
        self._told.setVisible(False)
        self._state.setText(self.page.say("print.looking"))
        self._may_confirm()
        spooler = self.page.spooler
        self.page.read(
            lambda _context: spooler().printers(), self._offer, self._cannot_ask, lane=Lane.PRINTING
        )

    def confirm(self) -> None:
        """Remember the choice for this kind of paper, and say how it is to be printed."""
        self._refusals.clear()
        try:
            order = self.printing.order()
        except FrontDeskError as refusal:
            self.refuse(refusal)
            return
        self._remember()
        self.ordered.emit(order)
        self.accept()

    def _offer(self, printers: Sequence[Printer]) -> None:
        if printers:
            self.printing.offer_printers(printers)
            return
        self._state.setText(self.page.say("print.no_printers"))
        for part in ("printer_field", "how"):
            find(self.body, QWidget, part).setVisible(False)
        if self._subject.as_pdf:
            self._offer_pdf()

    def _offer_pdf(self) -> None:
        button = SecondaryButton(self.page.say("mailroom.do.save_pdf"))
        button.setObjectName("save_pdf")
        button.clicked.connect(self.pdf_wanted)
        button.clicked.connect(self.reject)
        self.add_button(button)
        button.setFocus()

    def _cannot_ask(self, fault: FrontDeskError) -> None:
        self._state.setText("")
        self.refuse(fault)
        self._may_confirm()

    def _ask_capabilities(self, printer: str) -> None:
        self._may_confirm()
        spooler = self.page.spooler
        self.page.read(
            lambda _context: spooler().capabilities(printer),
            lambda can: self._show_capabilities(printer, can),
            self._cannot_ask,
            lane=Lane.PRINTING,
            replace_key=(id(self), "capabilities"),
            owner=self,
        )

    def _show_capabilities(self, printer: str, can: Capabilities) -> None:
        self.printing.show_capabilities(printer, can)
        self._may_confirm()

    def _may_confirm(self) -> None:
        for button in (self._confirm, self._test):
            button.setEnabled(self.printing.ready)

    def _remember(self) -> None:
        kind, kept = self._subject.kind, self.printing.remembered()
        self.page.read(lambda _context: write_choice(kind, kept), lambda _none: None, lane=Lane.DRAFTS)

    def _print_test_page(self) -> None:
        """Print the cross with the offset that stands in the form."""
        self._refusals.clear()
        try:
            order = self.printing.order()
        except FrontDeskError as refusal:
            self.refuse(refusal)
            return
        paper, offset = self._subject.paper, order.offset
        self._test.setEnabled(False)
        self.page.read(
            lambda context: offset_page(context, width=paper.width, height=paper.height, offset=offset),
            lambda data: self._send_test_page(data, order),
            self.refuse,
            lane=Lane.DOCUMENTS,
            owner=self,
        )

    def _send_test_page(self, data: bytes, order: PrintOrder) -> None:
        title = self.page.say("printing.test.title")
        hand_over(self.page, data, order.once, title, self._test_page_sent, self.refuse, owner=self)

    def _test_page_sent(self, _job: str) -> None:
        self._told.setText(self.page.say("print.test_sent"))
        self._told.setVisible(True)
        self._may_confirm()

    def refuse(self, refusal: FrontDeskError) -> None:
        """Show why it cannot be printed so, beside its field."""
        super().refuse(refusal)
        self._may_confirm()
