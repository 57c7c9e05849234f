"""The fields of a letter: its kind, its way, its language, what it has to be told, its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QPlainTextEdit, QWidget

from frontdesk.domain.correspondence import ways_of
from frontdesk.domain.kinds import LetterKind, Way
from frontdesk.services.correspondence import LetterEntry, LetterRecord
from frontdesk.services.correspondence.facts import FACTS, ON_A_CASE, WITHOUT_CASE
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.plain_text import text_of
from frontdesk.ui.forms.values import put_values, values_of
from frontdesk.ui.mail.facts_part import FactsPart
from frontdesk.ui.mail.own_words import PLACES, OwnWordsPart
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.segmented import Choice, Segmented
from frontdesk.words.language_names import language_name

_WRITTEN_IN = ("en", "de", "fr", "es")
_USUAL = (
    LetterKind.FREE,
    LetterKind.APOLOGY,
    LetterKind.MISSING_INFORMATION,
    LetterKind.CALLBACK_MISSED,
    LetterKind.ANSWER,
    LetterKind.EXTENSION,
    LetterKind.PROGRESS,
    LetterKind.SUGGESTION_OUTCOME,
    LetterKind.ACKNOWLEDGEMENT,
)
"""The kinds in the order in which they are offered."""


class LetterForm(QObject):
    """Reads and shows a `LetterEntry`; `edited` tells that it changed."""

    edited = Signal()

    def __init__(self, page: PageContext, form: QWidget) -> None:
        super().__init__(form)
        self._page = page
        self._form = form
        self._kind = find(form, QComboBox, "kind")
        self._language = find(form, QComboBox, "language")
        self._way = find(form, Segmented, "way")
        self._enclosures = find(form, QPlainTextEdit, "enclosures")
        self.facts = FactsPart(page, find(form, QFrame, "facts"))
        self.own = OwnWordsPart(page, form)
        self.places: dict[str, str] = {}
        """Beside which field a refusal is shown; it changes with the kind."""

        self._language.addItem(page.say("letter.language.theirs"), "")
        for tag in _WRITTEN_IN:
            self._language.addItem(language_name(tag, page.words.language), tag)
        self._connect()

    @property
    def kind(self) -> LetterKind:
        """Return the kind that is chosen."""
        return LetterKind(self._kind.currentData())

    @property
    def first(self) -> QWidget:
        """Return where the keyboard begins."""
        return self.facts.first or self._kind

    def entry(self, *, draft: bool) -> LetterEntry:
        """Return the letter as it stands in the fields by now."""
        lines = text_of(self._enclosures).splitlines()
        return LetterEntry(
            kind=self.kind,
            way=Way(self._way.value),
            facts=self.facts.facts(),
            language=self._language.currentData() or "",
            words=self.own.words,
            enclosures=tuple(line.strip() for line in lines if line.strip()),
            draft=draft,
        )

    def offer(self, *, on_case: bool, kind: LetterKind | None = None) -> None:
        """Offer the kinds that can be written to whom it is for; the one chosen stays where it can."""
        chosen = kind or self._kind.currentData()
        kinds = sorted(ON_A_CASE if on_case else WITHOUT_CASE, key=_USUAL.index)
        self._offer_kinds(kinds, chosen)

    def show_letter(self, letter: LetterRecord) -> None:
        """Show a letter that waits; of its kind it stays."""
        self._offer_kinds([letter.kind], letter.kind)
        self._way.set_value(letter.way.value)
        _choose(self._language, letter.language)
        self.facts.put(letter.facts)
        self._enclosures.setPlainText("\n".join(letter.enclosures))
        self.own.show(letter.words)
        self._say_places()

    def values(self) -> dict[str, Any]:
        """Return everything typed, for a draft."""
        return {
            "fields": values_of(self._form),
            "kind": self._kind.currentData(),
            "language": self._language.currentData(),
            "facts": self.facts.facts(),
        }

    def restore(self, values: Mapping[str, Any]) -> None:
        """Show what a draft kept."""
        _choose(self._kind, values.get("kind"))
        self._show_kind()
        self.facts.put(values.get("facts") or {})
        kept = values.get("fields") or {}
        put_values(self._form, {name: kept[name] for name in kept if name not in ("kind", "language")})
        _choose(self._language, values.get("language"))
        self.own.show_choice()
        self._say_places()

    def _connect(self) -> None:
        self._kind.currentIndexChanged.connect(lambda _at: self._choose_kind())
        self._language.currentIndexChanged.connect(lambda _at: self.edited.emit())
        self._way.chosen.connect(lambda _value: self.edited.emit())
        self._enclosures.textChanged.connect(self.edited)
        self.facts.edited.connect(self.edited)
        self.own.edited.connect(self._say_places)
        self.own.edited.connect(self.edited)

    def _offer_kinds(self, kinds: Sequence[LetterKind], chosen: object) -> None:
        self._kind.blockSignals(True)  # noqa: FBT003  Qt's own call
        self._kind.clear()
        for kind in kinds:
            self._kind.addItem(self._page.say(f"letter.name.{kind}"), kind.value)
        _choose(self._kind, chosen)
        self._kind.blockSignals(False)  # noqa: FBT003  Qt's own call
        self._show_kind()

    def _choose_kind(self) -> None:
        self._show_kind()
        self.edited.emit()

    def _show_kind(self) -> None:
        """Show what the kind has to be told, and the ways that it can go."""
        self.facts.show_kind(self.kind)
        self._way.set_choices([Choice(way.value, self._page.say(f"way.{way}")) for way in ways_of(self.kind)])
        if not self._way.value:
            self._way.set_value(Way.LETTER)
        self._say_places()

    def _say_places(self) -> None:
        self.places.clear()
        self.places.update(
            {"customer": "to_field", "case": "to_field", "way": "way_field", "kind": "kind_field"}
        )
        facts = {fact.name: f"fact_{fact.name}" for fact in FACTS[self.kind]}
        self.places.update(PLACES if self.own.chosen else facts)


def _choose(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(max(0, box.findData(str(value) if value is not None else "")))
