"""The field for a window: typed as it is said, and shown in full while it is typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QWidget

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.callbacks.free import FreeWindow, free_windows
from frontdesk.ui.callbacks.said import Said, Window
from frontdesk.ui.callbacks.saying import WindowReader, window_reader
from frontdesk.ui.callbacks.spans import window_in_full, window_text
from frontdesk.ui.callbacks.window_field import WindowField
from frontdesk.ui.delegates.suggestion import Suggestion
from frontdesk.ui.forms.loading import find
from frontdesk.ui.look.breaking import breakable
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.tasks.lanes import Lane
from frontdesk.ui.widgets.field import Field

_UNREAD = "said_time.unclear"


class WindowInput(QObject):
    """Works a WindowField and the labels under it, named after it: `window_reading`, `window_warnings`.

    What is typed can be read as soon as `get_ready` was called and answered.
    """

    changed = Signal()

    def __init__(self, form: QWidget, page: PageContext, name: str) -> None:
        super().__init__(form)
        self._page = page
        self._said = Said("")
        self._idle = ""
        self._reader: WindowReader | None = None
        self.staff: int | None = None  # whose free hours are offered
        self.field = find(form, WindowField, name)
        self._reading = find(form, QLabel, f"{name}_reading")
        self._warnings = find(form, QLabel, f"{name}_warnings")
        self.field.textChanged.connect(self._read)
        self.field.choices_wanted.connect(self._ask_for_free)
        self.field.picked.connect(self._pick)
        place = self.field.parentWidget()
        if isinstance(place, Field):
            place.refused.connect(self._refused)
        self._tell()
        self.show_warnings(())

    @property
    def window(self) -> Window | None:
        """Return the window that stands in the field; None where there is none.

        Raises `FrontDeskError` (field "window") for a text that means none.
        """
        if self.field.text().strip() and self._said.window is None:
            refusal = self._said.refusal
            params = refusal.params if refusal else {}
            raise FrontDeskError(refusal.id if refusal else _UNREAD, field="window", **params)
        return self._said.window

    @property
    def understood(self) -> Window | None:
        """Return the window as far as what is typed means one, for what looks ahead while it is typed."""
        return self._said.window

    @property
    def day(self) -> date | None:
        """Return the office's date on which the window begins, as far as it is understood."""
        window = self.understood
        return self._page.local(window[0]).date() if window is not None else None

    def get_ready(self) -> None:
        """Fetch the calendar and the words, once."""
        if self._reader is None:
            language = self._page.words.language
            self._page.read(
                lambda context: window_reader(context, language),
                self._be_ready,
                lane=Lane.TYPING,
                replace_key=(id(self), "reader"),
                owner=self,
            )

    def show_window(self, window: Window | None) -> None:
        """Show a window as if it had been typed."""
        text = window_text(self._page, window) if window else ""
        self._said = Said(text, window)
        self.field.set_picked(window, text)
        self._tell()
        self.changed.emit()

    def show_idle(self, text: str) -> None:
        """Say something under the field as long as nothing stands in it."""
        self._idle = text
        self._tell()

    def show_warnings(self, warnings: Iterable[str]) -> None:
        """Say what is worth a second look."""
        text = "\n".join((*map(self._page.render, self._said.notes), *warnings))
        self._warnings.setText(breakable(text))
        self._warnings.setVisible(bool(text))
        told = filter(None, (self._reading.text(), text))
        self.field.setAccessibleDescription(". ".join(each.removesuffix(".") for each in told))

    def _be_ready(self, reader: WindowReader) -> None:
        self._reader = reader
        self._read(self.field.text())

    def _read(self, typed: str) -> None:
        text = typed.strip()
        if text == self._said.text and (self._said.window is not None or not text):
            return
        readable = text and self._reader
        self._said = self._reader.read(text, self._page.now()) if readable and self._reader else Said(text)
        self._tell()
        self.show_warnings(())
        self.changed.emit()

    def _tell(self) -> None:
        said = self._said
        refused = said.refusal is not None
        if said.reading is not None:
            text = self._page.render(said.reading)
        elif said.window is not None:
            text = window_in_full(self._page, said.window)
        else:
            text = self._page.render(said.refusal) if said.refusal else "" if said.text else self._idle
        self._reading.setText(breakable(text))
        self._reading.setVisible(bool(text))
        _dress(self._reading, "hint" if refused else "small")

    def _refused(self, reason: str) -> None:
        """Leave it to the field to say why, instead of saying it twice."""
        if self._said.refusal is not None:
            self._reading.setVisible(not reason)

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


def _dress(label: QLabel, look: str) -> None:
    if label.property("look") != look:
        label.setProperty("look", look)
        label.style().polish(label)
