"""The first start: whose desk this is, and when it is open. Everything else can wait."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.changes import Done
from frontdesk.services.context import Actor, Context
from frontdesk.services.office.first_start import begin_office
from frontdesk.services.office.particulars import Office
from frontdesk.services.office.setup import suggested_office
from frontdesk.ui.desk import read_desk, write_desk
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.office_form import PLACES, OfficeForm
from frontdesk.ui.forms.refusals import Refusals
from frontdesk.ui.forms.tab_order import step
from frontdesk.ui.look.layouts import fitting
from frontdesk.ui.page_context import PageContext


class Welcome(QWidget):
    """Asks once for the office's particulars and who is at this desk.

    `finished` carries who sits down; `left` tells that the window was closed
    without an office being set up.
    """

    finished = Signal(Actor)
    left = Signal()

    def __init__(self, page: PageContext) -> None:
        super().__init__()
        self._page = page
        form = page.forms.fill(self, "welcome")
        self._office = OfficeForm(page, form)
        self._person = find(form, QLineEdit, "person")
        self._begin = find(form, QPushButton, "begin")
        self._refusals = Refusals(form, page.words, {**PLACES, "person": "person_field"})
        self._done = False
        self.setWindowTitle(page.say("welcome.title"))
        self._begin.clicked.connect(self._set_up)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._begin.click)
        self.resize(fitting(self, 960, 720))
        self._page.read(lambda _context: suggested_office({}), self._suggest, owner=self)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001, N802  Qt's name
        return step(self, forward=forward)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        super().closeEvent(event)
        if not self._done:
            self.left.emit()

    def _suggest(self, likely: Office) -> None:
        self._office.show_office(likely)
        name = find(self, QLineEdit, "name")
        name.setFocus()
        name.selectAll()

    def _set_up(self) -> None:
        self._refusals.clear()
        self._begin.setEnabled(False)
        changes, person = self._office.changes, self._person.text()

        def begin(context: Context) -> Done[Actor]:
            begun = begin_office(context, changes=changes, person=person)
            write_desk(replace(read_desk(), person=begun.result.name))  # who sits here at the next start
            return begun

        self._page.write(begin, self._begun, self._refused, owner=self)

    def _begun(self, actor: Actor) -> None:
        self._done = True
        self.finished.emit(actor)

    def _refused(self, refusal: FrontDeskError) -> None:
        self._begin.setEnabled(True)
        self._refusals.show(refusal)
