"""What visitors at the counter are offered, and the code by which staff leave it."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
)

from frontdesk.services.counter.rules import CounterRules, counter_rules, set_counter_rules
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.plain_text import text_of
from frontdesk.ui.forms.refusals import Refusals
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.pages.settings.counter_code import CounterCode
from frontdesk.ui.pages.settings.section import Section
from frontdesk.words import languages
from frontdesk.words.language_names import language_name

_PLACES = {name: f"{name}_field" for name in ("languages", "idle_seconds", "themes", "places")}
_INSET = 10  # pixels, as in the lines beside them


class CounterSection(Section):
    """Languages, seconds, themes and places; below them the code."""

    def __init__(self, page: PageContext) -> None:
        super().__init__(page)
        form = page.forms.load("settings_counter")
        self._code = CounterCode(page)
        self.fill(form, self._code)
        self._order: tuple[str, ...] = ()  # of the languages, as visitors find them
        self._boxes: dict[str, QCheckBox] = {}
        row = QHBoxLayout(find(form, QFrame, "languages"))
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for language in languages():
            box = QCheckBox(language_name(language, page.words.language))
            box.setObjectName(f"language_{language}")
            row.addWidget(box)
            self._boxes[language] = box
        row.addStretch(1)
        self._seconds = find(form, QSpinBox, "idle_seconds")
        # The stylesheet's own inset is lost on the line inside.
        self._seconds.lineEdit().setTextMargins(_INSET, 0, 0, 0)
        self._lists = {name: find(form, QPlainTextEdit, name) for name in ("themes", "places")}
        self._refusals = Refusals(form, page.words, _PLACES)
        find(form, QPushButton, "save").clicked.connect(self._keep)

    def refresh(self) -> None:
        """Fetch what the office has decided."""
        self._code.refresh()
        self.page.read(lambda context: counter_rules(context.store), self._show, owner=self)

    def _show(self, rules: CounterRules) -> None:
        self._order = rules.languages
        for language, box in self._boxes.items():
            box.setChecked(language in rules.languages)
        self._seconds.setValue(rules.idle_seconds)
        for name, choices in (("themes", rules.themes), ("places", rules.places)):
            self._lists[name].setPlainText("\n".join(choices))

    def _keep(self) -> None:
        self._refusals.clear()
        themes, places = (tuple(text_of(field).splitlines()) for field in self._lists.values())
        ordered = dict.fromkeys((*self._order, *self._boxes))
        chosen = tuple(language for language in ordered if self._boxes[language].isChecked())
        rules = CounterRules(chosen, self._seconds.value(), themes=themes, places=places)
        self.page.write(
            lambda context: set_counter_rules(context, rules=rules),
            self._kept,
            self._refusals.show,
            owner=self,
        )

    def _kept(self, _rules: CounterRules) -> None:
        self.page.bus.tell.emit(Tell(self.page.say("settings.counter.kept")))
