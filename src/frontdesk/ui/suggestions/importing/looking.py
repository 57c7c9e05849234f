"""Looks at what is to be imported, off the UI thread: the first rows, then all of them, then their twins."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QObject, Signal

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.context import Context
from frontdesk.services.imports.report import ImportReport
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.suggestions.importing.sources import Source
from frontdesk.ui.tasks.lanes import Lane


class Looking(QObject):
    """`began` carries a `Beginning`, `checked` an `ImportReport`, `compared` the likely twins.

    Of two looks only the later is told of; the earlier stops within some hundred rows.
    """

    began = Signal(object)
    progressed = Signal(int)
    checked = Signal(object)
    compared = Signal(object)
    refused = Signal(FrontDeskError)

    def __init__(self, page: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._stop = Event()

    def look(self, source: Source) -> None:
        """Look at a source from its beginning."""
        self.end()
        stop = self._stop = Event()
        self._ask(source.begin, lambda found: self._begun(source, found, stop), stop)

    def end(self) -> None:
        """Stop looking."""
        self._stop.set()

    def _begun(self, source: Source, found: object, stop: Event) -> None:
        self.began.emit(found)
        self._ask(
            lambda context: source.check(context, self.progressed.emit, stop.is_set),
            lambda report: self._done(source, report, stop),
            stop,
        )

    def _done(self, source: Source, report: ImportReport, stop: Event) -> None:
        self.checked.emit(report)
        self._ask(lambda context: source.twins(context, stop.is_set), self.compared.emit, stop)

    def _ask(self, question: Callable[[Context], object], heard: Callable[..., None], stop: Event) -> None:
        """Ask, and hear the answer unless something else is looked at by then."""

        def answered(found: object) -> None:
            if not stop.is_set():
                heard(found)

        def refused(refusal: FrontDeskError) -> None:
            if not stop.is_set():
                self.refused.emit(refusal)

        self._page.read(question, answered, refused, lane=Lane.FILES, owner=self)
