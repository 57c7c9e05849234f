"""A dialog takes the height that its words need, also of those that come later."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.ui.dialogs.answer import ExtendDialog
from frontdesk.ui.dialogs.refer import ReferDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.dates import DateField
from frontdesk.ui.widgets.say_box import SayBox
from tests.services.offices import Desk
from tests.ui.cases_logged import call, letter
from tests.ui.dialogs.conftest import Opened


def test_what_is_to_be_said_has_room_when_it_comes(
    page: PageContext, desk: Desk, opened: Opened, qtbot: QtBot
) -> None:
    dialog = opened(ExtendDialog(page, letter(desk.ctx)))
    assert cramped(dialog) == []
    low = dialog.height()
    find(dialog, DateField, "new_date").set_date(date(2026, 12, 15))
    assert find(dialog, SayBox, "say").sentence
    qtbot.waitUntil(lambda: not cramped(dialog))
    assert dialog.height() > low


def test_long_names_do_not_widen_a_dialog(page: PageContext, desk: Desk, opened: Opened) -> None:
    ordinary = opened(ReferDialog(page, call(desk.ctx)))
    long = opened(ReferDialog(page, call(desk.ctx, name="W" * 300, subject="M" * 300)))
    assert long.minimumSizeHint().width() <= ordinary.width()


def cramped(window: QWidget) -> list[str]:
    """Return what has less room than it needs, or stands outside of what holds it."""
    return [problem for each in window.findChildren(QWidget) if each.isVisible() for problem in _of(each)]


def _of(widget: QWidget) -> list[str]:
    found = []
    needed = max(widget.heightForWidth(widget.width()), widget.minimumSizeHint().height())
    if isinstance(widget, QLabel) and widget.height() < needed:
        found.append(f"{widget.height()} instead of {needed}: {widget.text()}")
    around = widget.parentWidget()
    if around is not None and not around.rect().contains(widget.geometry()):
        found.append(f"{widget.objectName()} in {around.objectName()}")
    return found
