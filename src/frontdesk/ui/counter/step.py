"""One step of writing at the counter: one question, large, in the writer's language."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QScroller, QWidget

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.message import Message, message
from frontdesk.services.texts import LINE
from frontdesk.ui.counter.big_button import BigButton
from frontdesk.ui.counter.text_field import CounterText, side_of, whole
from frontdesk.ui.forms.loading import find
from frontdesk.ui.look.breaking import breakable
from frontdesk.ui.page_context import PageContext
from frontdesk.words import Words

_WIDEST = 920  # pixels: a line that is easily read
_MARGIN = 32


class Step(QScrollArea):
    """A form in the middle of the screen; what a widget says is the message id in its property `says`."""

    FORM: ClassVar[str] = ""
    changed = Signal()
    hints = Qt.InputMethodHint.ImhSensitiveData  # the system's keyboard is to learn nothing

    def __init__(self, page: PageContext) -> None:
        super().__init__()
        self.page = page
        self._problems: dict[str, Message] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        host = QFrame()
        row = self._row = QHBoxLayout(host)
        row.setContentsMargins(_MARGIN, 24, _MARGIN, 24)
        self.form = page.forms.load(self.FORM, host)
        self.form.setMaximumWidth(_WIDEST)
        row.addStretch(1)
        row.addWidget(self.form, 1_000)
        row.addStretch(1)
        self.setWidget(host)
        for line in self.form.findChildren(QLineEdit):
            self._prepare(line)
        self._show_problems()

    def speak(self) -> None:
        """Say everything in the writer's language, which `page.words` is of."""
        for widget in self.form.findChildren(QWidget):
            id_ = widget.property("says")
            if id_:
                put_text(widget, self.page.words, str(id_))
        self._show_problems()

    def begin(self) -> None:
        """Put the keyboard where writing goes on."""

    def clear(self) -> None:
        """Leave nothing of what somebody wrote."""
        for line in self.form.findChildren(QLineEdit):
            line.setText("")  # `clear` could be undone
        for button in self.form.findChildren(BigButton):
            if button.isCheckable():
                button.setChecked(False)
        self.forgive()

    def check(self) -> None:
        """Raise `FrontDeskError` for what is missing in this step."""

    def refuse(self, refusal: FrontDeskError) -> bool:
        """Say what is wrong beside its field; tell whether this step has that field."""
        name = (refusal.field or "").rpartition(".")[2]
        problem = self.form.findChild(QLabel, f"{name}_error")
        if problem is None:
            return False
        self._problems[name] = refusal.message
        self._show_problems()
        self.bring_into_view(problem)
        return True

    def forgive(self) -> None:
        """Take back what was said to be wrong."""
        self._problems.clear()
        self._show_problems()

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll to a part, where the screen is small or the type very large."""
        self._row.activate()  # it may have been shown just now
        self.ensureWidgetVisible(widget)

    def line(self, name: str) -> str:
        """Return what stands in a line."""
        return whole(find(self.form, QLineEdit, name).text()).strip()

    def _prepare(self, line: QLineEdit) -> None:
        line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        line.setAcceptDrops(False)
        line.setDragEnabled(False)
        line.setInputMethodHints(line.inputMethodHints() | self.hints)
        line.textChanged.connect(
            lambda text: line.setAlignment(side_of(text) | Qt.AlignmentFlag.AlignVCenter)
        )
        line.textEdited.connect(lambda: self._typed(line))
        line.inputRejected.connect(lambda: self._typed(line))

    def _typed(self, line: QLineEdit) -> None:
        """Say so where there is no room for more: what was beyond it has been left out."""
        self._edited()
        if len(line.text()) >= LINE:
            self.refuse(FrontDeskError("text.too_long", field=line.objectName(), limit=LINE))

    def _edited(self) -> None:
        if self._problems:
            self.forgive()
        self.changed.emit()

    def _show_problems(self) -> None:
        for label in self.form.findChildren(QLabel):
            name, _, kind = label.objectName().rpartition("_")
            if kind == "error":
                problem = self._problems.get(name)
                label.setText(breakable(self.page.render(problem)) if problem else "")
                label.setVisible(problem is not None)


def put_text(widget: QWidget, words: Words, id_: str) -> None:
    """Let a widget say a text; a field is named by it for screen readers."""
    text = words.render(message(id_))
    if isinstance(widget, BigButton):
        widget.say(text)
    elif isinstance(widget, QLabel):
        widget.setText(text)
    elif isinstance(widget, (QLineEdit, CounterText)):
        widget.setAccessibleName(text)
