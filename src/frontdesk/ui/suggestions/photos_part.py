"""The photos of an entry: added by a dialog or dropped onto its page, shown small, opened by a click."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QImageReader
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.attachments import open_document
from frontdesk.services.changes import Done
from frontdesk.services.contact import Scan
from frontdesk.services.context import Context
from frontdesk.services.scan_files import read_scan
from frontdesk.services.suggestions.photos import add_photo
from frontdesk.services.suggestions.undoing import undo_last
from frontdesk.services.suggestions.views import SuggestionView
from frontdesk.services.views import DocumentView
from frontdesk.ui.forms.loading import find
from frontdesk.ui.intake.scans import ChooseFiles, choose_files
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.tasks.lanes import Lane
from frontdesk.ui.widgets.thumbnails import PICTURE, Thumbnails

_SHARP = 2  # thumbnails are read for screens of 200 %
_NO_PICTURE = "application/pdf"


class PhotosPart(QObject):
    """Works the card of photos on the page of an entry."""

    opened = Signal(int)

    def __init__(self, form: QWidget, page: PageContext, choose: ChooseFiles = choose_files) -> None:
        super().__init__(form)
        self._form = form
        self._page = page
        self._choose = choose
        self._entry: SuggestionView | None = None
        self._known: dict[int, QImage] = {}  # contents never change
        self._hint = find(form, QLabel, "photos_hint")
        self._hint_text = self._hint.text()
        self._add = find(form, QPushButton, "add_photo")
        self.list = Thumbnails()
        self.list.setAccessibleName(page.say("suggestions.documents"))
        column = QVBoxLayout(find(form, QWidget, "documents_host"))
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self.list.opened.connect(self.opened)
        self._add.clicked.connect(self.add_by_dialog)
        form.setAcceptDrops(True)
        form.installEventFilter(self)

    def show_entry(self, entry: SuggestionView) -> None:
        """Show the photos of an entry; their pictures come when they have been read."""
        if self._entry is None or entry.reference != self._entry.reference:
            self._tell(self._hint_text, "small")
        self._entry = entry
        self._add.setVisible(self._takes)
        self._hint.setVisible(self._takes)
        self.list.show_named([(each.id, each.name) for each in entry.documents])
        self.list.show_pictures(self._known)
        unread = [each for each in entry.documents if each.id not in self._known]
        if unread:
            self._page.read(
                partial(_pictures, documents=unread),
                self._show_pictures,
                lane=Lane.DOCUMENTS,
                replace_key=(id(self), "photos"),
                owner=self,
            )

    def add_by_dialog(self) -> None:
        """Ask for files and add them."""
        self.add(self._choose(self._form, self._page.say("suggestions.choose_photos")))

    def add(self, files: Sequence[str]) -> None:
        """Add files; one that is no photo or scan is refused under the photos."""
        if self._entry is None or not self._takes:
            return
        for file in files:
            reading = partial(_read, file=file)
            adding = partial(self._write, self._entry.reference)
            self._page.read(reading, adding, self._refused, owner=self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Take files that are dropped anywhere onto the page."""
        if isinstance(event, QDragEnterEvent) and event.mimeData().hasUrls() and self._takes:
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self.add([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])
            event.acceptProposedAction()
            return True
        return False

    @property
    def _takes(self) -> bool:
        return self._entry is not None and "add_photo" in self._entry.actions

    def _write(self, reference: str, scan: Scan) -> None:
        def added(kept: DocumentView) -> None:
            self._tell(self._hint_text, "small")
            told = self._page.say("suggestions.photo_added", name=kept.name)
            self._page.bus.tell.emit(Tell(told, take_back))

        def take_back() -> None:
            self._page.write(partial(_undo, reference=reference), owner=self._page.bus)

        self._page.write(partial(_add, reference=reference, scan=scan), added, self._refused, owner=self)

    def _show_pictures(self, found: Mapping[int, QImage]) -> None:
        self._known |= found
        self.list.show_pictures(found)

    def _refused(self, refusal: FrontDeskError) -> None:
        self._tell(self._page.render(refusal.message), "error")

    def _tell(self, text: str, look: str) -> None:
        self._hint.setText(text)
        self._hint.setProperty("look", look)
        self._hint.style().polish(self._hint)


def thumbnail(data: bytes) -> QImage:
    """Return a picture made small, turned as the camera was held; a null one where it cannot be read."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    room, size = PICTURE * _SHARP, reader.size()
    if size.isValid():
        turned = QSize(max(room.width(), room.height()), max(room.width(), room.height()))
        reader.setScaledSize(size.scaled(turned, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return image if image.isNull() else image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)


def _pictures(context: Context, *, documents: Sequence[DocumentView]) -> dict[int, QImage]:
    pictured = (each for each in documents if each.media_type != _NO_PICTURE)
    return {each.id: thumbnail(open_document(context, document=each.id).data) for each in pictured}


def _read(_context: Context, *, file: str) -> Scan:
    return read_scan(Path(file))


def _add(context: Context, *, reference: str, scan: Scan) -> Done[DocumentView]:
    return add_photo(context, reference=reference, scan=scan)


def _undo(context: Context, *, reference: str) -> Done[None]:
    return undo_last(context, reference=reference)
