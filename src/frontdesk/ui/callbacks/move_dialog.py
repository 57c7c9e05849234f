"""A callback at another time, or by somebody else, or no longer needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.message import Message
from frontdesk.services.callbacks.moving import cancel_callback, hand_over_callback, reschedule_callback
from frontdesk.services.callbacks.series import end_series
from frontdesk.services.callbacks.views import CallbackRow
from frontdesk.ui.callbacks.previewing import Asking, Previewing
from frontdesk.ui.callbacks.said import Window
from frontdesk.ui.callbacks.spans import window_text
from frontdesk.ui.callbacks.taking_back import taking_back
from frontdesk.ui.callbacks.window_input import WindowInput
from frontdesk.ui.dialogs.opening import Opening
from frontdesk.ui.dialogs.operation import Operation, OperationDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.plain_text import text_of
from frontdesk.ui.forms.targets import Target, TargetField
from frontdesk.ui.look.joined import heading
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.field import Field


class CallbackDialog(OperationDialog):
    """Knows its callback as it was shown; the notice that follows takes back what it did."""

    def __init__(self, page: PageContext, row: CallbackRow, parent: QWidget | None = None) -> None:
        self.row = row
        name = row.customer_name or row.number
        when = window_text(page, (row.call_from, row.call_until))
        super().__init__(page, parent, about=heading(name, when, row.about))

    def opening(self) -> Opening:
        """Return what keeps the text; only the page of callbacks opens it again."""
        return Opening(self.texts, key=str(self.row.id))

    def undo(self, result: object) -> Callable[[], None]:
        """Return what takes it back."""
        return taking_back(self.page, self.row.id)

    def words(self, name: str) -> str:
        """Return what stands in one of the texts."""
        return text_of(find(self.body, QPlainTextEdit, name)).strip()


class MoveDialog(CallbackDialog):
    """Another window; one that the customer was told moves only with what they were told of the new one."""

    FORM = "callback_move"
    TEXTS = "callback.move"
    PLACES: ClassVar = {"window": "window_field", "told": "told_field"}

    def __init__(
        self,
        page: PageContext,
        row: CallbackRow,
        parent: QWidget | None = None,
        *,
        to: Window | None = None,
    ) -> None:
        """`to` is the window that was chosen already, by dragging."""
        self._to = to
        super().__init__(page, row, parent)

    def prepare(self) -> None:
        """Begin with the window chosen, or the one that holds now."""
        self._window = WindowInput(self.body, self.page, "window")
        self._window.get_ready()
        self._window.staff = self.row.staff
        self._window.show_window(self._to or (self.row.call_from, self.row.call_until))
        self._preview = Previewing(self.page, self._window, self._asking, self)
        self._window.changed.connect(self._preview.ask)
        if self._to is not None:  # the one that holds now needs no second look
            self._preview.ask()
        hint = "callback.move.hint" if self.row.promised else "callback.move.free"
        find(self.body, QLabel, "hint").setText(self.page.say(hint))
        if self._to is not None and self.row.promised:
            find(self.body, QPlainTextEdit, "told").setFocus()
        else:
            self._window.field.setFocus()
            self._window.field.selectAll()

    def operation(self) -> Operation:
        """Return the move."""
        window = self._window.window
        if window is None:
            raise FrontDeskError("said_time.empty", field="window")
        row, told, (start, end) = self.row, self.words("told"), window
        return lambda context: reschedule_callback(
            context, callback=row.id, window_start=start, window_end=end, told=told, version=row.version
        )

    def _asking(self) -> Asking | None:
        window = self._window.understood
        return Asking.of_move(self.row, window) if window is not None else None

    def told(self, result: object) -> str:
        """Say when it is now, and what is odd about that."""
        window = self._window.window
        when = window_text(self.page, window) if window else ""
        return moved_text(self.page, when, result)


class HandOverCallDialog(CallbackDialog):
    """Another person or department calls."""

    FORM = "callback_hand_over"
    TEXTS = "callback.hand_over"
    PLACES: ClassVar = {"person": "target_field", "department": "target_field", "note": "note_field"}

    def prepare(self) -> None:
        """Begin with nobody: whoever has it now is not meant."""
        self._target = TargetField(self.body, self.page)
        self._target.concern(self.page.local(self.row.call_from).date())

    def operation(self) -> Operation:
        """Return the handing over."""
        row, target, note = self.row, self._target.target, self.words("note")
        return lambda context: hand_over_callback(
            context,
            callback=row.id,
            department=target.department,
            person=target.person,
            note=note,
            version=row.version,
        )

    def told(self, result: object) -> str:
        """Say who calls now, and what is odd about that."""
        return handed_text(self.page, self._target.target, result)


class DropDialog(CallbackDialog):
    """No longer needed, with the reason."""

    FORM = "dialog_words"
    TEXTS = "callback.drop"
    PLACES: ClassVar = {"reason": "words_field"}

    def prepare(self) -> None:
        """Ask for the reason."""
        find(self.body, Field, "words_field").setProperty("label", self.page.say("callback.drop.label"))
        find(self.body, QLabel, "hint").setText(self.page.say("callback.drop.hint"))

    def operation(self) -> Operation:
        """Return the ending."""
        row, reason = self.row, self.words("words")
        return lambda context: cancel_callback(context, callback=row.id, reason=reason, version=row.version)


class EndSeriesDialog(CallbackDialog):
    """No further calls of a series, with the reason."""

    FORM = "dialog_words"
    TEXTS = "callback.end_series"
    PLACES: ClassVar = {"reason": "words_field"}

    def prepare(self) -> None:
        """Ask for the reason."""
        find(self.body, Field, "words_field").setProperty("label", self.page.say("callback.drop.label"))
        find(self.body, QLabel, "hint").setText(self.page.say("callback.end_series.hint"))

    def operation(self) -> Operation:
        """Return the ending."""
        series, reason = self.row.series or 0, self.words("words")
        return lambda context: end_series(context, series=series, reason=reason)


def moved_text(page: PageContext, when: str, warnings: object) -> str:
    """Return what the notice says of a callback that was moved."""
    return " ".join((page.say("callback.move.moved", when=when), *warned(page, warnings)))


def handed_text(page: PageContext, target: Target, warnings: object) -> str:
    """Return what the notice says of a callback that somebody else has now."""
    who = target.person or target.department
    return " ".join((page.say("callback.hand_over.handed", who=who), *warned(page, warnings)))


def warned(page: PageContext, warnings: object) -> Sequence[str]:
    """Return in words what is worth a second look."""
    found = warnings if isinstance(warnings, tuple) else ()
    return [page.render(each) for each in found if isinstance(each, Message)]
