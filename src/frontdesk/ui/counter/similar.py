"""What others suggested already, as far as strangers may read it, with "I want that too"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.services.suggestions.similar import similar_suggestions
from frontdesk.services.suggestions.views import Similar
from frontdesk.ui.counter.big_button import BigButton
from frontdesk.ui.counter.text_field import CounterText
from frontdesk.ui.forms.loading import find
from frontdesk.ui.look.breaking import breakable
from frontdesk.ui.look.layouts import take_all
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.tasks.lanes import Lane
from frontdesk.ui.widgets.card import label

_MOST = 2
_SHORTEST = 8  # characters that may tell anything
_READ = 1_000  # characters of a text that tell what it is about


class SimilarRows(QObject):
    """Looks while somebody writes; `chosen` carries the entry that is joined."""

    chosen = Signal(object)

    def __init__(self, form: QWidget, page: PageContext) -> None:
        super().__init__(form)
        self._page = page
        self._words = find(form, CounterText, "words")
        self._host = find(form, QFrame, "similar")
        column = find(form, QFrame, "similar_rows").layout()
        if not isinstance(column, QVBoxLayout):
            raise TypeError("the rows of similar entries need a vertical layout")
        self._column = column
        self._found: Sequence[Similar] = ()
        self._words.textChanged.connect(self.look)
        self._show(())

    def look(self) -> None:
        """Ask what is like the text; a short one is like nothing."""
        text = self._words.written[:_READ]
        if len(text.strip()) < _SHORTEST:
            self._show(())
            return
        self._page.read(
            lambda context: similar_suggestions(context, text=text, limit=_MOST, public=True),
            lambda found: self._heard(text, found),
            lambda _refusal: self._show(()),  # nobody waits for it, and writing goes on
            lane=Lane.TYPING,
            replace_key=(id(self), "similar"),
            owner=self,
        )

    def speak(self) -> None:
        """Say the same in another language."""
        self._show(self._found)

    def _heard(self, text: str, found: Sequence[Similar]) -> None:
        if text == self._words.written[:_READ]:  # else it is another writer's by now
            self._show(found)

    def _show(self, found: Sequence[Similar]) -> None:
        self._found = found
        for row in take_all(self._column):
            if isinstance(row, QWidget):
                row.hide()
                row.setParent(None)
                row.deleteLater()
        for similar in found:
            self._column.addWidget(self._row(similar))
        self._host.setVisible(bool(found))

    def _row(self, similar: Similar) -> QFrame:
        say = self._page.say
        row = QFrame()
        row.setProperty("look", "card")
        layout = QHBoxLayout(row)
        layout.setContentsMargins(20, 10, 10, 10)
        layout.setSpacing(16)
        support = say("counter.wanted_by", count=similar.support) if similar.support else ""
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(label(breakable(similar.title), "counter_text", wrap=True))
        if support:
            column.addWidget(label(support, "counter_muted", wrap=True))
        button = BigButton()
        button.setProperty("look", "counter")
        button.setObjectName("join")
        button.say(say("counter.join"))
        button.setAccessibleDescription(similar.title)
        button.clicked.connect(partial(self.chosen.emit, similar))
        layout.addLayout(column, 1)
        layout.addWidget(button)
        return row
