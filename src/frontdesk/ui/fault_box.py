"""What is shown when the office cannot be opened: why, and the way back from a copy where there is one."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QFileDialog, QMessageBox

from frontdesk.domain.errors import StoreError
from frontdesk.words import Words, words_for

_MENDED_BY_A_COPY = frozenset({"store.damaged", "store.not_a_database", "store.empty"})


def show_fault(fault: StoreError, language: str) -> None:
    """Say why the office cannot be opened, and wait until that is read."""
    _box(fault, _words(language)).exec()


def ask_after_fault(fault: StoreError, language: str) -> Path | None:
    """Say why the office cannot be opened, and return the copy that is to be brought back, if one is."""
    words = _words(language)
    box = _box(fault, words)
    if fault.message.id not in _MENDED_BY_A_COPY:
        box.exec()
        return None
    restore = box.addButton(words.text("start.restore"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Close)
    box.exec()
    return _choose(words) if box.clickedButton() is restore else None


def _choose(words: Words) -> Path | None:
    name, _ = QFileDialog.getOpenFileName(None, words.text("start.restore"), "", words.text("start.copies"))
    return Path(name) if name else None


def _box(fault: StoreError, words: Words) -> QMessageBox:
    title = words.text("start.cannot_open")
    box = QMessageBox(QMessageBox.Icon.Critical, title, title)
    box.setInformativeText(words.render(fault.message))
    return box


def _words(language: str) -> Words:
    return words_for(language, timezone=ZoneInfo("UTC"))
