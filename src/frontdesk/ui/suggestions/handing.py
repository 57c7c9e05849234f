"""How whoever was named gets an idea in hand: on paper, by e-mail, or told in person."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QFileDialog

from frontdesk.domain.kinds import Slip
from frontdesk.services.context import Context
from frontdesk.services.correspondence.files import write_whole
from frontdesk.services.suggestions.handing import hand_over, suggestion_slip, suggestion_slip_email
from frontdesk.ui.dialogs.operation import Operation
from frontdesk.ui.forms.loading import find
from frontdesk.ui.suggestions.entry_dialog import EntryDialog
from frontdesk.ui.tasks.lanes import Lane
from frontdesk.ui.widgets.buttons import SecondaryButton
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.segmented import Choice, Segmented


class HandOverDialog(EntryDialog):
    """A slip to give or send, and the note that they have it."""

    FORM = "dialog_hand_over"
    TEXTS = "dialog.suggestion.hand_over"
    KEEPS = False
    PLACES: ClassVar = {"slip": "slip_field", "out": "slip_field"}

    def prepare(self) -> None:
        """A printed slip is the usual way."""
        say = self.page.say
        find(self.body, Field, "slip_field").setProperty("label", say(f"{self.TEXTS}.label"))
        self._slip = find(self.body, Segmented, "slip")
        self._slip.set_choices(
            [Choice(each.value, say(f"dialog.slip.{each}")) for each in Slip], numbered=True
        )
        self._slip.set_value(Slip.PRINTED.value)
        who = self.entry.assignee_name or self.entry.outside
        self.hint(say(f"{self.TEXTS}.hint", who=who))
        for text, act in (("slip", self._show_slip), ("email", self._ask_where)):
            button = SecondaryButton(say(f"dialog.hand_over.{text}"))
            button.setObjectName(f"{text}_button")
            button.clicked.connect(act)
            self.add_button(button)

    def operation(self) -> Operation:
        """Return the noting."""
        slip, entry = Slip(self._slip.value), self.entry
        return lambda context: hand_over(context, reference=entry.reference, slip=slip, version=entry.version)

    def undo(self, result: object) -> None:
        """A slip that was given is in the world."""

    def write_email(self, target: Path) -> None:
        """Write the slip as an e-mail, to be opened and sent by any mail program."""
        reference = self.entry.reference
        self.page.read(
            lambda context: _write(context, target, reference),
            lambda _done: self._slip.set_value(Slip.EMAILED.value),
            self.refuse,
            lane=Lane.DOCUMENTS,
            owner=self,
        )

    def _show_slip(self) -> None:
        reference = self.entry.reference
        self.page.read(
            lambda context: suggestion_slip(context, reference=reference),
            self._slip_made,
            self.refuse,
            lane=Lane.DOCUMENTS,
            owner=self,
        )

    def _slip_made(self, data: bytes) -> None:
        # QtPdf is a tenth of the window's memory, and no start needs it.
        from frontdesk.ui.dialogs.pdf_view import PdfWindow  # noqa: PLC0415  see above

        name = self.page.say("paper.name.slip", reference=self.entry.reference)
        PdfWindow(self.page, self.parentWidget(), name=name, data=data).show()

    def _ask_where(self) -> None:
        title, name = self.page.say("dialog.hand_over.email"), f"{self.entry.reference}.eml"
        chosen, _ = QFileDialog.getSaveFileName(self, title, name, "E-mail (*.eml)")
        if chosen:
            self.write_email(Path(chosen))


def _write(context: Context, target: Path, reference: str) -> None:
    write_whole(target, suggestion_slip_email(context, reference=reference))
