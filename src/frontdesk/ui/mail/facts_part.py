"""The fields of what a kind of letter has to be told, made when the kind is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from frontdesk.domain.kinds import LetterKind
from frontdesk.services.correspondence.facts import FACTS, FactField, FactForm
from frontdesk.ui.forms.dates import dress_date
from frontdesk.ui.forms.plain_text import text_of
from frontdesk.ui.look.layouts import empty
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.dates import DateField, TimeField
from frontdesk.ui.widgets.field import Field

_TEXT_HEIGHT, _LINES_HEIGHT = 72, 56


class FactsPart(QObject):
    """Shows the fields of one kind; `edited` tells that something in them changed."""

    edited = Signal()

    def __init__(self, page: PageContext, host: QFrame) -> None:
        super().__init__(host)
        self._page = page
        self._kind: LetterKind | None = None
        self._inputs: dict[str, FactInput] = {}
        self._column = QVBoxLayout(host)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._host = host

    @property
    def first(self) -> QWidget | None:
        """Return the first input, where the keyboard begins."""
        return next((each.first for each in self._inputs.values()), None)

    def show_kind(self, kind: LetterKind) -> None:
        """Show the fields of a kind; what fields of the same name hold is taken along."""
        if kind is self._kind:
            return
        held = self.facts()
        self._kind = kind
        empty(self._column)
        self._inputs = {fact.name: self._input(kind, fact) for fact in FACTS[kind]}
        self._host.setVisible(bool(self._inputs))
        self.put(held)

    def facts(self) -> dict[str, Any]:
        """Return what stands in the fields, by the names of the facts."""
        return {name: value for name, each in self._inputs.items() if (value := each.value())}

    def put(self, facts: Mapping[str, Any]) -> None:
        """Show facts as they are kept."""
        for name, each in self._inputs.items():
            if facts.get(name):
                each.put(facts[name])

    def _input(self, kind: LetterKind, fact: FactField) -> FactInput:
        made = _MAKERS[fact.form](self._page)
        text = self._page.say(f"letter.fact.{kind}.{fact.name}")
        field = Field(text=text, input_widget=made.widget)
        field.setObjectName(f"fact_{fact.name}")
        self._column.addWidget(field)
        field.show()
        made.edited.connect(self.edited)
        return made


class FactInput(QObject):
    """One input, whatever it is typed as."""

    edited = Signal()

    widget: QWidget

    @property
    def first(self) -> QWidget:
        """Return where the keyboard goes."""
        return self.widget

    def value(self) -> Any:  # noqa: ANN401  whatever a fact is
        """Return what stands there, as the services take it; nothing where it is empty."""
        raise NotImplementedError

    def put(self, value: Any) -> None:  # noqa: ANN401  as above
        """Show what is kept."""
        raise NotImplementedError


class LineInput(FactInput):
    """One line."""

    def __init__(self, _page: PageContext) -> None:
        super().__init__()
        self.widget = self._line = QLineEdit()
        self._line.textChanged.connect(self.edited)

    def value(self) -> str:
        return self._line.text().strip()

    def put(self, value: Any) -> None:  # noqa: ANN401  whatever a fact is
        self._line.setText(str(value))


class TextInput(FactInput):
    """A text of several lines."""

    HEIGHT = _TEXT_HEIGHT

    def __init__(self, _page: PageContext) -> None:
        super().__init__()
        self.widget = self._text = QPlainTextEdit()
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(self.HEIGHT)
        self._text.textChanged.connect(self.edited)

    def value(self) -> Any:  # noqa: ANN401  a list in the subclass
        return text_of(self._text).strip()

    def put(self, value: Any) -> None:  # noqa: ANN401  whatever a fact is
        self._text.setPlainText(str(value))


class LinesInput(TextInput):
    """Several things, one a line."""

    HEIGHT = _LINES_HEIGHT

    def value(self) -> list[str]:
        return [line.strip() for line in text_of(self._text).splitlines() if line.strip()]

    def put(self, value: Any) -> None:  # noqa: ANN401  whatever a fact is
        self._text.setPlainText("\n".join(str(each) for each in value))


class DayInput(FactInput):
    """A day, typed freely."""

    def __init__(self, page: PageContext) -> None:
        super().__init__()
        self.widget = self._day = DateField()
        dress_date(page, self._day)
        self._day.changed.connect(self.edited)

    def value(self) -> str:
        """Return the day in ISO 8601; what was typed where it is no day, to be refused by name."""
        day = self._day.date
        return day.isoformat() if day else self._day.text().strip()

    def put(self, value: Any) -> None:  # noqa: ANN401  whatever a fact is
        try:
            self._day.set_date(date.fromisoformat(str(value)))
        except ValueError:
            self._day.setText(str(value))


class InstantsInput(FactInput):
    """When something was tried: the day and the time of the last try; earlier ones stay."""

    def __init__(self, page: PageContext) -> None:
        super().__init__()
        self._page = page
        self._earlier: list[str] = []
        self._day, self._time = DateField(), TimeField()
        self.widget = QFrame()
        row = QHBoxLayout(self.widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._day, 2)
        row.addWidget(self._time, 1)
        self._time.setAccessibleName(page.say("letter.fact.time"))
        dress_date(page, self._day, prefers_past=True)
        self._show(page.now())
        for field in (self._day, self._time):
            field.changed.connect(self.edited)

    @property
    def first(self) -> QWidget:
        return self._day

    def value(self) -> list[str]:
        day, at = self._day.date, self._time.time
        if day is None:
            return self._earlier
        tried = datetime.combine(day, at or time(), self._page.timezone)
        return [*self._earlier, tried.isoformat()]

    def put(self, value: Any) -> None:  # noqa: ANN401  whatever a fact is
        tries: Sequence[str] = value
        *self._earlier, last = tries
        self._show(self._page.local(datetime.fromisoformat(last)))

    def _show(self, at: datetime) -> None:
        self._day.set_date(at.date())
        self._time.set_time(at.time().replace(second=0, microsecond=0))


_MAKERS = {
    FactForm.LINE: LineInput,
    FactForm.TEXT: TextInput,
    FactForm.LINES: LinesInput,
    FactForm.DAY: DayInput,
    FactForm.INSTANTS: InstantsInput,
}
