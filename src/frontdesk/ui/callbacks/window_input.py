"""The field for a window: typed as it is said, and shown in full while it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QWidget

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.message import Message
from frontdesk.services.callbacks.free import FreeWindow, free_windows
from frontdesk.services.callbacks.rules import callback_rules
from frontdesk.services.context import Context
from frontdesk.ui.breaking import breakable
from frontdesk.ui.callbacks.said import Said, Window
from frontdesk.ui.callbacks.saying import WindowReader
from frontdesk.ui.callbacks.spans import window_in_full, window_text
from frontdesk.ui.callbacks.window_field import WindowField
from frontdesk.ui.dates import date_reader
from frontdesk.ui.delegates.suggestion import Suggestion
from frontdesk.ui.forms import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.tasks import Lane


class WindowInput(QObject):
    """Works a WindowField and the labels under it, named after it: `window_reading`, `window_warnings`."""

    changed = Signal()

    def __init__(self, form: QWidget, page: PageContext, name: str) -> None:
        super().__init__(form)
        self._page = page
        self._said = Said("")
        self._idle = ""
        self._usual = timedelta(hours=1)  # until the office's own is known
        self.staff: int | None = None  # whose free hours are offered
        self.field = find(form, WindowField, name)
        self._reading = find(form, QLabel, f"{name}_reading")
        self._warnings = find(form, QLabel, f"{name}_warnings")
        self.field.textChanged.connect(self._text_changed)
        self.field.choices_wanted.connect(self._ask_for_free)
        self.field.picked.connect(self._pick)
        self._tell(self._said)
        self.show_warnings(())

    @property
    def window(self) -> Window | None:
        """Return the window that stands in the field; None where there is none.

        Raises `FrontDeskError` (field "window") for a text that means none.
        """
        text = self.field.text().strip()
        if not text:
            return None
        said = self._said if self._said.text == text else self._reader().read(text)
        if said.window is None:
            unread = said.refusal or Message("callbacks.not_understood")
            raise FrontDeskError(unread.id, field="window", **unread.params)
        return said.window

    def show_window(self, window: Window | None) -> None:
        """Show a window as if it had been typed."""
        text = window_text(self._page, window) if window else ""
        self._said = Said(text, window)
        self.field.set_picked(window, text)
        self._tell(self._said)

    def show_idle(self, text: str) -> None:
        """Say something under the field as long as nothing stands in it."""
        self._idle = text
        if not self.field.text().strip():
            self._tell(self._said)

    def show_warnings(self, warnings: Sequence[str]) -> None:
        """Say what is worth a second look."""
        self._warnings.setText(breakable("\n".join(warnings)))
        self._warnings.setVisible(bool(warnings))
        self._describe()

    def read_again(self) -> None:
        """Look again: something else that matters has changed."""
        self.read(self.field.text())

    def read(self, typed: str) -> None:
        """Read what is typed, and look at the window that it means."""
        text = typed.strip()
        if not text:
            self._take(Said(""))
            return
        said = self._said if self._said.text == text and self._said.window else None
        reader = self._reader()

        def ask(context: Context) -> tuple[Said, timedelta]:
            usual = callback_rules(context.store).window
            return said or replace(reader, usual=usual).read(text), usual

        self._page.read(ask, self._taken, lane=Lane.TYPING, replace_key=(id(self), "said"), owner=self)

    def _reader(self) -> WindowReader:
        page = self._page
        return WindowReader(date_reader(page), page.now(), page.timezone, self._usual)

    def _text_changed(self, text: str) -> None:
        if text.strip() != self._said.text:
            self.show_warnings(())
            self.changed.emit()
            self.read(text)

    def _taken(self, found: tuple[Said, timedelta]) -> None:
        said, self._usual = found
        self._take(said)

    def _take(self, said: Said) -> None:
        if said.text == self.field.text().strip():
            self._said = said
            self._tell(said)
            self.changed.emit()

    def _tell(self, said: Said) -> None:
        if said.window is not None:
            text = window_in_full(self._page, said.window)
        elif said.refusal is not None:
            text = self._page.render(said.refusal)
        else:
            text = self._idle
        self._reading.setText(breakable(text))
        self._reading.setVisible(bool(text))
        _dress(self._reading, "hint" if said.refusal is not None else "small")
        self._describe()

    def _describe(self) -> None:
        told = filter(None, (self._reading.text(), self._warnings.text()))
        self.field.setAccessibleDescription(". ".join(told))

    def _ask_for_free(self) -> None:
        staff = self.staff
        self._page.read(
            lambda context: free_windows(context, staff=staff),
            self._offer,
            lane=Lane.TYPING,
            replace_key=(id(self), "free"),
            owner=self,
        )

    def _offer(self, found: Sequence[FreeWindow]) -> None:
        self.field.offer(self.field.text(), [self._row(each) for each in found])

    def _row(self, free: FreeWindow) -> Suggestion:
        window = (free.start, free.end)
        of = "callbacks.load.of" if free.most else "callbacks.load"
        load = self._page.say(of, count=free.calls, most=free.most)
        return Suggestion(window, window_in_full(self._page, window), load, icon="clock")

    def _pick(self, key: object) -> None:
        if isinstance(key, tuple):
            self.show_window((key[0], key[1]))
            self.read_again()
            self.changed.emit()


def _dress(label: QLabel, look: str) -> None:
    if label.property("look") != look:
        label.setProperty("look", look)
        label.style().polish(label)
