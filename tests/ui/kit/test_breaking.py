"""Long words may be broken, and no window grows by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.ui.look.breaking import BREAK, breakable
from frontdesk.ui.look.theme import Theme
from frontdesk.ui.widgets.notice import NoticeHost
from frontdesk.ui.widgets.say_box import SayBox, emphasised

LONG = "W" * 300


def test_short_words_stay_as_they_are() -> None:
    assert breakable("Ulrike Hartmann wrote.") == "Ulrike Hartmann wrote."
    assert breakable("a" * 45) == BREAK.join(("a" * 20, "a" * 20, "a" * 5))


def test_a_family_stays_together() -> None:
    family = "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
    assert breakable(family * 9).replace(BREAK, "") == family * 9
    assert all(len(part) % len(family) == 0 for part in breakable(family * 9).split(BREAK))


@given(st.text().filter(lambda text: BREAK not in text))
def test_nothing_is_lost_and_no_character_is_cut(text: str) -> None:
    parts = breakable(text).split(BREAK)
    assert "".join(parts) == text
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    at = 0
    for part in parts[:-1]:
        at += len(part.encode("utf-16-le", "surrogatepass")) // 2
        finder.setPosition(at)
        assert finder.isAtBoundary()


def test_what_is_strong_is_so_across_a_break_and_tags_are_never_taken_for_words() -> None:
    assert f">{BREAK.join(('W' * 20, 'W' * 10))}</span>" in emphasised("It is with " + "W" * 30, ["W" * 30])
    assert emphasised("R&D; 600 span", ["span", "R&D", "600"]).count("<span") == 3


@pytest.mark.parametrize("width", [640, 1280])
def test_a_window_keeps_its_width(width: int, qtbot: QtBot, theme: Theme) -> None:
    window, box = QWidget(), SayBox()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(box)
    box.say(f"It is with {LONG} in {LONG}.", [LONG])
    host = NoticeHost(window)
    window.resize(width, 700)
    with qtbot.waitExposed(window):
        window.show()
    host.tell(f"{LONG} is at /home/{'folder/' * 40}file.pdf", action="Undo")
    assert window.width() == width
    assert host.notice.width() < width
    assert window.rect().contains(host.notice.geometry())
    said = next(each for each in host.notice.findChildren(QLabel) if each.text().startswith("WWW"))
    assert said.height() >= said.heightForWidth(said.width())
    assert host.notice.text.startswith(LONG)
