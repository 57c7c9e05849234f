"""The page and the windows of callbacks as they are shown in pictures."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from frontdesk.domain.callbacks import CallOutcome, Judgement
from frontdesk.domain.kinds import CaseKind, Channel, Outcome
from frontdesk.services.callbacks.lists import open_callbacks
from frontdesk.services.callbacks.series_days import series_days
from frontdesk.services.callbacks.views import CallbackRow
from frontdesk.services.customers.lookup import look_up
from frontdesk.ui.callbacks.agree_asked import ask_agree
from frontdesk.ui.callbacks.agree_dialog import AgreeDialog
from frontdesk.ui.callbacks.beginning import CallbackBeginning
from frontdesk.ui.callbacks.call_asked import ask_call
from frontdesk.ui.callbacks.call_window import CallWindow
from frontdesk.ui.callbacks.day_dialog import DayDialog
from frontdesk.ui.callbacks.escalate_dialog import EscalateDialog
from frontdesk.ui.callbacks.move_dialog import DropDialog, HandOverCallDialog, MoveDialog
from frontdesk.ui.callbacks.outcomes import OutcomeButtons
from frontdesk.ui.callbacks.repeat_part import Repeat
from frontdesk.ui.callbacks.window_field import WindowField
from frontdesk.ui.forms.loading import find
from frontdesk.ui.intake.beginning import Beginning
from frontdesk.ui.intake.window import IntakeWindow
from frontdesk.ui.page_list import CALLBACKS
from frontdesk.ui.pages.callbacks.page import DAY, LIST, WEEK, CallbacksPage
from frontdesk.ui.screens.scene import WINDOW, Scene
from frontdesk.ui.screens.stage import Stage
from frontdesk.ui.widgets.choice_box import ChoiceBox
from frontdesk.ui.widgets.segmented import Segmented

CALL = QSize(1040, 740)
INTAKE = QSize(1200, 760)


def callback_scenes() -> Iterator[Scene]:
    """Yield the pictures of callbacks, page first."""
    for view in (LIST, DAY, WEEK):
        yield Scene(f"page-callbacks-{view}", partial(_page, view), WINDOW)
    yield Scene("page-callbacks-empty", _empty, WINDOW)
    yield Scene("call-window", _call, CALL)
    yield Scene("call-window-other_time", _other_time, CALL)
    yield Scene("intake-callback", _intake, INTAKE)
    yield Scene("callback-agree", partial(_agree, ""))
    yield Scene("callback-agree-typed", partial(_agree, "+2 h"))
    yield Scene("callback-agree-repeated", _repeated)
    yield Scene("callback-agree-refused", partial(_agree, "soonish"))
    yield Scene("callback-day", _day)
    yield Scene("callback-escalate", _escalate)
    for name, dialog in (("move", MoveDialog), ("hand_over", HandOverCallDialog), ("drop", DropDialog)):
        yield Scene(f"callback-{name}", partial(_about_first, dialog))


def _about_first(dialog: type[MoveDialog | HandOverCallDialog | DropDialog], stage: Stage) -> QWidget:
    return dialog(stage.page, _rows(stage)[0])


def _rows(stage: Stage) -> tuple[CallbackRow, ...]:
    return open_callbacks(stage.page.context).rows


def _shown(stage: Stage, view: str) -> CallbacksPage:
    page = stage.window.shell.open_page(CALLBACKS)
    if not isinstance(page, CallbacksPage):
        raise TypeError(page)
    page.view.set_value(view)
    page.days.turn(0)
    page.shown()
    return page


def _page(view: str, stage: Stage) -> QWidget:
    return _shown(stage, view).window()


def _empty(stage: Stage) -> QWidget:
    page = _shown(stage, LIST)
    calendar = page.waiting.calendar
    if calendar is not None:
        page.waiting.show_rows((), calendar)
    return page.window()


def _call(stage: Stage) -> QWidget:
    return CallWindow(stage.page, ask_call(stage.page.context, _rows(stage)[0].id))


def _other_time(stage: Stage) -> QWidget:
    window = CallWindow(stage.page, ask_call(stage.page.context, _rows(stage)[-1].id))
    find(window, QPlainTextEdit, "note").setPlainText(stage.page.say("screens.details"))
    find(window, OutcomeButtons, "outcomes").choose(CallOutcome.OTHER_TIME)
    find(window, WindowField, "again").setText("+3 h")
    return window


def _agree(typed: str, stage: Stage) -> QWidget:
    case = stage.case("answer")
    dialog = AgreeDialog(stage.page, ask_agree(stage.page.context, CallbackBeginning(case=case.reference)))
    find(dialog, WindowField, "window").setText(typed)
    return dialog


def _repeated(stage: Stage) -> QWidget:
    dialog = _agree("Mon 10:00-11:00", stage)
    box = find(dialog, ChoiceBox, "repeat")
    box.setCurrentIndex(box.findData(Repeat.WEEKLY))
    return dialog


def _day(stage: Stage) -> QWidget:
    """Return the dialog for one day of a series, at another time."""
    row = next(each for each in _rows(stage) if each.series is not None)
    dialog = DayDialog(stage.page, row, series_days(stage.page.context, series=row.series or 0))
    find(dialog, ChoiceBox, "day").setCurrentIndex(1)
    find(dialog, Segmented, "what").set_value("move")
    return dialog


def _escalate(stage: Stage) -> QWidget:
    """Return the judgement that the duty manager is called for, and when they call."""
    dialog = EscalateDialog(stage.page, stage.case("answer"))
    find(dialog, Segmented, "judgement").set_value(Judgement.INSISTS)
    find(dialog, QPlainTextEdit, "reason").setPlainText(stage.page.say("screens.details"))
    find(dialog, WindowField, "window").setText("tomorrow 10:00")
    return dialog


def _intake(stage: Stage) -> QWidget:
    """Return a call that ends with a promise to call back, at a time when the office is closed."""
    window = IntakeWindow(stage.page, Beginning(Channel.CALL))
    hits = look_up(stage.page.context, _rows(stage)[0].customer_name, limit=1)
    window.who.choice.choose(hits[0])
    window.matter.choose(CaseKind.QUESTION)
    window.matter.subject.setText(stage.page.say("screens.subject"))
    window.outcome.choose(Outcome.CALLBACK)
    find(window, WindowField, "callback_window").setText("18:30-19:30")
    window.say.ask()
    return window
