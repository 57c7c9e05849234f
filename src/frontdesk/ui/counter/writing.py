"""Writing at the counter: one question at a time, from what is in somebody's mind to thanks."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QStackedLayout, QWidget

from frontdesk.domain.errors import FrontDeskError, StoreError
from frontdesk.services.context import Actor
from frontdesk.services.counter.rules import CounterRules
from frontdesk.services.office.particulars import Office
from frontdesk.services.suggestions.views import Similar
from frontdesk.ui.counter.code_step import CodeStep
from frontdesk.ui.counter.foot import Foot
from frontdesk.ui.counter.idle import Idle
from frontdesk.ui.counter.languages import LanguageRow
from frontdesk.ui.counter.questions import Questions
from frontdesk.ui.counter.step import Step
from frontdesk.ui.counter.thanks_step import ThanksStep
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.elided_label import ElidedLabel
from frontdesk.words import words_for

WARNING = 15
"""Seconds in which the countdown is seen."""

THANKS = 15
"""Seconds in which the code can be noted."""

HELP = 300
"""Seconds in which somebody can be fetched, where an entry could not be kept."""


class CounterWriting(QWidget):
    """Knows the writer of this moment alone; `opened` tells that staff typed their code.

    What is typed is kept nowhere until it is sent: the next visitor must not find it in a draft. `begun_anew`
    tells that nothing of it is left here.
    """

    opened = Signal()
    begun_anew = Signal()

    def __init__(self, page: PageContext, rules: CounterRules, office: Office) -> None:
        super().__init__()
        # Nobody of the staff writes here: the log names the counter.
        context = replace(page.context, actor=Actor(page.say("counter.actor")))
        self.page = replace(page, context=context)
        self._rules = rules
        self.office = office
        form = self.page.forms.fill(self, "counter")
        find(form, ElidedLabel, "office").show_text(office.name)
        self.languages = LanguageRow(find(form, QFrame, "languages"), rules.languages)
        self.foot = Foot(form, self.page)
        self.idle = Idle(context.clock, self)
        self.questions = Questions(self.page, rules, office.country)
        self.words, self.about = self.questions.words, self.questions.about
        self.who, self.hear = self.questions.who, self.questions.hear
        self.thanks, self.code = ThanksStep(self.page), CodeStep(self.page)
        self.steps: tuple[Step, ...] = (*self.questions.all, self.thanks, self.code)
        self._stack = QStackedLayout(find(form, QFrame, "steps"))
        for each in self.steps:
            self._stack.addWidget(each)
        self.current: Step = self.words
        self._connect()
        self.start_over()

    @property
    def untouched(self) -> bool:
        """Whether there is nothing of anybody to be seen."""
        return self.current is self.words and not self.words.field.written

    @property
    def language(self) -> str:
        """Return the language that the writer chose (BCP 47)."""
        return self.page.words.language

    def speak(self, language: str) -> None:
        """Say everything in another language, which the entry is kept in too."""
        self.languages.show(language)
        self.page.words = words_for(
            language,
            timezone=self.office.zone,
            territory=self.office.country,
            clock=self.page.context.clock,
            strict=self.page.words.strict,
        )
        for each in self.steps:
            each.speak()
        self.foot.speak()
        self._name_next()

    def start_over(self) -> None:
        """Leave nothing of whoever wrote, and begin in the office's language."""
        QGuiApplication.inputMethod().reset()  # half a word that the system's keyboard is still composing
        self.questions.join(None)
        for each in self.steps:
            each.clear()
        self.speak(self._rules.languages[0])
        self.show_step(self.words)
        self.begun_anew.emit()

    def live(self) -> None:
        """Somebody has touched the screen or a key."""
        if self.current is not self.thanks:  # which goes in any case
            self.idle.live()

    def show_step(self, step: Step) -> None:
        """Bring a step to the front."""
        self.current = step
        self._stack.setCurrentWidget(step)
        step.verticalScrollBar().setValue(0)
        self.foot.show_for(
            back=step in (self.about, self.who, self.hear, self.code),
            forward=step not in (self.thanks, self.code),
            staff=step is self.words,
            restart=step is not self.thanks,
        )
        self._name_next()
        self._count_down()
        step.begin()

    def _count_down(self) -> None:
        if self.current is self.thanks:
            self.idle.begin(THANKS, warning=0)
        else:
            self.idle.begin(self._rules.idle_seconds, warning=WARNING)

    def _go_on(self) -> None:
        self.current.forgive()
        try:
            self.current.check()
        except FrontDeskError as refusal:
            self.current.refuse(refusal)
            return
        if self.current is self.words:
            self.questions.join(None)
        following = self.questions.after(self.current)
        if following is None:
            self._send()
        else:
            self.show_step(following)

    def _go_back(self) -> None:
        self.show_step(self.questions.before(self.current))

    def _choose_similar(self, similar: Similar) -> None:
        self.questions.join(similar)
        self.show_step(self.who)

    def _send(self) -> None:
        """Keep it; the countdown waits, so that nobody's text goes before it is known to be kept."""
        self.idle.stop()
        self.foot.wait(waiting=True)
        self.setEnabled(False)
        written = self.questions.written(self.language)
        self.page.write(written.keep, self._sent, self._not_sent, owner=self)

    def _sent(self, code: str) -> None:
        """Nothing of what was written is needed any more."""
        way, language = self.questions.hear_by, self.language
        self._answered()
        self.start_over()
        self.speak(language)
        self.thanks.thank(code, way)
        self.show_step(self.thanks)

    def _not_sent(self, refusal: FrontDeskError) -> None:
        """Say why; the text stays until it is sent or nobody is there any more.

        Nobody loses it on the way to the reception: what the writer cannot mend has more time.
        """
        self._answered()
        for each in self.questions.way:
            if each.refuse(refusal):
                self.show_step(each)
                return
        self.idle.begin(HELP, warning=WARNING)
        of_ours = isinstance(refusal, StoreError)
        told = FrontDeskError("counter.not_kept", field="sending") if of_ours else refusal
        self.foot.tell(self.page.render(told.message))

    def _answered(self) -> None:
        self.setEnabled(True)
        self.foot.wait(waiting=False)

    def _name_next(self) -> None:
        last = self.questions.is_last(self.current)
        self.foot.name_next("counter.send" if last else "counter.next")

    def _connect(self) -> None:
        self.languages.chosen.connect(self.speak)
        self.words.similar.chosen.connect(self._choose_similar)
        self.thanks.done.clicked.connect(self.start_over)
        self.code.opened.connect(self.opened)
        self.idle.warned.connect(self.foot.warn)
        self.idle.ended.connect(self.start_over)
        self.foot.next.connect(self._go_on)
        self.foot.back.connect(self._go_back)
        self.foot.restart.connect(self.start_over)
        self.foot.staff.connect(lambda: self.show_step(self.code))
        for each in self.steps:
            each.changed.connect(self._edited)

    def _edited(self) -> None:
        self.foot.tell("")
        self._name_next()
