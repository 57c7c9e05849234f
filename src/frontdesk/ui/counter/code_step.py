"""Where staff type their code, with keys for a screen that has no keyboard."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.counter.code import Checked, check_code
from frontdesk.ui.counter.big_button import BigButton
from frontdesk.ui.counter.step import Step
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext

_DELETE = "delete"
_KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", _DELETE, "0")
_COLUMNS = 3


class CodeStep(Step):
    """`opened` tells that the right code was typed."""

    FORM: ClassVar = "counter_code"
    opened = Signal()

    def __init__(self, page: PageContext) -> None:
        super().__init__(page)
        self.field = find(self.form, QLineEdit, "code")
        self.field.setInputMethodHints(self.hints | Qt.InputMethodHint.ImhDigitsOnly)
        self.field.returnPressed.connect(self._try)
        self._leave = find(self.form, BigButton, "leave")
        self._leave.clicked.connect(self._try)
        grid = QGridLayout(find(self.form, QFrame, "keypad"))
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(10)
        for number, key in enumerate(_KEYS):
            button = BigButton()
            button.setProperty("look", "counter")
            button.setObjectName(f"key_{number}")
            button.say(key)
            button.setProperty("says", "counter.code.delete" if key == _DELETE else "")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _on, key=key: self._type(key))
            grid.addWidget(button, number // _COLUMNS, number % _COLUMNS)

    def begin(self) -> None:
        self.field.setFocus()

    def _type(self, key: str) -> None:
        self.forgive()
        if key == _DELETE:
            self.field.backspace()
        else:
            self.field.insert(key)
        self.changed.emit()

    def _try(self) -> None:
        code = self.line("code")
        self.field.clear()
        self._leave.setEnabled(False)

        def tried(context: Context) -> Done[Checked]:
            return check_code(context, code=code)

        self.page.write(tried, self._heard, self._failed, owner=self)

    def _heard(self, checked: Checked) -> None:
        self._leave.setEnabled(True)
        if checked.right:
            self.opened.emit()
        elif checked.until is not None:
            self.refuse(FrontDeskError("counter.code.locked", field="code", until=checked.until))
        else:
            self.refuse(FrontDeskError("counter.code.wrong", field="code", left=checked.left))

    def _failed(self, refusal: FrontDeskError) -> None:
        self._leave.setEnabled(True)
        self.refuse(FrontDeskError(refusal.message.id, field="code", **refusal.message.params))
