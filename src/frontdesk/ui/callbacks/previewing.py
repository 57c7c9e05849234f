"""Asks, while a callback is being agreed, what to say and what is worth a second look."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.callbacks.entry import CallbackRequest
from frontdesk.services.callbacks.preview import CallbackPreview, preview_callback
from frontdesk.services.callbacks.series_words import Repeating
from frontdesk.services.callbacks.views import CallbackRow
from frontdesk.ui.callbacks.said import Window
from frontdesk.ui.callbacks.window_input import WindowInput
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.tasks.lanes import Lane

_ASLEEP = "callback.customer_asleep"


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked about, as it stands in the fields."""

    request: CallbackRequest
    customer: int | None
    repeating: Repeating | None = None
    but: int | None = None  # the callback that moves

    @classmethod
    def of_move(cls, row: CallbackRow, window: Window) -> Asking:
        """Return what is asked about where a callback moves to another window."""
        request = CallbackRequest(
            *window,
            number=row.number,
            department=row.department,
            person=row.person,
            timezone=row.timezone,
        )
        return cls(request, row.customer, but=row.id)

    @property
    def options(self) -> dict[str, object]:
        """Return what few previews are asked."""
        options = {"repeating": self.repeating, "but": self.but}
        return {name: value for name, value in options.items() if value is not None}


class Previewing(QObject):
    """Shows the warnings under the window; `previewed` carries the rest, or None where nothing is known."""

    previewed = Signal(object)

    def __init__(
        self,
        page: PageContext,
        window: WindowInput,
        asking: Callable[[], Asking | None],
        parent: QObject,
        *,
        preview: Callable[..., CallbackPreview] = preview_callback,
    ) -> None:
        """`asking` returns what stands in the fields, or None as long as there is no window."""
        super().__init__(parent)
        self._preview = preview
        self._page = page
        self._window = window
        self._asking = asking

    def ask(self) -> None:
        """Ask about what stands in the fields now."""
        asking = self._asking()
        if asking is None:
            self._window.show_warnings(())
            self.previewed.emit(None)
            return
        preview, options = self._preview, asking.options
        self._page.read(
            lambda context: preview(context, request=asking.request, customer=asking.customer, **options),
            self._show,
            self._refused,
            lane=Lane.TYPING,
            replace_key=(id(self), "preview"),
            owner=self,
        )

    def _show(self, found: CallbackPreview) -> None:
        self._window.staff = found.staff
        self._window.show_warnings((*self._theirs(found), *map(self._page.render, found.warnings)))
        self.previewed.emit(found)

    def _theirs(self, found: CallbackPreview) -> Iterator[str]:
        """Yield what the customer's clock shows then, where the number says that it is another one."""
        asking = self._asking()
        said = any(warning.id == _ASLEEP for warning in found.warnings)  # it names the time itself
        if asking is not None and len(found.zones) == 1 and not said:
            (zone,) = found.zones
            start = asking.request.window_start.astimezone(ZoneInfo(zone))
            place = zone.rpartition("/")[2].replace("_", " ")
            yield self._page.say("callbacks.theirs", time=f"{start:%H:%M}", place=place)

    def _refused(self, refusal: FrontDeskError) -> None:
        self._window.show_warnings([self._page.render(refusal.message)])
        self.previewed.emit(None)
