"""Which files are imported: asked for, and opened off the UI thread."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from frontdesk.ui.page_context import PageContext
from frontdesk.ui.suggestions.importing.sources import Source, opened_source
from frontdesk.ui.suggestions.importing.window import ImportDialog
from frontdesk.ui.tasks.lanes import Lane

_KINDS = "*.csv *.tsv *.txt *.xlsx *.xlsm *.eml"


def choose_import(page: PageContext, parent: QWidget) -> None:
    """Ask for a table, or for any number of answers of the website's form, and show what is in it."""
    title = page.say("suggestions.import.choose")
    kinds = f"{page.say('suggestions.import.kinds')} ({_KINDS})"
    names, _ = QFileDialog.getOpenFileNames(parent, title, "", kinds)
    if names:
        open_import(page, parent, [Path(name) for name in names])


def open_import(page: PageContext, parent: QWidget, paths: Sequence[Path]) -> None:
    """Show what is in some files; why they cannot be read is told at the foot."""

    def show(source: Source) -> None:
        ImportDialog(page, source, parent.window()).show()

    page.read(lambda context: opened_source(context, paths), show, lane=Lane.FILES, owner=parent)
