"""The bar at the top: the office's name, the search field, the intake buttons."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from frontdesk.ui.forms.loading import find
from frontdesk.ui.shell.page import IntakeSpec
from frontdesk.ui.widgets.buttons import Button, PrimaryButton, SecondaryButton
from frontdesk.ui.widgets.search_field import SearchField


class TopBar:
    """Works the bar of the main window's form."""

    def __init__(self, form: QWidget) -> None:
        self._form = form
        self._name = find(form, QLabel, "office_name")
        self._buttons = QHBoxLayout(find(form, QWidget, "intake_buttons"))
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._buttons.setSpacing(8)
        self.search = find(form, SearchField, "search")
        focus = QShortcut(QKeySequence("Ctrl+K"), form)
        focus.activated.connect(self._search)

    def name_office(self, name: str) -> None:
        """Show whose desk this is."""
        self._name.setText(name)

    def add_intake(self, spec: IntakeSpec) -> Button:
        """Offer one more kind of intake, with its key."""
        kind = PrimaryButton if spec.primary else SecondaryButton
        button = kind(spec.title, icon=spec.icon, key_hint=spec.key)
        button.setObjectName(f"intake_{spec.id}")
        button.bind_key()
        button.clicked.connect(spec.opens)
        self._buttons.addWidget(button)
        button.show()
        return button

    def _search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()
