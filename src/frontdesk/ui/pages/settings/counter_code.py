"""Setting the code by which staff leave the counter."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.counter.code import LONGEST, SHORTEST, has_code, set_code
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.refusals import Refusals
from frontdesk.ui.page_context import PageContext, Tell


class CounterCode(QWidget):
    """Shows whether there is one, never which."""

    def __init__(self, page: PageContext) -> None:
        super().__init__()
        self._page = page
        form = page.forms.load("settings_counter_code")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)
        self._state = find(form, QLabel, "state")
        self._lines = [find(form, QLineEdit, name) for name in ("code", "again")]
        self._refusals = Refusals(form, page.words, {"code": "code_field", "again": "again_field"})
        find(form, QPushButton, "save").clicked.connect(self._keep)

    def refresh(self) -> None:
        """Fetch whether the office has a code."""
        self._page.read(lambda context: has_code(context.store), self._tell, owner=self)

    def _tell(self, coded: bool) -> None:  # noqa: FBT001  what was found
        id_ = "settings.counter.has_code" if coded else "settings.counter.no_code"
        self._state.setText(self._page.say(id_, least=SHORTEST, most=LONGEST))

    def _keep(self) -> None:
        self._refusals.clear()
        code, again = (line.text().strip() for line in self._lines)
        if code != again:
            self._refusals.show(FrontDeskError("counter.code_differs", field="again"))
            return
        self._page.write(
            lambda context: set_code(context, code=code),
            lambda _nothing: self._kept(),
            self._refusals.show,
            owner=self,
        )

    def _kept(self) -> None:
        for line in self._lines:
            line.setText("")  # `clear` could be undone
        self._page.bus.tell.emit(Tell(self._page.say("settings.counter.code_kept")))
        self.refresh()
