"""The scans of a piece of mail: added by a dialog or dropped onto the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QLabel, QListWidget, QListWidgetItem, QPushButton, QWidget

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.contact import Scan
from frontdesk.services.context import Context
from frontdesk.services.scan_files import read_scan
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext

_SCAN_ROLE = Qt.ItemDataRole.UserRole
_PATH_ROLE = Qt.ItemDataRole.UserRole + 1
_ROW_HEIGHT = 24
_SHOWN_ROWS = 4

ChooseFiles = Callable[[QWidget, str], Sequence[str]]


def choose_files(parent: QWidget, title: str) -> Sequence[str]:
    """Ask for files with the system's dialog."""
    return QFileDialog.getOpenFileNames(
        parent, title, "", "PDF, PNG, JPEG, TIFF (*.pdf *.png *.jpg *.jpeg *.tif *.tiff)"
    )[0]


class ScanList(QObject):
    """Works the list of scans; a file is read off the UI thread and judged by its content."""

    changed = Signal()

    def __init__(self, form: QWidget, page: PageContext, choose: ChooseFiles = choose_files) -> None:
        super().__init__(form)
        self._form = form
        self._page = page
        self._choose = choose
        self._list = find(form, QListWidget, "scans")
        self._hint = find(form, QLabel, "drop_here")
        self._hint_text = self._hint.text()
        find(form, QPushButton, "add_scan").clicked.connect(self._add_by_dialog)
        remove = QShortcut(QKeySequence.StandardKey.Delete, self._list)
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)
        remove.activated.connect(self._remove_chosen)
        form.setAcceptDrops(True)
        form.installEventFilter(self)
        self._fit()

    @property
    def scans(self) -> tuple[Scan, ...]:
        """Return the scans, in the order they were added."""
        return tuple(self._list.item(row).data(_SCAN_ROLE) for row in range(self._list.count()))

    @property
    def files(self) -> list[str]:
        """Return where the scans were read from, for a draft."""
        return [self._list.item(row).data(_PATH_ROLE) for row in range(self._list.count())]

    def add(self, files: Sequence[str]) -> None:
        """Read files and add them; one that is no scan is refused under the list."""
        for file in files:
            self._page.read(_reading(file), self._added, self._refused, owner=self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Take files that are dropped anywhere onto the window."""
        if isinstance(event, QDragEnterEvent) and event.mimeData().hasUrls():
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self.add([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])
            event.acceptProposedAction()
            return True
        return False

    def _added(self, found: tuple[str, Scan]) -> None:
        path, scan = found
        item = QListWidgetItem(scan.name)
        item.setData(_SCAN_ROLE, scan)
        item.setData(_PATH_ROLE, path)
        self._list.addItem(item)
        self._tell(self._hint_text, "small")
        self._fit()
        self.changed.emit()

    def _refused(self, refusal: FrontDeskError) -> None:
        self._tell(self._page.render(refusal.message), "error")

    def _tell(self, text: str, look: str) -> None:
        self._hint.setText(text)
        self._hint.setProperty("look", look)
        self._hint.style().polish(self._hint)

    def _add_by_dialog(self) -> None:
        self.add(self._choose(self._form, self._page.say("intake.choose_scans")))

    def _remove_chosen(self) -> None:
        for item in self._list.selectedItems():
            self._list.takeItem(self._list.row(item))
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        rows = min(self._list.count(), _SHOWN_ROWS)
        self._list.setFixedHeight(rows * _ROW_HEIGHT)
        self._list.setVisible(rows > 0)


def _reading(file: str) -> Callable[[Context], tuple[str, Scan]]:
    """Return what reads one file."""
    return lambda _context: (file, read_scan(Path(file)))
