"""Opening the counter: staff say by which code it is left again, where the office has none yet."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.counter.code import LONGEST, SHORTEST
from frontdesk.services.counter.opening import open_counter
from frontdesk.ui.dialogs.operation import Operation, OperationDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.field import Field


class OpenDialog(OperationDialog):
    """It keeps no draft: a code is nothing to be kept."""

    FORM = "dialog_counter"
    TEXTS = "dialog.counter"
    PLACES: ClassVar = {"code": "code_field", "again": "again_field"}

    def __init__(self, page: PageContext, parent: QWidget | None = None, *, has_code: bool) -> None:
        self._has_code = has_code
        super().__init__(page, parent)

    def prepare(self) -> None:
        """Ask for a code only once."""
        for name in self.PLACES.values():
            find(self.body, Field, name).setVisible(not self._has_code)
        kept = self.page.say("dialog.counter.has_code")
        new = self.page.say("dialog.counter.new_code", least=SHORTEST, most=LONGEST)
        find(self.body, QLabel, "hint").setText(kept if self._has_code else new)

    def operation(self) -> Operation:
        """Return the opening. Raises `FrontDeskError` where the code was typed in two ways."""
        code, again = (find(self.body, QLineEdit, name).text().strip() for name in ("code", "again"))
        if not self._has_code and code != again:
            raise FrontDeskError("counter.code_differs", field="again")
        return lambda context: open_counter(context, code=code)
