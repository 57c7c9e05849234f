"""What stands in the fields of a form, as plain values that a draft can keep."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from frontdesk.ui.forms.plain_text import text_of
from frontdesk.ui.widgets.lookup_field import LookupField
from frontdesk.ui.widgets.segmented import Segmented

Value = str | bool | int
_INSIDE_OTHERS = "qt_"  # Qt's names for the parts of its own compound controls


def values_of(form: QWidget) -> dict[str, Value]:
    """Return what every named field holds, by its object name; empty fields are left out."""
    return {name: value for name, value in _all_values(form) if value not in ("", False)}


def all_values(form: QWidget) -> dict[str, Value]:
    """Return what every named field holds, the empty ones too."""
    return dict(_all_values(form))


def on_change(form: QWidget, changed: Callable[[], None]) -> None:
    """Call `changed` whenever a named field holds something else."""
    for field in _fields(form):
        _change_of(field).connect(changed)


def put_values(form: QWidget, values: Mapping[str, object]) -> None:
    """Put values back into the fields that bear their names; others stay as they are.

    Choices come first, for they decide which fields are on screen.
    """
    fields = [(field, values[field.objectName()]) for field in _fields(form) if field.objectName() in values]
    for field, value in sorted(fields, key=lambda pair: not isinstance(pair[0], Segmented)):
        _put(field, value)


def _all_values(form: QWidget) -> Iterator[tuple[str, Value]]:
    for field in _fields(form):
        yield field.objectName(), _value(field)


def _fields(form: QWidget) -> Iterator[QWidget]:
    for kind in (Segmented, QLineEdit, QPlainTextEdit, QCheckBox, QComboBox, QSpinBox):
        for field in form.findChildren(kind):
            if field.objectName() and not field.objectName().startswith(_INSIDE_OTHERS):
                yield field


def _value(field: QWidget) -> Value:
    match field:
        case Segmented():
            return field.value
        case QPlainTextEdit():
            return text_of(field)
        case QCheckBox():
            return field.isChecked()
        case QComboBox():
            return field.currentText()
        case QSpinBox():
            return field.value()
        case QLineEdit():
            return field.text()
    raise TypeError(f"{field.objectName()} is no field")


def _change_of(field: QWidget) -> SignalInstance:
    match field:
        case Segmented():
            return field.chosen
        case QCheckBox():
            return field.toggled
        case QComboBox():
            return field.currentTextChanged
        case QPlainTextEdit() | QLineEdit() | QSpinBox():
            return field.textChanged
    raise TypeError(f"{field.objectName()} is no field")


def _put(field: QWidget, value: object) -> None:
    match field:
        case Segmented():
            field.set_value(str(value))
        case QPlainTextEdit():
            field.setPlainText(str(value))
        case QCheckBox():
            field.setChecked(bool(value))
        case QComboBox():
            field.setCurrentText(str(value))
        case QSpinBox():
            field.setValue(int(str(value)))
        case LookupField():
            field.set_picked(None, str(value))  # what was picked before stands there no more
        case QLineEdit():
            field.setText(str(value))
