"""Asks which copy of the office is to be brought back: the last one, unless another is chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from frontdesk.services.upkeep import copies_of
from frontdesk.words import Words


def ask_which(
    words: Words, where: str, *, title: str, why: str, parent: QWidget | None = None
) -> Path | None:
    """Return the copy that is to take the place of the database `where`, or None."""
    newest = next(iter(copies_of(where).items()), None)
    box = QMessageBox(QMessageBox.Icon.Critical, title, title, parent=parent)
    box.setInformativeText(why)
    box.addButton(words.text("start.leave"), QMessageBox.ButtonRole.RejectRole)
    id_ = "start.another" if newest else "start.restore"
    another = box.addButton(words.text(id_), QMessageBox.ButtonRole.ActionRole)
    last = another
    if newest:
        last = box.addButton(words.text("start.newest", at=newest[0]), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(last)
    box.exec()
    chosen = box.clickedButton()
    if newest and chosen is last:
        return newest[1]
    return _choose(words, newest, parent) if chosen is another else None


def _choose(words: Words, newest: tuple[object, Path] | None, parent: QWidget | None) -> Path | None:
    folder = str(newest[1].parent) if newest else ""
    name, _ = QFileDialog.getOpenFileName(
        parent, words.text("start.restore"), folder, words.text("start.copies")
    )
    return Path(name) if name else None
