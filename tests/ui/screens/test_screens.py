"""Pictures are taken of every page and dialog, in every look."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from frontdesk.domain.kinds import Channel
from frontdesk.ui.dialogs.action_dialogs import DIALOGS
from frontdesk.ui.dialogs.words import WORDINGS
from frontdesk.ui.screens.__main__ import LOOKS, take_pictures
from frontdesk.ui.screens.scenes import scenes

NAMES = ("page-today", "dialog-answer")


def test_pictures_are_taken_in_every_look(qapp: QApplication, tmp_path: Path) -> None:
    assert take_pictures(tmp_path, NAMES) == len(NAMES) * len(LOOKS)
    for name in NAMES:
        sizes = {look.name: QImage(str(tmp_path / f"{name}-{look.name}.png")).size() for look in LOOKS}
        assert sizes["light"] == sizes["dark"]
        assert sizes["light-200"] == sizes["light"] * 2
    light, dark = (QImage(str(tmp_path / f"page-today-{look}.png")) for look in ("light", "dark"))
    assert light.pixelColor(4, 4).lightness() > 200
    assert dark.pixelColor(4, 4).lightness() < 60


def test_there_is_a_picture_of_every_dialog_and_window() -> None:
    names = {scene.name for scene in scenes()}
    assert {f"dialog-{action}" for action in (*DIALOGS, *WORDINGS)} <= names
    intakes = (Channel.CALL, Channel.VISIT, Channel.MAIL, Channel.EMAIL)
    assert {f"intake-{channel}" for channel in intakes} <= names
