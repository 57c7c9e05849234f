"""The Mailroom and its windows as they are shown in pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from frontdesk.domain.kinds import LetterKind, PrintJobState
from frontdesk.domain.message import message
from frontdesk.services.correspondence import (
    MailroomFilter,
    MailroomGroup,
    PrintJobView,
    Refused,
    mailroom,
    read_letter,
)
from frontdesk.ui.dialogs.addresses import AddressesDialog, AddressForm
from frontdesk.ui.dialogs.came_out import CameOutDialog
from frontdesk.ui.dialogs.email import EmailDialog
from frontdesk.ui.dialogs.post import PostDialog
from frontdesk.ui.dialogs.send_back import SendBackDialog
from frontdesk.ui.mail.beginning import LetterBeginning
from frontdesk.ui.mail.left_out import LeftOut
from frontdesk.ui.mail.printing import Heard
from frontdesk.ui.mail.window import LetterWindow
from frontdesk.ui.page_list import MAILROOM
from frontdesk.ui.pages.mailroom.filter_bar import REGISTER
from frontdesk.ui.pages.mailroom.page import MailroomPage
from frontdesk.ui.screens.scene import WINDOW, Scene
from frontdesk.ui.screens.stage import Stage

_NOTHING = "zebra"  # what nobody is called
LETTER = QSize(1120, 760)


def mail_scenes() -> Iterator[Scene]:
    """Yield the pictures of the Mailroom, page first."""
    for group in (*MailroomGroup, REGISTER):
        yield Scene(f"page-mailroom-{group}", partial(_group, group), WINDOW)
    yield Scene("page-mailroom-jobs", _jobs, WINDOW)
    yield Scene("page-mailroom-empty", _empty, WINDOW)
    yield Scene("letter-window", _letter_window, LETTER)
    yield Scene("letter-window-empty", lambda stage: LetterWindow(stage.page, LetterBeginning()), LETTER)
    yield Scene("letter-window-change", _change, LETTER)
    yield Scene("dialog-post", lambda stage: PostDialog(stage.page, _ids(stage, MailroomGroup.TO_POST)))
    for form in AddressForm:
        yield Scene(f"dialog-{form}", partial(_addresses, form))
    yield Scene("dialog-came_out", _came_out)
    yield Scene("left-out", _left_out, QSize(760, 320))
    yield Scene("dialog-send_back", _send_back)
    yield Scene("dialog-send_email", _email)


def _ids(stage: Stage, group: MailroomGroup) -> tuple[int, ...]:
    return tuple(mailroom(stage.page.context, which=MailroomFilter(group)).ids)


def _page(stage: Stage, group: str) -> MailroomPage:
    page = stage.window.shell.open_page(MAILROOM)
    if not isinstance(page, MailroomPage):
        raise TypeError(page)
    page.open_group(group)
    page.filter.narrow("")  # another picture may have left something behind
    return page


def _group(group: str, stage: Stage) -> QWidget:
    _page(stage, group)
    return stage.window.shell


def _empty(stage: Stage) -> QWidget:
    page = _page(stage, MailroomGroup.TO_PRINT)
    page.filter.narrow(_NOTHING)
    return page.window()


def _jobs(stage: Stage) -> QWidget:
    page = _page(stage, MailroomGroup.TO_PRINT)
    job = _job(stage)
    held_up = replace(job, id=1, state=PrintJobState.PRINTING, detail=None)
    going_on = replace(held_up, id=2, printer="Reception", sheets_done=8)
    page.jobs.show_jobs([job, held_up, going_on])
    page.jobs.hear(Heard({held_up.id: message("printing.trouble.no_paper")}, {held_up.id, going_on.id}))
    return page.window()


def _letter_window(stage: Stage) -> QWidget:
    item = stage.owed("answer")
    return LetterWindow(stage.page, LetterBeginning(case=item.case or "", kind=LetterKind.APOLOGY))


def _change(stage: Stage) -> QWidget:
    letter = _ids(stage, MailroomGroup.TO_APPROVE)[0]
    return LetterWindow(stage.page, LetterBeginning(letter=letter))


def _addresses(form: AddressForm, stage: Stage) -> QWidget:
    return AddressesDialog(stage.page, form, _ids(stage, MailroomGroup.TO_PRINT))


def _came_out(stage: Stage) -> QWidget:
    return CameOutDialog(stage.page, _job(stage))


def _left_out(stage: Stage) -> QWidget:
    ids = _ids(stage, MailroomGroup.TO_WRITE)
    context = stage.page.context
    why = message("letter.nothing_printable")
    return LeftOut(
        stage.page, [Refused(id_, read_letter(context, id=id_).name, why, "letter") for id_ in ids]
    )


def _job(stage: Stage) -> PrintJobView:
    """Return a batch of which a printer says that it stopped after three sheets; nothing is kept of it."""
    context, now = stage.page.context, stage.page.context.clock.now()
    return PrintJobView(
        id=0,
        title=stage.page.say("mailroom.batch.letter", count=10),
        state=PrintJobState.FAILED,
        printer="Brother HL-L2375DW",
        spool_id="17",
        made=now,
        by=context.actor.name,
        desk=context.desk,
        sheets=10,
        sheets_done=3,
        letters=10,
        detail=message("printing.trouble.jam"),
        ended=None,
    )


def _send_back(stage: Stage) -> QWidget:
    context = stage.page.context
    return SendBackDialog(stage.page, read_letter(context, id=_ids(stage, MailroomGroup.TO_APPROVE)[0]))


def _email(stage: Stage) -> QWidget:
    context = stage.page.context
    return EmailDialog(stage.page, read_letter(context, id=_ids(stage, MailroomGroup.TO_SEND)[0]))
