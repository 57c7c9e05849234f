"""Where a batch is saved that is to be printed elsewhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from frontdesk.ui.page_context import PageContext


def ask_target(page: PageContext, window: QWidget) -> Path | None:
    """Ask for a file; None where none was chosen."""
    name = f"{page.say('mailroom.letters')} {page.today().isoformat()}.pdf"
    chosen, _ = QFileDialog.getSaveFileName(window, page.say("mailroom.save_pdf"), name, "PDF (*.pdf)")
    return Path(chosen) if chosen else None
