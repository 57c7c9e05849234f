"""Handing a document to a printer from the window."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PySide6.QtCore import QObject

from frontdesk.printing.jobs import PrintOptions
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.tasks.lanes import Failed, Lane


def hand_over(
    page: PageContext,
    document: bytes | Path,
    options: PrintOptions,
    title: str,
    done: Callable[[str], None],
    failed: Failed | None = None,
    *,
    owner: QObject | None = None,
) -> None:
    """Hand a PDF, or the file that it is in, to the spooler; `done` gets the job's id.

    Off the UI thread. `failed` gets the refusal; without it the window shows it.
    """
    spooler = page.spooler

    def submit() -> str:
        with BytesIO(document) if isinstance(document, bytes) else document.open("rb") as opened:
            return spooler().submit(opened, options, title=title)

    page.read(lambda _context: submit(), done, failed, lane=Lane.PRINTING, owner=owner)
