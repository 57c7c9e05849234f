"""The counter's screen as it is shown in pictures: every step, in four languages, lying and standing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QWidget

from frontdesk.domain.errors import StoreError
from frontdesk.domain.suggestions import HearBy
from frontdesk.services.counter.rules import CounterRules, counter_rules
from frontdesk.services.office.particulars import office
from frontdesk.ui.counter.open_dialog import OpenDialog
from frontdesk.ui.counter.waiting_screen import WaitingScreen
from frontdesk.ui.counter.writing import CounterWriting
from frontdesk.ui.forms.loading import find
from frontdesk.ui.screens.scene import WINDOW, Scene
from frontdesk.ui.screens.stage import Stage

_STANDING = QSize(800, 1280)  # a tablet
_LEFT = 12  # seconds on the countdown
_ARABIC = "أتمنى وضع مقعد أمام المدخل حتى يجلس الناس في الشمس أثناء الانتظار."  # from right to left

Step = Callable[[CounterWriting, Stage], None]


def counter_scenes() -> Iterator[Scene]:
    """Yield every step; the longest words standing too."""
    for name, step in _STEPS.items():
        yield Scene(f"counter-{name}", partial(_shown, step, "en"), WINDOW)
        yield Scene(f"counter-{name}-de-standing", partial(_shown, step, "de"), _STANDING)
    for name, has_code in (("first", False), ("again", True)):
        yield Scene(f"counter-open-{name}", partial(_opening, has_code=has_code))
    for name, size in (("", WINDOW), ("-standing", _STANDING)):
        yield Scene(f"counter-waiting{name}", _waiting, size)
    for language in ("fr", "es"):
        yield Scene(f"counter-hear-{language}", partial(_shown, _hear, language), WINDOW)


def _opening(stage: Stage, *, has_code: bool) -> QWidget:
    return OpenDialog(stage.page, has_code=has_code)


def _waiting(stage: Stage) -> QWidget:
    screen = WaitingScreen(stage.page.words, stage.page.forms)
    screen.let_go()
    screen.tell(StoreError("store.locked", where=""))
    return screen


def _shown(step: Step, language: str, stage: Stage) -> QWidget:
    context = stage.page.context
    say = stage.page.say
    rules = CounterRules(
        counter_rules(context.store).languages,
        60,
        themes=tuple(say(f"screens.theme.{number}") for number in range(1, 5)),
        places=tuple(say(f"screens.place.{number}") for number in range(1, 4)),
    )
    writing = CounterWriting(stage.page, rules, office(context))
    writing.speak(language)
    step(writing, stage)
    return writing


def _empty(_writing: CounterWriting, _stage: Stage) -> None:
    """Show the first step as a visitor finds it."""


def _written(writing: CounterWriting, stage: Stage) -> None:
    writing.words.field.setPlainText(stage.page.say("screens.suggestion"))


def _leftwards(writing: CounterWriting, _stage: Stage) -> None:
    writing.words.field.setPlainText(_ARABIC)


def _left_alone(writing: CounterWriting, stage: Stage) -> None:
    _written(writing, stage)
    writing.foot.warn(_LEFT)


def _about(writing: CounterWriting, stage: Stage) -> None:
    _written(writing, stage)
    writing.show_step(writing.about)
    writing.about.themes.choose(next(iter(writing.about.themes.buttons)))


def _who(writing: CounterWriting, stage: Stage) -> None:
    _written(writing, stage)
    writing.show_step(writing.who)
    find(writing.who, QLineEdit, "name").setText("Rosa Delgado")


def _hear(writing: CounterWriting, stage: Stage) -> None:
    _who(writing, stage)
    writing.show_step(writing.hear)
    writing.hear.choose(HearBy.LETTER)


def _refused(writing: CounterWriting, stage: Stage) -> None:
    _hear(writing, stage)
    writing.foot.buttons["next"].click()


def _thanks(writing: CounterWriting, _stage: Stage) -> None:
    writing.thanks.thank("S26-00427-6", HearBy.LETTER)
    writing.show_step(writing.thanks)


def _code(writing: CounterWriting, _stage: Stage) -> None:
    writing.show_step(writing.code)
    writing.code.field.setText("123")


_STEPS: dict[str, Step] = {
    "words": _empty,
    "similar": _written,
    "leftwards": _leftwards,
    "idle": _left_alone,
    "about": _about,
    "who": _who,
    "hear": _hear,
    "refused": _refused,
    "thanks": _thanks,
    "code": _code,
}
