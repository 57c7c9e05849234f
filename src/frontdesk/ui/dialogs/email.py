"""An e-mail, opened in the system's mail program and marked sent by whoever sent it there."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QLineEdit, QPlainTextEdit, QWidget

from frontdesk import paths
from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.context import Context
from frontdesk.services.correspondence import (
    LetterRecord,
    email_content,
    email_file,
    email_link,
    email_to,
    mark_sent,
)
from frontdesk.services.correspondence.content import EmailContent
from frontdesk.ui.dialogs.operation import Operation, OperationDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.look.joined import heading
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.tasks.lanes import Lane
from frontdesk.ui.widgets.buttons import SecondaryButton


class EmailDialog(OperationDialog):
    """An e-mail as it will be sent: opened in the system's mail program, then marked sent by a person."""

    FORM = "dialog_email"
    TEXTS = "dialog.email"

    def __init__(self, page: PageContext, letter: LetterRecord, parent: QWidget | None = None) -> None:
        self._letter = letter
        super().__init__(page, parent, about=heading(letter.case, letter.customer_name, letter.subject))

    def prepare(self) -> None:
        """Ask for the text; nothing is marked by opening it."""
        self._attach = find(self.body, QCheckBox, "attach")
        for text, act in (("open", self.open_in_mail_program), ("save", self._ask_where)):
            button = SecondaryButton(self.page.say(f"dialog.email.{text}"))
            button.setObjectName(f"{text}_email")
            button.clicked.connect(act)
            self.add_button(button)
        find(self.body, QLabel, "hint").setText(self.page.say("dialog.email.hint"))
        id_ = self._letter.id
        self.page.read(lambda context: _email(context, id_), self._show, self.refuse, owner=self)

    def operation(self) -> Operation:
        """Return the marking: whoever confirms has sent it."""
        ids = (self._letter.id,)
        return lambda context: mark_sent(context, ids=ids)

    def open_in_mail_program(self) -> None:
        """Open the e-mail as a draft of the system's mail program."""
        id_, attach = self._letter.id, self._attach.isChecked()
        self.page.read(
            lambda context: _address(context, id_, attach=attach),
            self._open,
            self.refuse,
            lane=Lane.DOCUMENTS,
            owner=self,
        )

    def write_to(self, target: Path) -> None:
        """Write the e-mail as a file that any mail program opens."""
        id_, attach = self._letter.id, self._attach.isChecked()
        self.page.read(
            lambda context: _write(target, email_file(context, id=id_, attach_pdf=attach)),
            lambda _size: None,
            self.refuse,
            lane=Lane.DOCUMENTS,
            owner=self,
        )

    def _show(self, found: tuple[str, EmailContent]) -> None:
        to, content = found
        find(self.body, QLabel, "to").setText(to or self.page.say("dialog.email.no_address"))
        find(self.body, QLineEdit, "subject").setText(content.subject)
        find(self.body, QPlainTextEdit, "text").setPlainText(content.body)

    def _ask_where(self) -> None:
        name = f"{self._letter.name}.eml"
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.page.say("dialog.email.save"), name, "E-mail (*.eml)"
        )
        if chosen:
            self.write_to(Path(chosen))

    def _open(self, url: str) -> None:
        if not QDesktopServices.openUrl(QUrl(url)):
            self.refuse(FrontDeskError("dialog.email.no_program"))


def _email(context: Context, letter: int) -> tuple[str, EmailContent]:
    return email_to(context, id=letter), email_content(context, id=letter)


def _address(context: Context, letter: int, *, attach: bool) -> str:
    """Return what opens an e-mail: a link, or a file where it is too long or something goes with it."""
    link = "" if attach else email_link(context, id=letter)
    if link:
        return link
    folder = paths.desk_state() / "emails"
    folder.mkdir(exist_ok=True)
    file = folder / f"{letter}.eml"
    _write(file, email_file(context, id=letter, attach_pdf=attach))
    return QUrl.fromLocalFile(os.fspath(file)).toString()


def _write(target: Path, data: bytes) -> int:
    try:
        return target.write_bytes(data)
    except OSError as error:
        raise FrontDeskError("letter.cannot_write", where=str(target)) from error
