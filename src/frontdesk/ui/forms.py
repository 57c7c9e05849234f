"""Loads the Designer forms, with our own controls in them."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtUiTools import QUiLoader
from PySide6.QtWidgets import QVBoxLayout, QWidget

from frontdesk import paths
from frontdesk.ui.form_widgets import CUSTOM_WIDGETS
from frontdesk.ui.widgets.field import Field

T = TypeVar("T", bound=QObject)


class Forms:
    """Makes widgets from the files in `forms/`; one loader serves the whole program."""

    def __init__(self, parent: QObject | None = None) -> None:
        self._loader = QUiLoader(parent)
        self._loader.setTranslationEnabled(True)
        for widget in CUSTOM_WIDGETS:
            self._loader.registerCustomWidget(widget)

    def load(self, name: str, parent: QWidget | None = None) -> QWidget:
        """Return the form `name`.ui, its fields assembled.

        Raises FileNotFoundError when there is no such form.
        """
        file = paths.forms() / f"{name}.ui"
        if not file.is_file():
            raise FileNotFoundError(file)
        form = self._loader.load(str(file), parent)
        for field in form.findChildren(Field):
            field.assemble()
        return form

    def fill(self, host: QWidget, name: str) -> QWidget:
        """Load a form and let it fill a widget from edge to edge."""
        form = self.load(name, host)
        layout = QVBoxLayout(host)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(form)
        return form


def find(form: QWidget, kind: type[T], name: str) -> T:
    """Return a form's part by its object name, in its own type.

    Raises LookupError when the form has no such part: the form and the code
    that uses it disagree.
    """
    part = form.findChild(kind, name)
    if part is None:
        raise LookupError(f"the form {form.objectName()!r} has no {kind.__name__} named {name!r}")
    return part
