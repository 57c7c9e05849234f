"""The page of one customer."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from frontdesk.domain.kinds import Channel, Direction
from frontdesk.services.changes import Area, Changes
from frontdesk.ui.callbacks.beginning import CallbackBeginning
from frontdesk.ui.dialogs.actions import CaseActions
from frontdesk.ui.forms.loading import find
from frontdesk.ui.intake.beginning import Beginning
from frontdesk.ui.mail.beginning import LetterBeginning
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.pages.customer.asked import Asked, ask
from frontdesk.ui.pages.customer.callbacks import callback_facts
from frontdesk.ui.pages.customer.edit import CustomerEditDialog
from frontdesk.ui.pages.customer.head import Head, shown_name
from frontdesk.ui.pages.customer.merge import MergeDialog
from frontdesk.ui.pages.customer.story import story
from frontdesk.ui.pages.customer.told import Reach, breakable, case_facts, document_facts, reach_facts
from frontdesk.ui.pages.customer.twins import Twins
from frontdesk.ui.shell.page import Page
from frontdesk.ui.widgets.buttons import Button
from frontdesk.ui.widgets.told import FactList, Timeline

_CONCERNED = frozenset({Area.CUSTOMERS, Area.CONTACTS, Area.CASES, Area.CALLBACKS})
_CHANNELS = (Channel.CALL, Channel.VISIT, Channel.MAIL)


class CustomerPage(Page):
    """Shows one customer at a time, chosen by id."""

    def __init__(self, page: PageContext, actions: CaseActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._actions = actions
        self.customer = 0
        self._asked: Asked | None = None
        self._form = page.forms.fill(self, "customer")
        self._head = Head(self._form, page)
        self.history = Timeline()
        self.reach = FactList()
        self.cases = FactList()
        self.callbacks = FactList()
        self.documents = FactList()
        self.twins = Twins(self._form, page)
        self._place_lists()
        self._connect()

    def show_customer(self, customer: int) -> None:
        """Show another customer; whoever was merged is shown as whom they were merged into."""
        self.customer = customer
        self.history.scrollToTop()
        self.refresh()

    def refresh(self) -> None:
        """Read the customer again."""
        if not self.customer:
            return
        customer = self.customer
        self._page.read(
            lambda context: ask(context, customer),
            self._show,
            replace_key=(id(self), "customer"),
            owner=self,
        )

    def shown(self) -> None:
        """Put the keyboard on the first thing to do."""
        find(self._form, QPushButton, Channel.CALL.value).setFocus()

    def concerns(self, change: object) -> bool:
        """Whether a change touched the customer that is shown, or one of their cases."""
        if not isinstance(change, Changes) or self._asked is None:
            return True
        if not change.customers and not change.cases:
            return bool(change.areas & _CONCERNED)
        cases = {case.reference for case in self._asked.view.cases}
        return bool(change.customers & self._asked.family or change.cases & cases)

    def _place_lists(self) -> None:
        for name, part in (
            ("history", self.history),
            ("reach", self.reach),
            ("cases", self.cases),
            ("callbacks", self.callbacks),
            ("documents", self.documents),
        ):
            column = QVBoxLayout(find(self._form, QWidget, f"{name}_host"))
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(part)
            part.setAccessibleName(self._page.say(f"customer.{name}"))
        for short in (self.reach, self.cases, self.callbacks, self.documents):
            short.show_whole()

    def _connect(self) -> None:
        for channel in _CHANNELS:
            find(self._form, QPushButton, channel.value).clicked.connect(partial(self._begin, channel))
        edit = find(self._form, Button, "edit")
        edit.bind_key()
        edit.clicked.connect(self._edit)
        find(self._form, QPushButton, "merge").clicked.connect(self._merge)
        find(self._form, QPushButton, "write").clicked.connect(self._write)
        for cases in (self.history.opened, self.cases.opened):
            cases.connect(self._page.bus.show_case.emit)
        agree = find(self._form, Button, "callback")
        agree.bind_key()
        agree.clicked.connect(self._agree)
        self.callbacks.opened.connect(self._call_back)
        self.documents.opened.connect(self._actions.open_document)
        self.reach.opened.connect(self._reach)

    def _show(self, asked: Asked) -> None:
        self._asked = asked
        self.customer = asked.view.id
        self._head.show(asked)
        words = self._page.words
        self.history.set_events(story(asked.view.history, asked.events, self._page.today(), words))
        self.reach.set_facts(reach_facts(asked, self._page))
        self.cases.set_facts(case_facts(asked.view, self._page))
        self.documents.set_facts(document_facts(asked.documents, self._page))
        find(self._form, QLabel, "note").setText(breakable(asked.view.note))
        self.callbacks.set_facts(callback_facts(asked.callbacks, self._page))
        cards = (("note", asked.view.note), ("callbacks", asked.callbacks), ("documents", asked.documents))
        for card, there in cards:
            find(self._form, QFrame, f"{card}_card").setVisible(bool(there))
        self.twins.show(asked)

    def _begin(self, channel: Channel, *_checked: bool) -> None:
        self._page.bus.begin_contact.emit(self._beginning(channel))

    def _beginning(
        self, channel: Channel, direction: Direction = Direction.INBOUND, number: str = ""
    ) -> Beginning:
        if self._asked is None:
            return Beginning(channel, direction)
        view = self._asked.view
        name = shown_name(view.name, view.organisation, self._page)
        return Beginning(channel, direction, customer=view.id, name=name, number=number)

    def _agree(self) -> None:
        self._actions.callbacks().agree(CallbackBeginning(customer=self.customer))

    def _call_back(self, key: object) -> None:
        if isinstance(key, int):
            self._actions.callbacks().call(key)

    def _reach(self, key: object) -> None:
        """Call a number, copy anything else."""
        if not isinstance(key, Reach):
            return
        if key.number:
            beginning = self._beginning(Channel.CALL, Direction.OUTBOUND, key.text)
            self._page.bus.begin_contact.emit(beginning)
            return
        QGuiApplication.clipboard().setText(key.text)
        first = key.text.partition("\n")[0]
        self._page.bus.tell.emit(Tell(self._page.say("customer.copied", text=first)))

    def _edit(self) -> None:
        if self._asked is not None:
            CustomerEditDialog(self._page, self._asked, self.window()).show()

    def _merge(self) -> None:
        if self._asked is not None:
            MergeDialog(self._page, self._asked, self.window()).show()

    def _write(self) -> None:
        """Begin a letter to the customer, about none of their cases."""
        if self._asked is not None:
            view = self._asked.view
            name = shown_name(view.name, view.organisation, self._page)
            self._page.bus.write_letter.emit(LetterBeginning(customer=view.id, about=name))
