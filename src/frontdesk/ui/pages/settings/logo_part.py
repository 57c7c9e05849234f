"""The logo of the letterhead: it is kept as soon as it is chosen, and the notice takes that back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from frontdesk.services.stationery.images import LOGO, set_logo
from frontdesk.ui.forms.loading import find
from frontdesk.ui.letters.pictures import Picked, dress_picture, pick
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.tasks.lanes import Lane
from frontdesk.ui.widgets.picture_field import PictureField

_NONE = Picked("", b"", QImage())


class LogoPart(QObject):
    """`kept` tells that letters wear another one from now on."""

    kept = Signal()

    def __init__(self, page: PageContext, form: QWidget) -> None:
        super().__init__(form)
        self._page = page
        self._data = b""
        self.field = find(form, PictureField, "logo")
        dress_picture(page, self.field, "letterhead.drop_logo")
        self.field.file_chosen.connect(self._read)
        self.field.removed.connect(lambda: self._keep(_NONE))

    def show(self, data: bytes, image: QImage) -> None:
        """Show the logo that is kept."""
        self._data = data
        self.field.show_picture(image)

    def _read(self, file: str) -> None:
        self._page.read(
            lambda _context: pick(Path(file), LOGO),
            self._keep,
            lambda refusal: self.field.show_problem(self._page.render(refusal.message)),
            lane=Lane.PREVIEW,
            owner=self,
        )

    def _keep(self, picked: Picked) -> None:
        before = Picked("logo", self._data, self.field.image)

        def kept(_nothing: None) -> None:
            self.show(picked.data, picked.image)
            told = self._page.say("letterhead.logo_kept" if picked.data else "letterhead.logo_removed")
            self._page.bus.tell.emit(Tell(told, undo=lambda: self._keep(before)))
            self.kept.emit()

        self._page.write(
            lambda context: set_logo(context, name=picked.name, data=picked.data), kept, owner=self
        )
