"""The page of one case."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from frontdesk.domain.due import DueView
from frontdesk.services.cases.view import case_view
from frontdesk.services.changes import Changes
from frontdesk.services.context import Context
from frontdesk.services.rules import rules
from frontdesk.services.views import CaseView
from frontdesk.ui.callbacks.beginning import AGREE_KEY
from frontdesk.ui.delegates.fact import Fact
from frontdesk.ui.dialogs.actions import CaseActions
from frontdesk.ui.forms.loading import find
from frontdesk.ui.intake.beginning import Beginning
from frontdesk.ui.look.breaking import breakable
from frontdesk.ui.look.joined import heading
from frontdesk.ui.look.layouts import empty
from frontdesk.ui.look.painting import ChipText
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.case.note import NotePart
from frontdesk.ui.pages.case.told import deadline_facts, document_facts, events
from frontdesk.ui.shell.page import Page
from frontdesk.ui.widgets.buttons import Button, PrimaryButton, SecondaryButton
from frontdesk.ui.widgets.chip import Chip
from frontdesk.ui.widgets.elided_label import ElidedLabel
from frontdesk.ui.widgets.told import FactList, Timeline

_BUTTONS = 3  # beside the primary one; what does not fit is in the menu
_TICK_MS = 30_000


class CasePage(Page):
    """Shows one case at a time, chosen by its reference."""

    def __init__(self, page: PageContext, actions: CaseActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._actions = actions
        self.reference = ""
        self._case: CaseView | None = None
        self._view: DueView | None = None
        self._primary: Button | None = None
        self._offered: tuple[str, ...] | None = None  # the actions that have their buttons
        self._awaited = False  # whether the page was opened and its case has not come yet
        self._unfolded: set[int] = set()  # settled deadlines whose explanation is wanted
        self._form = page.forms.fill(self, "case")
        self.timeline = Timeline()
        self.owed = FactList()
        self.documents = FactList()
        self.suggestions = FactList()
        self._note = NotePart(self._form, page)
        self._buttons = QHBoxLayout(find(self._form, QWidget, "actions"))
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._buttons.setSpacing(12)
        self._place_lists()
        self._connect()

    def show_case(self, reference: str) -> None:
        """Show another case."""
        self.reference = reference
        self._note.show_case(reference)
        self._unfolded.clear()
        self.refresh()

    def refresh(self) -> None:
        """Read the case again."""
        if not self.reference:
            return
        reference = self.reference
        self._page.read(
            lambda context: _ask(context, reference),
            self._show,
            replace_key=(id(self), "case"),
            owner=self,
        )

    def shown(self) -> None:
        """Put the keyboard on the next action, as soon as it is known."""
        self._awaited = True
        self._focus_primary()

    def concerns(self, change: object) -> bool:
        """Whether a change touched the case that is shown."""
        return not isinstance(change, Changes) or not change.cases or self.reference in change.cases

    def _place_lists(self) -> None:
        for host, part in (
            ("timeline_host", self.timeline),
            ("owed_host", self.owed),
            ("documents_host", self.documents),
            ("suggestions_host", self.suggestions),
        ):
            column = QVBoxLayout(find(self._form, QWidget, host))
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(part)
        for short in (self.owed, self.documents, self.suggestions):
            short.show_whole()
        for part, name in ((self.timeline, "case.timeline"), (self.owed, "case.owed")):
            part.setAccessibleName(self._page.say(name))
        self.documents.setAccessibleName(self._page.say("case.documents"))
        self.suggestions.setAccessibleName(self._page.say("page.suggestions"))

    def _connect(self) -> None:
        QShortcut(QKeySequence(AGREE_KEY), self).activated.connect(self._agree)
        find(self._form, QPushButton, "further").clicked.connect(self._begin_further)
        self.documents.opened.connect(self._actions.open_document)
        show = self._page.bus.show_suggestion
        self.suggestions.opened.connect(lambda reference: show.emit(str(reference)))
        self.owed.opened.connect(self._unfold)
        self.timeline.opened.connect(self._actions.correct_contact)
        tick = QTimer(self, interval=_TICK_MS)
        tick.timeout.connect(self.refresh_chips)
        tick.start()

    def _agree(self) -> None:
        if self._case is not None and "agree_callback" in self._case.actions:
            self._do("agree_callback")

    def _show(self, found: tuple[CaseView, DueView]) -> None:
        case, self._view = found
        if case.reference != self.reference:
            self.reference = case.reference
        self._case = case
        self._show_head(case)
        self.timeline.set_events(tuple(events(case.timeline, self._page.today(), self._page.words)))
        self.timeline.show_last()
        self.documents.set_facts(document_facts(case.documents, self._page.words))
        find(self._form, QFrame, "documents_card").setVisible(bool(case.documents))
        linked = [Fact(each.title, each.reference, key=each.reference) for each in case.suggestions]
        self.suggestions.set_facts(linked)
        find(self._form, QFrame, "suggestions_card").setVisible(bool(linked))
        self._show_actions(case)
        self.refresh_chips()

    def refresh_chips(self) -> None:
        """Let the countdowns go on without reading anything."""
        if self._case is None or self._view is None:
            return
        self._view = DueView.at(self._page.context.clock.now(), self._view.calendar)
        facts = deadline_facts(self._case.deadlines, self._view, self._page.words, unfolded=self._unfolded)
        self.owed.set_facts(facts)
        find(self._form, QFrame, "owed_card").setVisible(bool(self._case.deadlines))

    def _unfold(self, deadline: int) -> None:
        """Show or hide how a settled deadline was counted."""
        self._unfolded ^= {deadline}
        self.refresh_chips()

    def _show_head(self, case: CaseView) -> None:
        say = self._page.say
        find(self._form, ElidedLabel, "subject").show_text(case.subject or say(f"kind.{case.kind}"))
        chips = (
            ("kind_chip", ChipText(say(f"kind.{case.kind}"))),
            ("priority_chip", ChipText(case.priority.value)),
            ("status_chip", ChipText(say(f"status.{case.status}"), _status_tone(case))),
        )
        for name, chip in chips:
            find(self._form, Chip, name).show_chip(chip)
        find(self._form, QLabel, "about").setText(breakable(self._about(case)))

    def _about(self, case: CaseView) -> str:
        say = self._page.say
        owner = ", ".join(filter(None, (case.owner, case.department)))
        parts = [
            case.reference,
            case.customer_name or say("customer.nameless"),
            say("case.owned_by", owner=owner) if owner else say("today.not_referred"),
            say("case.since", at=case.received),
        ]
        if case.waiting_reason:
            parts.append(say("case.waiting_for", reason=case.waiting_reason))
        if case.linked:
            parts.append(say("case.linked", references=case.linked))
        return heading(*parts)

    def _show_actions(self, case: CaseView) -> None:
        """Offer what can be done now; the keyboard stays among the actions if it was there.

        What is offered already stays as it is: a menu that somebody has just opened must not close.
        """
        if case.actions == self._offered:
            self._greet()
            return
        self._offered = case.actions
        host = find(self._form, QWidget, "actions")
        there = host.isAncestorOf(self._form.focusWidget() or self._form)
        if there:
            host.setFocus()  # else Qt would look through the whole window for what comes next
        empty(self._buttons)
        primary, *others = case.actions or ("",)
        if others[_BUTTONS:]:
            self._buttons.addWidget(self._more(others[_BUTTONS:]))
        for action in reversed(others[:_BUTTONS]):
            self._buttons.addWidget(self._button(SecondaryButton, action))
        self._primary = self._button(PrimaryButton, primary) if primary else None
        if self._primary is not None:
            self._buttons.addWidget(self._primary)
            self._primary.show()
        self._awaited = self._awaited or there
        self._greet()

    def _greet(self) -> None:
        """Put the keyboard on the next action, where it is awaited there."""
        if self._awaited:
            self._awaited = False
            self._focus_primary()

    def _button(self, kind: type[Button], action: str) -> Button:
        button = kind(self._page.say(f"action.{action}"))
        button.setObjectName(f"action_{action}")
        button.clicked.connect(lambda: self._do(action))
        return button

    def _more(self, actions: list[str]) -> Button:
        button = SecondaryButton(self._page.say("case.more"), icon="other")
        button.setObjectName("action_more")
        menu = QMenu(button)
        for action in actions:
            menu.addAction(self._page.say(f"action.{action}")).triggered.connect(partial(self._do, action))
        button.setMenu(menu)
        return button

    def _do(self, action: str, *_checked: bool) -> None:
        if self._case is not None:
            self._actions.act(action, self._case)

    def _focus_primary(self) -> None:
        if self._primary is not None:
            self._primary.setFocus()

    def _begin_further(self) -> None:
        if self._case is not None:
            case = self._case
            beginning = Beginning(
                case.channel, customer=case.customer, name=case.customer_name, case=case.reference
            )
            self._page.bus.begin_contact.emit(beginning)


def _status_tone(case: CaseView) -> Tone:
    return Tone.DONE if case.status.ended else Tone.ACCENT


def _ask(context: Context, reference: str) -> tuple[CaseView, DueView]:
    """Return the case, with the calendar that says how soon its deadlines are."""
    view = DueView.at(context.clock.now(), rules(context).calendar)
    return case_view(context, reference=reference), view
