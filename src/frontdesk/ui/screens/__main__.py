"""Writes the pictures: `python -m frontdesk.ui.screens OUT [NAME …] [--language L]`."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QSize, QTimer
from PySide6.QtPdf import QPdfPageRenderer
from PySide6.QtWidgets import QWidget

from frontdesk.ui.look.grab import dressed, shown_offscreen, take_picture
from frontdesk.ui.look.theme import Scheme, Theme
from frontdesk.ui.opening.start import make_application
from frontdesk.ui.screens.scene import Scene
from frontdesk.ui.screens.scenes import scenes
from frontdesk.ui.screens.stage import Stage, staged


@dataclass(frozen=True, slots=True)
class Look:
    """One way in which every scene is shown."""

    name: str
    scheme: Scheme
    scale: float = 1.0


_SETTLE_MS = 60
_MOST_PAUSES = 50
LOOKS = (Look("light", Scheme.LIGHT), Look("dark", Scheme.DARK), Look("light-200", Scheme.LIGHT, 2.0))


def take_pictures(folder: Path, names: Sequence[str] = (), language: str = "") -> int:
    """Write a picture of every scene, or of those named, in every look; return how many.

    `language` is that of the window, the office's own where none is named.

    Raises OSError when a file cannot be written.
    """
    application = make_application()
    theme = Theme(application, Scheme.LIGHT)
    with staged(application, theme, language) as stage:
        chosen = [scene for scene in scenes() if not names or scene.name in names]
        for look in LOOKS:  # the looks outside: every window that lives is dressed anew with each
            with dressed(stage.theme, look.scheme):
                for scene in chosen:
                    _picture(stage, scene, look, folder)
    return len(LOOKS) * len(chosen)


def _picture(stage: Stage, scene: Scene, look: Look, folder: Path) -> None:
    widget = scene.make(stage)
    _settle(stage, widget, scene.size)
    take_picture(widget, folder / f"{scene.name}-{look.name}.png", size=scene.size, scale=look.scale)
    _strike(stage, widget)


def _settle(stage: Stage, widget: QWidget, size: QSize | None) -> None:
    """Let everything that is fetched or drawn only once it is seen take place before the picture."""
    if size is not None:
        widget.resize(size)
    if not widget.isVisible():
        shown_offscreen(widget, stage.application)
    drawn: list[int] = []
    renderers = widget.findChildren(QPdfPageRenderer)
    for renderer in renderers:
        renderer.pageRendered.connect(lambda page, *_: drawn.append(page))
    # The pages of a PDF are drawn by a thread of Qt's in its own time, once they are asked for.
    for _ in range(_MOST_PAUSES):
        before = len(drawn)
        widget.grab()
        _pause()
        if not renderers or 0 < len(drawn) == before:
            return


def _pause() -> None:
    loop = QEventLoop()
    QTimer.singleShot(_SETTLE_MS, loop.quit)
    loop.exec()


def _strike(stage: Stage, widget: QWidget) -> None:
    """Clear the window away, unless it is the main one, which serves the next scene."""
    if widget is stage.window.shell:
        stage.window.shell.top_bar.search.clear()
        stage.window.shell.results.popup.hide()
    else:
        widget.close()
        widget.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def main(arguments: Sequence[str]) -> int:
    """Take the pictures into the folder named first; nothing of the user's own desk is touched."""
    parser = ArgumentParser(prog="screens", description=__doc__)
    parser.add_argument("folder", metavar="OUT", type=Path)
    parser.add_argument("names", metavar="NAME", nargs="*", help="these scenes alone")
    parser.add_argument("--language", default="", help="en, de, fr or es")
    asked = parser.parse_intermixed_args(arguments)
    with TemporaryDirectory(prefix="frontdesk-") as home:
        os.environ["FRONTDESK_HOME"] = home
        count = take_pictures(asked.folder, asked.names, asked.language)
    sys.stdout.write(f"{count}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
