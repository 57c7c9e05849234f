"""When to call back, on which number: the fields that the outcome "call back" calls for (CSP-002)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import ClassVar

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import Channel, Outcome
from frontdesk.services.callbacks.entry import CallbackRequest
from frontdesk.services.callbacks.preview import CallbackPreview
from frontdesk.services.contact import CallbackEntry, Contact
from frontdesk.ui.callbacks.previewing import Asking, Previewing
from frontdesk.ui.callbacks.window_input import WindowInput
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.targets import TargetField
from frontdesk.ui.intake.part import Part
from frontdesk.ui.page_context import PageContext


class CallbackPart(Part):
    """The window as it is said, the number, and whether the caller would rather stay on the line."""

    REFUSALS: ClassVar[Mapping[str, str]] = {
        "callback": "callback_window_field",
        "window": "callback_window_field",
        "callback.number": "callback_number_field",
    }

    def __init__(
        self,
        form: QWidget,
        page: PageContext,
        channel: Channel,
        target: TargetField,
        contact: Callable[[], Contact],
    ) -> None:
        """`target` says who calls; `contact` gives what the window says by now."""
        super().__init__(form)
        self._target = target
        self._contact = contact
        self._channel = channel
        self._timezone = ""
        self._suggested = ""
        self.window = WindowInput(form, page, "callback_window")
        self.window.show_idle(page.say("callback.agree.hint"))
        self._row = find(form, QWidget, "window_row")
        self._number = find(form, QLineEdit, "callback_number")
        self._stays = find(form, QCheckBox, "stays_on_line")
        self._preview = Previewing(page, self.window, self._asking, self)
        self._preview.previewed.connect(self._previewed)
        for changed in (self.window.changed, self._number.textChanged, target.changed):
            changed.connect(self._preview.ask)
        for edited in (self.window.changed, self._number.textChanged, self._stays.toggled):
            edited.connect(lambda *_: self.edited.emit())
        self.window.changed.connect(lambda: target.concern(self.window.day))
        self.window.field.returnPressed.connect(target.focus)

    def offer(self, outcome: Outcome | None) -> None:
        """Show what an outcome calls for: the window, or that a callback was declined in a call."""
        wanted = outcome is Outcome.CALLBACK
        self._row.setVisible(wanted)
        self._stays.setVisible(self._channel is Channel.CALL and outcome is not None and not wanted)
        self._target.concern(self.window.day if wanted else None)
        if wanted:
            self.window.get_ready()

    def suggest(self, number: str) -> None:
        """Fill in the number of whoever was picked, unless another was typed."""
        if self._number.text() in ("", self._suggested):
            self._suggested = number
            self._number.setText(number)

    def focus(self) -> None:
        """Put the keyboard into the window."""
        self.window.field.setFocus()

    def check(self) -> None:
        """Raise `FrontDeskError` for a window that is not understood, or where there is no number to call."""
        if self._row.isVisibleTo(self.form):
            _ = self.window.window
            contact = self._contact()
            said = (self._number.text().strip(), contact.call.number if contact.call else "")
            if not any((*said, *contact.customer.phones)):
                raise FrontDeskError("callback.no_number", field="callback.number")

    def apply(self, contact: Contact) -> Contact:
        """Return the contact with its callback; a window that is not understood is none yet."""
        if contact.outcome is not Outcome.CALLBACK:
            stays = self._stays.isChecked() and self._stays.isVisibleTo(self.form)
            return replace(contact, callback=None, stays_on_line=stays)
        try:
            window = self.window.window
        except FrontDeskError:
            window = None
        start, end = window or (None, None)
        entry = CallbackEntry(start, end, self._number.text().strip(), self._timezone)
        return replace(contact, callback=entry)

    def _asking(self) -> Asking | None:
        contact = self._contact()
        entry, target = contact.callback, self._target.target
        if entry is None or entry.window_start is None:
            return None
        number = entry.number or (contact.call.number if contact.call else "")
        request = CallbackRequest(
            entry.window_start,
            entry.window_end,
            number=number,
            department=target.department,
            person=target.person,
        )
        return Asking(request, contact.customer.id)

    def _previewed(self, found: CallbackPreview | None) -> None:
        zones = found.zones if found is not None else ()
        theirs = zones[0] if len(zones) == 1 else ""
        if theirs != self._timezone:
            self._timezone = theirs
            self.edited.emit()
