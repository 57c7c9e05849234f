"""What others have suggested already, shown under what is being typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from frontdesk.services.suggestions.similar import similar_suggestions
from frontdesk.services.suggestions.views import Similar
from frontdesk.ui.delegates.fact import Fact
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.plain_text import text_of
from frontdesk.ui.look.painting import ChipText
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.tasks.lanes import Lane
from frontdesk.ui.widgets.told import FactList

_MOST = 3
_SHORTEST = 8  # characters that may tell anything


class LikelyTwins(QObject):
    """Looks for entries that ask for the same; `chosen` carries the reference of the one that is joined."""

    chosen = Signal(object)

    def __init__(self, form: QWidget, page: PageContext) -> None:
        super().__init__(form)
        self._page = page
        self._words = find(form, QPlainTextEdit, "words")
        self._title = find(form, QLineEdit, "heading")
        self._host = find(form, QWidget, "similar")
        self.list = FactList()
        self.list.show_whole()
        self.list.setAccessibleName(page.say("suggestions.similar"))
        column = QVBoxLayout(find(form, QWidget, "similar_host"))
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self._host.setVisible(False)
        self.list.opened.connect(self.chosen)
        self._words.textChanged.connect(self._look)
        self._title.textChanged.connect(self._look)

    def _look(self) -> None:
        text, title = text_of(self._words), self._title.text()
        if len(text) + len(title) < _SHORTEST:
            self._host.setVisible(False)
            return
        self._page.read(
            lambda context: similar_suggestions(context, title=title, text=text, limit=_MOST),
            self._show,
            lane=Lane.TYPING,
            replace_key=(id(self), "similar"),
            owner=self,
        )

    def _show(self, found: Sequence[Similar]) -> None:
        self.list.set_facts([self._fact(each) for each in found])
        self._host.setVisible(bool(found))

    def _fact(self, similar: Similar) -> Fact:
        say = self._page.say
        support = say("suggestions.support", count=similar.support) if similar.support else ""
        state = say(f"suggestion.state.{similar.state}")
        detail = " · ".join(filter(None, (similar.reference, state, support)))
        chip = ChipText(say("suggestions.action.support"))
        return Fact(similar.title, detail, chip=chip, key=similar.reference)
