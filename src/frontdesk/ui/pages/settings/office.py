"""The office's particulars; open deadlines follow its hours and holidays at once."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.office.particulars import Office, office
from frontdesk.services.office.setup import set_office
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.office_form import PLACES, OfficeForm
from frontdesk.ui.forms.refusals import Refusals
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.pages.settings.section import Section


class OfficeSection(Section):
    """The form of the welcome once more, to change what was said there."""

    def __init__(self, page: PageContext) -> None:
        super().__init__(page)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        form = page.forms.load("settings_office")
        area.setWidget(form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        self._office = OfficeForm(page, form)
        self._refusals = Refusals(form, page.words, PLACES)
        self._save = find(form, QPushButton, "save")
        self._save.clicked.connect(self._keep)

    def refresh(self) -> None:
        """Show the particulars as they are kept; what is half typed gives way."""
        self.page.read(office, self._office.show_office, owner=self)

    def _keep(self) -> None:
        self._refusals.clear()
        changes = self._office.changes
        self.page.write(lambda context: set_office(context, changes=changes), self._kept, self._refused)

    def _kept(self, _office: Office) -> None:
        self.page.bus.tell.emit(Tell(self.page.say("settings.office.kept")))

    def _refused(self, refusal: FrontDeskError) -> None:
        self._refusals.show(refusal)
