"""What is typed into a dialog is kept until it is carried out or given up, and put back the next time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from frontdesk.domain.errors import FrontDeskError
from frontdesk.ui.dialogs.opening import FORM, Opening
from frontdesk.ui.drafts.draft import Draft, StoredDraft
from frontdesk.ui.forms.values import on_change
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.tasks.lanes import Lane

Values = Mapping[str, Any]


class Keeping(QObject):
    """Keeps the draft of one open dialog.

    `values` gives what stands in its fields, `restore` puts values back; `told` says how
    things stand, in words.
    """

    told = Signal(str)

    def __init__(
        self,
        page: PageContext,
        opening: Opening,
        name: str,
        form: QWidget,
        *,
        values: Callable[[], Values],
        restore: Callable[[Values], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._opening = opening
        self._values = values
        self._restore = restore
        self._untouched = dict(values())
        self._looked = False  # whether it is known what was typed before
        self.name = page.drafts.take(name)
        # It outlives the dialog: the last word is written while that closes.
        self._draft = Draft(
            page.drafts, page.tasks, name=self.name, form=FORM, values=self._stored, parent=page.bus
        )
        self._draft.kept.connect(self._tell_kept)  # methods: with the dialog the connections go, too
        self._draft.lost.connect(self._tell_lost)
        self.watch(form)
        program = QCoreApplication.instance()
        if program is not None:
            program.aboutToQuit.connect(self._leave)

    def begin(self) -> None:
        """Look for what was typed before."""
        drafts, name = self._page.drafts, self.name
        self._page.tasks.read(lambda: drafts.find(name), self._found, lane=Lane.DRAFTS, owner=self)
        self._page.bus.put_aside.emit()

    def watch(self, form: QWidget) -> None:
        """Keep what is typed into fields that came later, too."""
        on_change(form, self._draft.touch)

    @property
    def changed(self) -> dict[str, Any]:
        """Return what was typed: the values that differ from those that the dialog opened with."""
        return {name: value for name, value in self._values().items() if value != self._untouched.get(name)}

    @property
    def offered(self) -> bool:
        """Whether the dialog is offered again from anywhere, once it was put aside."""
        return bool(self._opening.about)

    @property
    def draft(self) -> StoredDraft:
        """Return the draft as it is now."""
        return StoredDraft(self.name, FORM, self._stored())

    def put_aside(self) -> None:
        """Keep what was typed, to be offered again; where nothing was typed nothing is kept."""
        self._page.drafts.release(self.name)
        if self.changed:
            self._draft.kept.connect(self._page.bus.put_aside)
            self._draft.kept.connect(self._draft.deleteLater)
            self._draft.leave()
        elif self._looked:
            self._forget()

    def end(self) -> None:
        """Forget the draft: what was typed has been carried out or given up."""
        self._forget()
        self._page.drafts.release(self.name)

    def _tell_kept(self) -> None:
        self.told.emit(self._page.say("intake.draft_kept"))

    def _tell_lost(self, refusal: FrontDeskError) -> None:
        self.told.emit(self._page.render(refusal.message))

    def _forget(self) -> None:
        self._draft.end()
        self._draft.deleteLater()

    def _leave(self) -> None:
        """Keep the last word before the program ends."""
        if self.changed:
            self._draft.keep()

    def _stored(self) -> dict[str, Any]:
        opening = self._opening
        return {"texts": opening.texts, "about": opening.about, "key": opening.key, "fields": self.changed}

    def _found(self, draft: StoredDraft | None) -> None:
        """Put back what was typed before, but into no field that has been typed into since."""
        self._looked = True
        typed = draft.values.get("fields", {}) if draft is not None else {}
        before = {name: value for name, value in typed.items() if name not in self.changed}
        if before:
            self._restore(before)
            self.told.emit(self._page.say("dialog.put_back"))
