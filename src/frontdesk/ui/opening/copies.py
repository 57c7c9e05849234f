"""Asks which copy of the office is to be brought back: the last one, unless another is chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from frontdesk.services.upkeep import copies_of
from frontdesk.ui.widgets.ask_box import AskBox
from frontdesk.words import Words


def ask_which(
    words: Words, where: str, *, title: str, why: str, parent: QWidget | None = None
) -> Path | None:
    """Return the copy that is to take the place of the database `where`, or None."""
    newest = next(iter(copies_of(where).items()), None)
    box = AskBox(title, why, parent=parent)
    box.offer(words.text("start.leave"))
    another = box.offer(words.text("start.another" if newest else "start.restore"), primary=newest is None)
    last = box.offer(words.text("start.newest", at=newest[0]), primary=True) if newest else None
    answer = box.ask()
    if newest and answer is last:
        return newest[1]
    return _choose(words, newest, parent) if answer is another else None


def _choose(words: Words, newest: tuple[object, Path] | None, parent: QWidget | None) -> Path | None:
    folder = str(newest[1].parent) if newest else ""
    name, _ = QFileDialog.getOpenFileName(
        parent, words.text("start.restore"), folder, words.text("start.copies")
    )
    return Path(name) if name else None
