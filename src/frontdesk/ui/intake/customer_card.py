"""The card at the right: who it is, and what there was before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from frontdesk.services.views import CustomerHit, HistoryEntry
from frontdesk.ui.forms.loading import find
from frontdesk.ui.look.breaking import breakable
from frontdesk.ui.look.joined import joined
from frontdesk.ui.look.layouts import empty
from frontdesk.ui.look.painting import ChipText
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.buttons import SecondaryButton
from frontdesk.ui.widgets.card import label, line
from frontdesk.ui.widgets.chip import Chip

_SHOWN = 6


class CustomerCard(QObject):
    """Shows a customer; an open case among the history can be continued."""

    case_chosen = Signal(str, str)  # its reference and its line

    def __init__(self, form: QWidget, page: PageContext) -> None:
        super().__init__(form)
        self._page = page
        self._name = find(form, QLabel, "customer_name")
        self._line = find(form, QLabel, "customer_line")
        self._chips = find(form, QWidget, "customer_chips")
        self._known = find(form, Chip, "known_chip")
        self._open = find(form, Chip, "open_chip")
        self._before = (find(form, QLabel, "before"), find(form, QFrame, "before_line"))
        self._history = QVBoxLayout(find(form, QWidget, "history"))
        self._history.setContentsMargins(0, 0, 0, 0)
        self._history.setSpacing(8)
        self.show_nobody()

    def show_nobody(self) -> None:
        """Say what the card is for while nobody is named."""
        self._head(self._page.say("intake.card.nobody"), self._page.say("intake.card.nobody_line"))
        self._chips.setVisible(False)
        self.show_history(())

    def show_new(self, name: str) -> None:
        """Show that this name is new to the office."""
        self._head(name, self._page.say("intake.card.new_line"))
        self._known.show_chip(ChipText(self._page.say("intake.card.new"), Tone.ACCENT))
        self._open.setVisible(False)
        self._chips.setVisible(True)
        self.show_history(())

    def show_customer(self, hit: CustomerHit) -> None:
        """Show somebody known; the history follows when it has been read."""
        self._head(hit.name or hit.organisation, _line_of(hit))
        self._known.show_chip(ChipText(self._page.say("intake.card.known", count=hit.contacts)))
        if hit.open_cases:
            text = self._page.say("intake.card.open_cases", count=hit.open_cases)
            self._open.show_chip(ChipText(text, Tone.ACCENT))
        self._open.setVisible(bool(hit.open_cases))
        self._chips.setVisible(True)

    def show_history(self, entries: Sequence[HistoryEntry]) -> None:
        """Show the latest earlier contacts, newest first."""
        empty(self._history)
        for part in self._before:
            part.setVisible(bool(entries))
        for place, entry in enumerate(entries[:_SHOWN]):
            if place:
                self._history.addWidget(line())
            self._history.addWidget(self._entry(entry))
        self._history.addStretch(1)

    def _head(self, name: str, below: str) -> None:
        self._name.setText(breakable(name))
        self._line.setText(breakable(below))
        self._line.setVisible(bool(below))

    def _entry(self, entry: HistoryEntry) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(label(self._title(entry), "strong"), 1)
        head.addWidget(label(self._page.words.short_date(self._page.local(entry.at).date()), "small"))
        column.addLayout(head)
        column.addWidget(label(breakable(self._below(entry)), "small", wrap=True))
        if entry.case and entry.status is not None and not entry.status.ended:
            column.addWidget(self._continue_button(entry.case, entry.subject), 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _title(self, entry: HistoryEntry) -> str:
        channel = self._page.say(f"channel.{entry.channel}")
        kind = self._page.say(f"kind.{entry.kind}") if entry.kind else ""
        return f"{channel} · {kind}" if kind else channel

    def _below(self, entry: HistoryEntry) -> str:
        status = self._page.say(f"status.{entry.status}") if entry.status else ""
        return joined(entry.subject, status)

    def _continue_button(self, reference: str, subject: str) -> QWidget:
        button = SecondaryButton(self._page.say("intake.continue", reference=reference), compact=True)
        button.clicked.connect(lambda: self.case_chosen.emit(reference, subject))
        return button


def _line_of(hit: CustomerHit) -> str:
    organisation = hit.organisation if hit.name else ""
    return joined(organisation, hit.number, hit.place)
