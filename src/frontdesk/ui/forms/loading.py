"""Loads the Designer forms, with our own controls in them."""

from __future__ import annotations

import re
from typing import TypeVar

from PySide6.QtCore import QBuffer, QCoreApplication, QObject, Qt
from PySide6.QtUiTools import QUiLoader
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from frontdesk import paths
from frontdesk.ui.forms.widgets import CUSTOM_WIDGETS, custom_widget

_CLASS = re.compile(r'<widget class="(\w+)"')

T = TypeVar("T", bound=QObject)


class Forms:
    """Makes widgets from the files in `forms/`; one loader serves the whole program."""

    def __init__(self, parent: QObject | None = None) -> None:
        self._loader = _loader(parent)
        self._loader.setTranslationEnabled(True)
        self._registered: set[str] = set()

    def load(self, name: str, parent: QWidget | None = None) -> QWidget:
        """Return the form `name`.ui, its fields assembled.

        Raises FileNotFoundError when there is no such form.
        """
        file = paths.forms() / f"{name}.ui"
        source = file.read_bytes()
        named = set(_CLASS.findall(source.decode())) & CUSTOM_WIDGETS.keys()
        self._register(named)
        buffer = QBuffer()
        buffer.setData(source)
        buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        form = self._loader.load(buffer, parent)
        if "Field" in named:
            _assemble_fields(form)
        return form

    def fill(self, host: QWidget, name: str) -> QWidget:
        """Load a form and let it fill a widget from edge to edge."""
        form = self.load(name, host)
        layout = QVBoxLayout(host)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(form)
        return form

    def _register(self, named: set[str]) -> None:
        for name in named - self._registered:
            self._loader.registerCustomWidget(custom_widget(name))
        self._registered |= named


def _loader(parent: QObject | None) -> QUiLoader:
    """Return a loader that has not loaded Designer and its plug-ins, which no form of ours needs."""
    before = QCoreApplication.libraryPaths()
    QCoreApplication.setLibraryPaths([])
    try:
        return QUiLoader(parent)
    finally:
        QCoreApplication.setLibraryPaths(before)


def _assemble_fields(form: QWidget) -> None:
    from frontdesk.ui.widgets.field import Field  # noqa: PLC0415  start-up: the window's own form has none

    fields = form.findChildren(Field)
    for field in fields:
        field.assemble()
    # Layouts are not asked for their items: what Python keeps of an item outlives it, and is taken for
    # whatever comes to stand at its place in memory.
    for row in form.findChildren(QHBoxLayout):
        for field in fields:
            row.setAlignment(field, Qt.AlignmentFlag.AlignTop)  # beside a field with a reason under it


def find(form: QWidget, kind: type[T], name: str) -> T:
    """Return a form's part by its object name, in its own type.

    Raises LookupError when the form has no such part: the form and the code
    that uses it disagree.
    """
    part = form.findChild(kind, name)
    if part is None:
        raise LookupError(f"the form {form.objectName()!r} has no {kind.__name__} named {name!r}")
    return part
