"""Somebody who does anything at all to the counter's screen, the same every time for one seed."""

from __future__ import annotations

import random
import string
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from frontdesk.domain.suggestions import HearBy
from frontdesk.ui.counter.big_button import BigButton
from frontdesk.ui.counter.mode import CounterMode
from frontdesk.ui.counter.screen import CounterScreen
from frontdesk.ui.counter.writing import CounterWriting
from frontdesk.ui.forms.loading import find
from tests.ui.counter.conftest import seen_and_heard, tap

KEYS = tuple(Qt.Key)
HELD = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
)
TYPED = (*string.ascii_letters, *string.digits, *" .,;-")
NAMED = (
    Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter,
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Delete, Qt.Key.Key_Space,
    *(Qt.Key(Qt.Key.Key_F1 + number) for number in range(12)),
)  # fmt: skip
SCRIPTS = (
    "Straße ñandú",
    "Добрый день",
    "您好，请帮忙",
    "مرحبا بكم",
    "שלום לכולם",
    "नमस्ते",
    "สวัสดี",
    "🪑👩‍👧",
    "\u202e\x00\x07",
    "<b>&amp;",
)


@dataclass
class Hammer:
    """Works the screen; `written` are the marks of those who wrote, `confirmed` the codes they were shown."""

    mode: CounterMode
    chance: random.Random
    mark: str = ""
    number: int = 0
    written: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)  # of those who went all the way
    confirmed: set[str] = field(default_factory=set)
    done: int = 0

    @property
    def screen(self) -> CounterScreen:
        assert self.mode.screen is not None, "somebody got out"
        return self.mode.screen

    @property
    def writing(self) -> CounterWriting:
        return self.screen.writing

    def watch(self) -> None:
        """Notice every entry that is confirmed, and look whether anything is left when all begins anew."""
        self.writing.begun_anew.connect(self._look_for_leftovers)

    def act(self) -> None:
        """Do one thing, let its consequences happen, and see that nobody got out."""
        acts: tuple[tuple[int, Callable[[], None]], ...] = (
            (8, self._key), (6, self._typed), (8, self._click), (2, self._touch), (4, self._script),
            (3, self._paste), (7, self._go_on), (6, self._answer), (1, self._window), (1, self._time),
            (1, self._odd), (1, self._code), (2, self._visit),
        )  # fmt: skip
        (chosen,) = self.chance.choices([act for _, act in acts], [weight for weight, _ in acts])
        chosen()
        spin()
        if self.chance.random() < 0.7:  # else something is done while the entry is on its way
            self.settle()
        self.done += 1
        self._note_confirmed()
        self.check(chosen.__name__)

    def settle(self) -> None:
        """Wait until what was sent is kept or refused."""
        while not self.writing.isEnabled():
            spin()
        self._note_confirmed()

    def check(self, after: str) -> None:
        screen = self.screen
        others = [
            each for each in QApplication.topLevelWidgets()
            if each is not screen and each.isVisible()
            and not each.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        ]  # fmt: skip
        assert not others, (after, others)
        assert screen.held, after
        assert screen.isVisible(), after
        assert screen.isFullScreen(), after

    def _note_confirmed(self) -> None:
        code = self.writing.thanks.code
        if code:
            self.confirmed.add(code)

    def _look_for_leftovers(self) -> None:
        """Nothing of an earlier writer may be found: in no text, no name, no undoing, no clipboard."""
        self.written.extend(filter(None, (self.mark,)))
        self.mark = ""
        for line in self.writing.findChildren(QLineEdit):
            line.undo()
        self.writing.words.field.undo()
        found = seen_and_heard(self.screen) + QGuiApplication.clipboard().text()
        left = [mark for mark in self.written if mark in found]
        assert not left, left

    def _target(self) -> QWidget:
        return self.screen.focusWidget() or self.screen

    def _place(self) -> tuple[QWidget, QPoint]:
        at = QPoint(self.chance.randrange(self.screen.width()), self.chance.randrange(self.screen.height()))
        widget = self.screen.childAt(at) or self.screen
        return widget, widget.mapFrom(self.screen, at)

    def _held(self) -> Qt.KeyboardModifier:
        held = self.chance.choice(HELD)
        return held | self.chance.choice(HELD) if self.chance.random() < 0.3 else held

    def _key(self) -> None:
        """Press any key there is, as the window system tells of it."""
        key, held = self.chance.choice(KEYS), self._held()
        text = self.chance.choice(("", "", chr(self.chance.randrange(1, 0x250))))
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(self._target(), QKeyEvent(kind, key, held, text))

    def _typed(self) -> None:
        """Press keys by way of the shortcuts."""
        for _ in range(self.chance.randrange(1, 4)):
            keys = NAMED if self.chance.random() < 0.4 else tuple(Qt.Key(ord(each.upper())) for each in TYPED)
            QTest.keyClick(self._target(), self.chance.choice(keys), self._held())

    def _click(self) -> None:
        widget, at = self._place()
        act = self.chance.choice((QTest.mouseClick, QTest.mouseClick, QTest.mouseClick, QTest.mouseDClick))
        button = self.chance.choice(
            (Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton)
        )
        act(widget, button, self._held(), at)

    def _touch(self) -> None:
        """Put fingers down, move and lift them."""
        widget, at = self._place()
        places = [at + QPoint(finger * 9, 0) for finger in range(self.chance.randrange(1, 3))]
        tap(widget, *places, by=QPoint(self.chance.choice((0, 0, 3, 90)), 0))

    def _script(self) -> None:
        """Write in any script by an input method."""
        target = self._target()
        event = QInputMethodEvent()
        event.setCommitString(self.chance.choice(SCRIPTS))
        QCoreApplication.sendEvent(target, event)
        if self.chance.random() < 0.3:  # half a word, while the seconds run out or before it is given up
            QCoreApplication.sendEvent(target, QInputMethodEvent(f"{self.mark}…", []))
            for _ in range(self.chance.choice((0, 70))):
                self.writing.idle.tick()
            QCoreApplication.sendEvent(target, QInputMethodEvent())

    def _paste(self) -> None:
        """Write something that is known again, into whatever takes it."""
        self._paste_into(self._target())

    def _paste_into(self, target: QWidget) -> None:
        if not self.mark:
            self.number += 1
            self.mark = f"zq{self.number}x"
        text = f"{self.mark} {self.chance.choice(SCRIPTS)} " * self.chance.choice((1, 1, 1, 3_000))
        QGuiApplication.clipboard().setText(text)
        if isinstance(target, QLineEdit) or target is self.writing.words.field:
            target.paste()

    def _go_on(self) -> None:
        names = ("next", "next", "next", "next", "back", "restart", "staff", "done", "still_here", "join")
        button = self.writing.findChild(BigButton, self.chance.choice(names))
        if button is not None and button.isVisible():
            button.click()

    def _answer(self) -> None:
        """Fill in what a step asks for, so that entries are finished too."""
        writing = self.writing
        if writing.current is writing.who:
            find(writing.who, QLineEdit, "name").setText(f"{self.mark} Noa")
        elif writing.current is writing.hear:
            writing.hear.choose(self.chance.choice((HearBy.NOTICE, HearBy.NONE, HearBy.LETTER)))
        elif writing.current is writing.words:
            self._paste_into(writing.words.field)

    def _visit(self) -> None:
        """Write a whole entry, as somebody does who knows what they want."""
        writing = self.writing
        self.settle()
        writing.start_over()
        self._paste_into(writing.words.field)
        text = writing.words.text
        find(writing, BigButton, "next").click()
        for _ in range(5):
            if writing.current is not writing.thanks:
                assert writing.words.text == text
                self._answer()
                find(writing, BigButton, "next").click()
                self.settle()
        if writing.current is writing.thanks:
            self.texts.append(text)

    def _window(self) -> None:
        screen = self.screen
        shrinks = (screen.showNormal, screen.showMinimized, screen.showMaximized)
        self.chance.choice(
            (*shrinks, screen.close, screen.hide, screen.lower, QApplication.closeAllWindows)
        )()
        spin()
        spin()

    def _time(self) -> None:
        for _ in range(self.chance.choice((1, 10, 50, 70))):
            self.writing.idle.tick()

    def _odd(self) -> None:
        widget, at = self._place()
        there = widget.mapToGlobal(at)
        wheel = QWheelEvent(
            QPointF(at), QPointF(there), QPoint(), QPoint(0, self.chance.randrange(-999, 999)),
            Qt.MouseButton.NoButton, self._held(), Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, there)
        tip = QEvent(self.chance.choice((QEvent.Type.WhatsThis, QEvent.Type.ApplicationDeactivate)))
        for event in (wheel, menu, tip):
            QCoreApplication.sendEvent(widget, event)

    def _code(self) -> None:
        """Guess: it is never the code, which has twelve digits."""
        code = self.writing.code
        if self.writing.current is code:
            code.field.setText(str(self.chance.randrange(10_000)))
            find(code, BigButton, "leave").click()


def spin() -> None:
    """Let happen what waits to happen."""
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec()
