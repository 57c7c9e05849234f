"""A group of fields in an intake window: it reads them into the contact, and decides nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from frontdesk.services.contact import Contact


class Part(QObject):
    """Some of the fields of one window.

    `REFUSALS` says beside which field of the form a refusal is shown, by the
    name of the input in the words of the headless commands.
    """

    REFUSALS: ClassVar[Mapping[str, str]] = {}

    edited = Signal()

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self.form = form

    def apply(self, contact: Contact) -> Contact:
        """Return the contact with what these fields say."""
        return contact
