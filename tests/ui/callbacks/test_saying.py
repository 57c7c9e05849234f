"""The field of a window: what is typed, and what it says it has understood."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.domain.errors import FrontDeskError
from frontdesk.ui.callbacks.window_field import WindowField
from frontdesk.ui.callbacks.window_input import WindowInput
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext


@pytest.fixture
def form(page: PageContext, qtbot: QtBot) -> QWidget:
    made = page.forms.load("callback_move")
    qtbot.addWidget(made)
    return made


@pytest.fixture
def window(page: PageContext, form: QWidget) -> WindowInput:
    made = WindowInput(form, page, "window")
    made.get_ready()
    return made


def reading(form: QWidget) -> str:
    return find(form, QLabel, "window_reading").text()


def test_what_is_typed_is_shown_in_full(window: WindowInput, form: QWidget, qtbot: QtBot) -> None:
    qtbot.keyClicks(find(form, WindowField, "window"), "Thu 10")
    assert reading(form) == "Thursday, 26 November, 10:00–11:00"
    assert window.field.accessibleDescription() == "Thursday, 26 November, 10:00–11:00"
    assert window.window == (
        datetime(2026, 11, 26, 10, tzinfo=UTC),
        datetime(2026, 11, 26, 11, tzinfo=UTC),
    )


def test_what_is_not_understood_is_refused(window: WindowInput, form: QWidget) -> None:
    window.field.setText("soonish")
    assert "“soonish” is not understood" in reading(form)
    with pytest.raises(FrontDeskError) as refused:
        _ = window.window
    assert refused.value.field == "window"


def test_nothing_typed_is_no_window(window: WindowInput, form: QWidget) -> None:
    window.show_idle("The down arrow offers hours.")
    assert window.window is None
    assert reading(form) == "The down arrow offers hours."
    window.field.setText("in 2 hours")
    window.field.setText("")
    assert reading(form) == "The down arrow offers hours."


def test_what_was_typed_too_soon_is_read_once_it_can_be(page: PageContext, form: QWidget) -> None:
    window = WindowInput(form, page, "window")
    window.field.setText("Thu 10")
    with pytest.raises(FrontDeskError):
        _ = window.window
    window.get_ready()
    assert window.window is not None


def test_a_window_that_is_shown_is_read_back_as_the_same(window: WindowInput) -> None:
    shown = (datetime(2026, 11, 26, 10, 30, tzinfo=UTC), datetime(2026, 11, 26, 11, tzinfo=UTC))
    window.show_window(shown)
    text = window.field.text()
    window.show_window(None)
    window.field.setText(text)  # as a draft puts it back
    assert window.window == shown
