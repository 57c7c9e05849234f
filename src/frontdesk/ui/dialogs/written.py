"""What is told in writing waits in the Mailroom, unless the customer has it already."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox

from frontdesk.domain.correspondence import WRITTEN
from frontdesk.domain.kinds import Way
from frontdesk.ui.dialogs.case_dialog import CaseDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.widgets.segmented import Segmented


class SentAlready(QObject):
    """The question, where it makes sense, and what follows from its answer."""

    def __init__(self, dialog: CaseDialog, way: Segmented, *, otherwise: str = "") -> None:
        """`otherwise` is the hint where nothing waits."""
        super().__init__(dialog)
        self._dialog = dialog
        self._way = way
        self._otherwise = otherwise
        self._box = find(dialog.body, QCheckBox, "sent_already")
        way.chosen.connect(lambda _value: self._explain())
        self._box.toggled.connect(lambda _on: self._explain())
        self._explain()

    @property
    def sent(self) -> bool:
        """Whether it was written, and sent without the program."""
        return self._written and self._box.isChecked()

    @property
    def waits(self) -> bool:
        """Whether it will wait in the Mailroom."""
        return self._written and not self._box.isChecked()

    @property
    def _written(self) -> bool:
        return Way(self._way.value) in WRITTEN

    def _explain(self) -> None:
        self._box.setVisible(self._written)
        say, texts = self._dialog.page.say, self._dialog.texts
        waits = say(f"{texts}.waits") if self.waits else self._otherwise
        self._dialog.hint(waits)
        self._dialog.name_confirm(say("dialog.to_the_mailroom" if self.waits else f"{texts}.confirm"))


def told_by(dialog: CaseDialog, written: SentAlready) -> str:
    """Return what the notice says when it is done."""
    return dialog.page.say(f"{dialog.texts}.{'waits' if written.waits else 'done'}")
