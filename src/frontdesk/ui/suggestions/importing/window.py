"""The window of an import: its columns, what would become of its rows, and what did (POL-06)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.imports.rejects import save_rejected
from frontdesk.services.imports.report import ImportReport
from frontdesk.services.imports.suggestion_twins import LikelyTwin
from frontdesk.ui.delegates.grouped import ColumnPlan
from frontdesk.ui.dialogs.frame import DialogFrame
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.refusals import Refusals
from frontdesk.ui.look.layouts import fitting
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.suggestions.importing.columns import ColumnChoices
from frontdesk.ui.suggestions.importing.looking import Looking
from frontdesk.ui.suggestions.importing.rows import first_rows, refused_rows, twin_rows
from frontdesk.ui.suggestions.importing.sources import Beginning, Source, Table
from frontdesk.ui.tasks.lanes import Lane
from frontdesk.ui.widgets.buttons import SecondaryButton
from frontdesk.ui.widgets.grouped_list import GroupedList

_WIDTH, _HEIGHT = 960, 720
_PLAN = ColumnPlan(parts=(0.45, 0.33, 0.22))
_PLACES = {"mapping": "column_text_field", "text": "column_text_field"}


class ImportDialog(DialogFrame):
    """Nothing is stored before the button; what is taken in can be stopped, and gone on with later."""

    FORM = "dialog_import"
    TEXTS = "dialog.import"

    progressed = Signal(int)

    def __init__(self, page: PageContext, source: Source, parent: QWidget | None = None) -> None:
        super().__init__(page, parent, about=source.name)
        self._source = source
        self._first: Beginning | None = None
        self._report: ImportReport | None = None
        self._twins: Sequence[LikelyTwin] = ()
        self._running: Event | None = None
        self._refusals = Refusals(self.form, page.words, _PLACES)
        self._list = GroupedList(plan=_PLAN)
        self._progress = find(self.body, QProgressBar, "progress")
        self._columns = ColumnChoices(self.body, page)
        self._looking = Looking(page, self)
        self._save = SecondaryButton(page.say("suggestions.import.save_refused"))
        self.add_button(self._save)
        self._prepare()
        self._connect()
        self.resize(fitting(self, _WIDTH, _HEIGHT))
        self.begin_typing()
        self._looking.look(self._source)

    def fit(self) -> None:
        """Stay as large as it is: the list takes what room there is."""

    def reject(self) -> None:
        """Stop what runs, or close."""
        if self._running is not None:
            self._running.set()
            return
        self._looking.end()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        """Let nothing run on for a window that has gone."""
        self._stop()
        super().closeEvent(event)

    def take_in(self) -> None:
        """Take everything in that can be."""
        self._looking.end()
        self._refusals.clear()
        stop = self._running = Event()
        source, progress = self._source, self.progressed.emit
        self._show_running()

        def taken(context: Context) -> Done[ImportReport]:
            return source.take_in(context, progress, stop.is_set)

        self.page.read(taken, self._taken(), self._failed, lane=Lane.FILES, owner=self.page.bus)

    def write_refused(self, target: Path) -> None:
        """Write what was refused into a file, with line, column and reason."""
        rejected = self._report.rejected if self._report else ()
        say, render = self.page.say, self.page.render
        header = [say(f"suggestions.import.{name}") for name in ("line_heading", "where", "reason")]

        def saved(_context: Context) -> int:
            return save_rejected(target=target, header=header, rejected=rejected, said=render)

        def told(_count: int) -> None:
            self.page.bus.tell.emit(Tell(say("pdf.saved", file=target.name)))

        self.page.read(saved, told, self._refusals.show, lane=Lane.DOCUMENTS, owner=self)

    def _prepare(self) -> None:
        table = self._source if isinstance(self._source, Table) else None
        room = find(self.form, QWidget, "body").layout()
        if isinstance(room, QVBoxLayout):
            room.setStretch(0, 1)  # the list grows with the window
        find(self.body, QWidget, "columns").setVisible(table is not None)
        inside = QVBoxLayout(find(self.body, QWidget, "rows_host"))
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._list)
        order = find(self.body, QWidget, "date_order")
        order.setVisible(table is not None and not table.look.dates_fixed)
        self._list.setAccessibleName(self.page.say("suggestions.import.first"))
        if table is not None:
            self._columns.offer(table.look.headings, table.look.samples, table.look.fields)
        self._progress.hide()
        self._save.hide()
        self._confirm.setEnabled(False)
        known = table.look.known if table else None
        if known is not None:
            told = self.page.say("suggestions.import.known", layout=known.name)
        else:
            told = self.page.say("suggestions.import.guessed" if table else "suggestions.import.answers")
        find(self.body, QLabel, "told").setText(told)

    def _connect(self) -> None:
        self._confirm.clicked.connect(self.take_in)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._confirm.click)
        find(self.form, QPushButton, "cancel").clicked.connect(self.reject)
        self._save.clicked.connect(self._ask_where)
        self._columns.changed.connect(self._look_again)
        self._looking.began.connect(self._begun)
        self._looking.progressed.connect(self._checking)
        self._looking.checked.connect(self._checked)
        self._looking.compared.connect(self._compared)
        self._looking.refused.connect(self._refused)
        self.progressed.connect(self._taking)
        program = QCoreApplication.instance()
        if program is not None:
            program.aboutToQuit.connect(self._stop)  # the end of the program waits for what runs

    def _stop(self) -> None:
        """Stop whatever runs; what came in until then stays."""
        self._looking.end()
        if self._running is not None:
            self._running.set()

    def _look_again(self) -> None:
        if isinstance(self._source, Table):
            columns = self._columns
            self._source = self._source.read_as(columns.fields, month_first=columns.month_first)
        self._refusals.clear()
        self._confirm.setEnabled(False)
        self._report, self._twins = None, ()
        self._looking.look(self._source)

    def _begun(self, found: Beginning) -> None:
        self._first = found
        self._confirm.setEnabled(bool(found.entries))
        self._say("suggestions.import.checking", done=0)
        self._show_rows()

    def _checking(self, done: int) -> None:
        self._say("suggestions.import.checking", done=done)

    def _checked(self, report: ImportReport) -> None:
        self._report = report
        self._confirm.setEnabled(report.imported > 0)
        self.name_confirm(self.page.say("suggestions.import.take_in", count=report.imported))
        self._tell_report("suggestions.import.would")

    def _compared(self, twins: Sequence[LikelyTwin]) -> None:
        self._twins = twins
        self._show_rows()

    def _refused(self, refusal: FrontDeskError) -> None:
        self._first = None
        self._confirm.setEnabled(False)
        find(self.body, QLabel, "check").clear()
        self._refusals.tell(refusal)
        self._show_rows()

    def _show_rows(self) -> None:
        first = first_rows(self._first, self.page) if self._first else []
        rejected = self._report.rejected if self._report else self._first.rejected if self._first else ()
        untold = self._report.untold if self._report else 0
        refused = refused_rows(rejected, untold, self.page)
        self._list.set_groups([*refused, *first, *twin_rows(self._twins, self.page)])

    def _show_running(self) -> None:
        self._confirm.setEnabled(False)
        self._enable_columns(enabled=False)
        find(self.form, QPushButton, "cancel").setText(self.page.say("suggestions.import.stop"))
        total = self._report.imported + self._report.duplicates + self._report.refused if self._report else 0
        self._progress.setRange(0, total)
        self._progress.show()

    def _enable_columns(self, *, enabled: bool) -> None:
        for part in ("columns", "date_order"):
            find(self.body, QWidget, part).setEnabled(enabled)

    def _taking(self, done: int) -> None:
        self._progress.setValue(done)
        self._say("suggestions.import.taking", done=done)

    def _taken(self) -> Callable[[Done[ImportReport]], None]:
        """Return what hears that it is done, though the window may have gone by then."""
        page = self.page

        def heard(outcome: Done[ImportReport]) -> None:
            page.bus.changed.emit(outcome.changes)
            count = outcome.result.imported
            page.bus.tell.emit(Tell(page.say("dialog.import.done", count=count)))
            if isValid(self):
                self._show_report(outcome.result)

        return heard

    def _show_report(self, report: ImportReport) -> None:
        self._running, self._report = None, report
        self._first = None
        self._progress.hide()
        self._confirm.hide()
        for part in ("told", "columns", "date_order"):
            find(self.body, QWidget, part).hide()
        find(self.form, QPushButton, "cancel").setText(self.page.say("suggestions.import.close"))
        self._save.setVisible(bool(report.rejected))
        self._tell_report("suggestions.import.done" if report.whole else "suggestions.import.stopped")
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, refusal: FrontDeskError) -> None:
        if not isValid(self):
            self.page.bus.refused.emit(refusal)
            return
        self._running = None
        self._progress.hide()
        self._enable_columns(enabled=True)
        find(self.form, QPushButton, "cancel").setText(self.page.say("suggestions.import.close"))
        self._refusals.show(refusal)

    def _tell_report(self, id_: str) -> None:
        report = self._report
        if report is not None:
            self._say(id_, new=report.imported, here=report.duplicates, refused=report.refused)
        self._show_rows()

    def _say(self, id_: str, **params: object) -> None:
        find(self.body, QLabel, "check").setText(self.page.say(id_, **params))

    def _ask_where(self) -> None:
        title = self.page.say("suggestions.import.save_refused")
        name, _ = QFileDialog.getSaveFileName(self, title, "refused.csv", "CSV (*.csv)")
        if name:
            self.write_refused(Path(name))
