"""Marking letters posted: on which day, and by which service."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import PostalService
from frontdesk.services.correspondence import Outcome, mark_posted, undo_letters
from frontdesk.ui.dialogs.operation import Operation, OperationDialog
from frontdesk.ui.forms.dates import dress_date
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.dates import DateField
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.segmented import Choice, Segmented


class PostDialog(OperationDialog):
    """On which day and by which service letters were posted; what they belong to ends on that day."""

    FORM = "dialog_post"
    TEXTS = "dialog.post"
    PLACES: ClassVar = {
        "day": "day_field",
        "service": "service_field",
        "registered_number": "number_field",
    }

    def __init__(self, page: PageContext, ids: tuple[int, ...], parent: QWidget | None = None) -> None:
        self._ids = ids
        super().__init__(page, parent, about=page.say("dialog.post.about", count=len(ids)))

    def prepare(self) -> None:
        """Today, by ordinary post."""
        say = self.page.say
        self._day = find(self.body, DateField, "day")
        dress_date(self.page, self._day, prefers_past=True)
        self._day.set_date(self.page.today())
        self._service = find(self.body, Segmented, "service")
        self._service.set_choices(
            [Choice(each.value, say(f"service.{each}")) for each in PostalService], numbered=True
        )
        self._service.set_value(PostalService.ORDINARY)
        self._number = find(self.body, QLineEdit, "number")
        self._service.chosen.connect(self._show_number)
        find(self.body, QLabel, "hint").setText(say("dialog.post.hint"))
        self._show_number()

    def operation(self) -> Operation:
        """Return the marking. A day that was not understood is refused beside its field."""
        ids, day, service = self._ids, self._day.date, PostalService(self._service.value)
        number = self._number.text() if self._numbered else ""
        if day is None:
            raise FrontDeskError("typed.no_date", field="day")
        return lambda context: mark_posted(
            context, ids=ids, day=day, service=service, registered_number=number
        )

    def told(self, result: object) -> str:
        """Say how many were marked."""
        count = len(result.ids) if isinstance(result, Outcome) else 0
        return self.page.say("dialog.post.done", count=count)

    def undo(self, result: object) -> Callable[[], None] | None:
        """Return what takes the marking back."""
        if not isinstance(result, Outcome) or not result.ids:
            return None
        page, ids = self.page, result.ids

        def take_back() -> None:
            page.write(lambda context: undo_letters(context, ids=ids))

        return take_back

    @property
    def _numbered(self) -> bool:
        return self._service.value in (PostalService.REGISTERED, PostalService.COURIER)

    def _show_number(self) -> None:
        find(self.body, Field, "number_field").setVisible(self._numbered)
