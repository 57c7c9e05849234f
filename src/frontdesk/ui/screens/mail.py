"""The Mailroom and its windows as they are shown in pictures."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from frontdesk.domain.kinds import LetterKind
from frontdesk.services.correspondence import MailroomFilter, MailroomGroup, mailroom, read_letter
from frontdesk.ui.dialogs.letters import EmailDialog, PostDialog, SendBackDialog
from frontdesk.ui.mail.beginning import LetterBeginning
from frontdesk.ui.mail.window import LetterWindow
from frontdesk.ui.page_list import MAILROOM
from frontdesk.ui.pages.mailroom.filter_bar import REGISTER
from frontdesk.ui.pages.mailroom.page import MailroomPage
from frontdesk.ui.screens.scene import WINDOW, Scene
from frontdesk.ui.screens.stage import Stage

LETTER = QSize(1120, 760)


def mail_scenes() -> Iterator[Scene]:
    """Yield the pictures of the Mailroom, page first."""
    for group in (*MailroomGroup, REGISTER):
        yield Scene(f"page-mailroom-{group}", partial(_group, group), WINDOW)
    yield Scene("page-mailroom-empty", _empty, WINDOW)
    yield Scene("letter-window", _letter_window, LETTER)
    yield Scene("letter-window-empty", lambda stage: LetterWindow(stage.page, LetterBeginning()), LETTER)
    yield Scene("letter-window-change", _change, LETTER)
    yield Scene("dialog-post", lambda stage: PostDialog(stage.page, _ids(stage, MailroomGroup.TO_POST)))
    yield Scene("dialog-send_back", _send_back)
    yield Scene("dialog-send_email", _email)


def _ids(stage: Stage, group: MailroomGroup) -> tuple[int, ...]:
    return tuple(mailroom(stage.page.context, which=MailroomFilter(group)).ids)


def _page(stage: Stage, group: str) -> MailroomPage:
    page = stage.window.shell.open_page(MAILROOM)
    if not isinstance(page, MailroomPage):
        raise TypeError(page)
    page.open_group(group)
    return page


def _group(group: str, stage: Stage) -> QWidget:
    _page(stage, group)
    return stage.window.shell


def _empty(stage: Stage) -> QWidget:
    page = _page(stage, MailroomGroup.TO_PRINT)
    return page.window()


def _letter_window(stage: Stage) -> QWidget:
    item = stage.owed("answer")
    return LetterWindow(stage.page, LetterBeginning(case=item.case or "", kind=LetterKind.APOLOGY))


def _change(stage: Stage) -> QWidget:
    letter = _ids(stage, MailroomGroup.TO_APPROVE)[0]
    return LetterWindow(stage.page, LetterBeginning(letter=letter))


def _send_back(stage: Stage) -> QWidget:
    context = stage.page.context
    return SendBackDialog(stage.page, read_letter(context, id=_ids(stage, MailroomGroup.TO_APPROVE)[0]))


def _email(stage: Stage) -> QWidget:
    context = stage.page.context
    return EmailDialog(stage.page, read_letter(context, id=_ids(stage, MailroomGroup.TO_SEND)[0]))
