"""Every small window in which something is done to a case."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.ui.dialogs.frame import DialogFrame
from frontdesk.ui.dialogs.keeping import Keeping
from frontdesk.ui.dialogs.opening import Opening
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.refusals import Refusals
from frontdesk.ui.forms.values import all_values, put_values
from frontdesk.ui.page_context import PageContext, Tell

Operation = Callable[[Context], Done[Any]]


class OperationDialog(DialogFrame):
    """Asks for what an operation needs, carries it out, and shows a refusal beside its field.

    It blocks nothing: other windows go on while it is open. A subclass names its
    form, its texts and the places of refusals, and gives the operation.
    """

    PLACES: ClassVar[Mapping[str, str]] = {}

    carried_out = Signal(object)
    draft_name = ""  # of the draft to be put back; by default the one of what opens the dialog

    def __init__(self, page: PageContext, parent: QWidget | None = None, *, about: str = "") -> None:
        """`about` says which case it is, under the title."""
        super().__init__(page, parent, about=about)
        self._keeping: Keeping | None = None
        self._refusals = Refusals(self.form, page.words, self.places)
        self._connect()
        self.prepare()
        self.begin_typing()

    @property
    def places(self) -> Mapping[str, str]:
        """Return beside which field the refusal of an input is shown."""
        return self.PLACES

    def prepare(self) -> None:
        """Fill choices and defaults; called once, when the form is loaded."""

    def operation(self) -> Operation:
        """Return what is to be done, with everything read from the form; it runs off the UI thread.

        Raises `FrontDeskError` for what cannot even be asked of the services.
        """
        raise NotImplementedError

    def opening(self) -> Opening | None:
        """Return what opens the dialog again with what was typed; None where nothing is worth keeping."""
        return None

    def values(self) -> dict[str, Any]:
        """Return what stands in the fields, for a draft."""
        return dict(all_values(self.body))

    def restore(self, values: Mapping[str, Any]) -> None:
        """Show what a draft kept."""
        put_values(self.body, values)

    def told(self, result: object) -> str:
        """Return what the notice says when it is done."""
        return self.page.say(f"{self.texts}.done")

    def undo(self, result: object) -> Callable[[], None] | None:
        """Return what takes the operation back from the notice, where something does."""
        return None

    def confirm(self) -> None:
        """Carry the operation out."""
        self._refusals.clear()
        try:
            operation = self.operation()
        except FrontDeskError as refusal:
            self.refuse(refusal)
            return
        self._confirm.setEnabled(False)
        self.page.write(operation, self._done, self.refuse, owner=self)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        super().showEvent(event)
        if self._keeping is None:
            self._keep()
            self.fit()

    def accept(self) -> None:
        """Close, for it is done."""
        if self._keeping is not None:
            self._keeping.end()
            self._keeping = None
        super().accept()

    def reject(self) -> None:
        """Close; what was typed is put aside, and offered again, unless only its own page could do so."""
        if self._keeping is not None:
            if self._keeping.offered:
                self._keeping.put_aside()
            else:
                self._keeping.end()
            self._keeping = None
        super().reject()

    def discard(self) -> None:
        """Close and give up what was typed, which the notice takes back."""
        if self._keeping is not None and self._keeping.changed:
            take_up = partial(self.page.bus.take_up.emit, self._keeping.draft)
            self.page.bus.tell.emit(Tell(self.page.say("intake.discarded"), undo=take_up))
        self.accept()

    def _keep(self) -> None:
        """Begin to keep what is typed, and put back what was typed before."""
        opening = self.opening()
        if opening is None:
            return
        name = self.draft_name or opening.name
        self._keeping = Keeping(
            self.page, opening, name, self.body, values=self.values, restore=self.restore, parent=self
        )
        self._keeping.told.connect(find(self.form, QLabel, "draft_state").setText)
        if self._keeping.offered:
            discard = find(self.form, QPushButton, "discard")
            discard.setVisible(True)
            discard.clicked.connect(self.discard)
            find(self.form, QPushButton, "cancel").setText(self.page.say("dialog.put_aside"))
        self._keeping.begin()

    def _connect(self) -> None:
        self._confirm.clicked.connect(self.confirm)
        find(self.form, QPushButton, "cancel").clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._confirm.click)

    def _done(self, result: object) -> None:
        self.page.bus.tell.emit(Tell(self.told(result), self.undo(result)))
        self.carried_out.emit(result)
        self.accept()

    def refuse(self, refusal: FrontDeskError) -> None:
        """Show why it cannot be done, beside its field."""
        self._confirm.setEnabled(True)
        self._refusals.show(refusal)
