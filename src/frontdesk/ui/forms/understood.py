"""Dates and times that were typed but not understood are never silently left out."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from frontdesk.domain.errors import FrontDeskError
from frontdesk.ui.widgets.dates import DateField, TimeField
from frontdesk.ui.widgets.field import Field


def not_understood(form: QWidget) -> Field | None:
    """Return the first visible field whose date or time is not understood."""
    for field in form.findChildren(Field):
        typed = field.input
        if isinstance(typed, (DateField, TimeField)) and field.isVisibleTo(form) and not typed.understood:
            return field
    return None


def check_understood(form: QWidget) -> None:
    """Raise `FrontDeskError` with the form's own name of a field that holds no date or time."""
    field = not_understood(form)
    if field is not None:
        id_ = "typed.no_time" if isinstance(field.input, TimeField) else "typed.no_date"
        raise FrontDeskError(id_, field=field.objectName())
