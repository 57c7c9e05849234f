"""Puts the main window together: pages, intake, search, news, notices. It decides nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import Channel
from frontdesk.services.changes import Changes
from frontdesk.services.context import Actor
from frontdesk.ui.desk import Desk, read_desk
from frontdesk.ui.dialogs.actions import CaseActions
from frontdesk.ui.drafts.draft import DraftFolder
from frontdesk.ui.drafts.put_aside import PutAside
from frontdesk.ui.intake.beginning import SUGGEST_KEY
from frontdesk.ui.intake.desk import IntakeDesk
from frontdesk.ui.keeping.daily_backup import DailyBackup
from frontdesk.ui.keeping.damage import Damage
from frontdesk.ui.keeping.elsewhere import Elsewhere
from frontdesk.ui.keeping.series_keeper import SeriesKeeper
from frontdesk.ui.keeping.status_keeper import StatusKeeper
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.look.theme import Scheme, Theme
from frontdesk.ui.mail.desk import LetterDesk
from frontdesk.ui.mail.printing import LetterPrinting
from frontdesk.ui.opening.warm_up import warm_up
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.page_list import (
    AHEAD,
    CASE,
    CASES,
    CUSTOMER,
    MAILROOM,
    PEOPLE,
    SUGGESTION,
    SUGGESTIONS,
    TODAY,
    add_pages,
)
from frontdesk.ui.search_box import SearchBox
from frontdesk.ui.shell.ahead import PagesAhead
from frontdesk.ui.shell.page import IntakeSpec
from frontdesk.ui.shell.place import keep_place, put_back
from frontdesk.ui.shell.window import Shell
from frontdesk.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from frontdesk.ui.counter.mode import CounterMode
    from frontdesk.ui.reminders.reminding import Reminding

_INTAKES = (
    ("visit", Channel.VISIT, "visit", "F2"),
    ("call", Channel.CALL, "call", "F3"),
    ("mail", Channel.MAIL, "mail", "F4"),
    ("other", Channel.EMAIL, "", "F5"),
)


class DeskWindow(QObject):
    """The main window and everything that serves it while it is open."""

    def __init__(
        self, page: PageContext, drafts: DraftFolder, theme: Theme, *, restore: Callable[[Path], None]
    ) -> None:
        """`restore` closes the window and brings a copy of the database back."""
        super().__init__()
        self.page = page
        page.drafts = drafts
        self._theme = theme
        self.shell = Shell(page.forms)
        self.actions = CaseActions(page, self.shell)
        self.intake = IntakeDesk(page, drafts, self)
        self.letters = LetterDesk(page, drafts, self)
        self.printing = LetterPrinting(page, self.shell)
        self.status = StatusKeeper(page, self.shell)
        self._search = SearchBox(page, self.shell.results)
        self._elsewhere = Elsewhere(page, self)
        self._backup = DailyBackup(page, self)
        self._series = SeriesKeeper(page, self)
        self._damage = Damage(page, self.shell, restore)
        self._ahead = PagesAhead(self.shell.pages, self)
        self._put_aside = PutAside(page, self.shell, (self.intake, self.letters))
        self._counter: CounterMode | None = None
        self._reminding: Reminding | None = None
        self._written = 0  # entries of the suggestion book that were begun
        self._add_intakes()
        add_pages(
            self.shell,
            page,
            self.actions,
            printing=self.printing,
            desk_changed=self._desk_changed,
            restore=restore,
        )
        self._connect()

    @property
    def reminding(self) -> Reminding:
        """Return what tells of things that are due, made once nobody waits for the window any more."""
        if self._reminding is None:
            from frontdesk.ui.reminders.reminding import Reminding  # noqa: PLC0415  start-up: see warm_up

            self._reminding = Reminding(self.page, self.shell, self.actions)
        return self._reminding

    def open(self, office_name: str, *, counter: bool = False) -> None:
        """Show Today, or what visitors write on, and begin to watch for news."""
        self.shell.name_office(office_name)
        if self.page.context.store.training:
            self.shell.add_banner(Banner(self.page.say("banner.training"), Tone.SOON))
        self.shell.open_page(TODAY)
        desk = read_desk()
        put_back(self.shell, desk)
        if desk.counter:
            self.counter.go_on()
        elif counter:
            self.counter.open_at_once()
        else:
            self.shell.show()
        self.status.refresh()
        self._put_aside.refresh()
        warm_up(self.page.tasks, self.shell, self._go_on)
        self._elsewhere.start()
        self._backup.start()
        self._series.start()

    @property
    def counter(self) -> CounterMode:
        """Return what gives this desk to visitors, and back."""
        if self._counter is None:
            from frontdesk.ui.counter.mode import CounterMode  # noqa: PLC0415  start-up: few desks need it

            self._counter = CounterMode(self.page, self.shell)
        return self._counter

    def show_case(self, reference: str) -> None:
        """Bring a case to the front."""
        from frontdesk.ui.pages.case.page import CasePage  # noqa: PLC0415  start-up: see warm_up

        case = self.shell.pages.page(CASE)
        if isinstance(case, CasePage):
            case.show_case(reference)
        self.shell.open_page(CASE)
        self.shell.navigation.mark(CASES)

    def show_customer(self, customer: int) -> None:
        """Bring a customer's page to the front."""
        from frontdesk.ui.pages.customer.page import CustomerPage  # noqa: PLC0415  start-up: see warm_up

        page = self.shell.pages.page(CUSTOMER)
        if isinstance(page, CustomerPage):
            page.show_customer(customer)
        self.shell.open_page(CUSTOMER)
        self.shell.navigation.mark(PEOPLE)

    def show_letter(self, letter: int) -> None:
        """Bring the Mailroom to the front where a letter waits."""
        from frontdesk.ui.pages.mailroom.page import MailroomPage  # noqa: PLC0415  start-up: see warm_up

        page = self.shell.open_page(MAILROOM)
        if isinstance(page, MailroomPage):
            page.show_letter(letter)

    def show_suggestion(self, reference: str) -> None:
        """Bring an entry of the suggestion book to the front."""
        from frontdesk.ui.pages.suggestions.entry import SuggestionPage  # noqa: PLC0415  start-up: see warm_up

        page = self.shell.pages.page(SUGGESTION)
        if isinstance(page, SuggestionPage):
            page.show_suggestion(reference)
        self.shell.open_page(SUGGESTION)
        self.shell.navigation.mark(SUGGESTIONS)

    def write_suggestion(self, code: str = "") -> None:
        """Open a new entry of the suggestion book, for the page or card of a code where one is known."""
        from frontdesk.ui.suggestions.writing import WriteDialog  # noqa: PLC0415  start-up: see warm_up

        self._written += 1
        dialog = WriteDialog(self.page, self.shell, number=self._written)
        dialog.show()
        if code:
            dialog.take_code(code)

    def open_counter(self) -> None:
        """Let visitors write in the suggestion book themselves, once staff know how to come back."""
        self.counter.ask()

    def _add_intakes(self) -> None:
        for name, channel, icon, key in _INTAKES:
            title = self.page.say(f"intake.button.{name}")
            opens = self.intake.opener(channel)
            self.shell.add_intake(IntakeSpec(name, title, icon, key, opens, primary=name == "call"))
        title = self.page.say("intake.button.suggestion")
        self.shell.add_intake(IntakeSpec("suggestion", title, "", SUGGEST_KEY, self.write_suggestion))

    def _connect(self) -> None:
        bus = self.page.bus
        bus.changed.connect(self._announce)
        bus.show_case.connect(self.show_case)
        bus.show_customer.connect(self.show_customer)
        bus.show_letter.connect(self.show_letter)
        bus.show_suggestion.connect(self.show_suggestion)
        bus.write_suggestion.connect(self.write_suggestion)
        bus.open_counter.connect(self.open_counter)
        bus.write_on_card.connect(self.write_suggestion)
        bus.tell.connect(self._tell)
        bus.refused.connect(self._refused)
        self._backup.made.connect(self.status.refresh)
        self._backup.failed.connect(self._refused)
        self.shell.status_line.user_pressed.connect(self._ask_who)
        self.status.call_wanted.connect(lambda callback: self.actions.callbacks().call(callback))
        self.shell.closing.connect(partial(keep_place, self.shell))
        for desk in (self.intake, self.letters):
            self.shell.closing.connect(desk.close_all)
        self.intake.prepared.connect(partial(self._ahead.make_soon, AHEAD))
        for part in (self._ahead, self._elsewhere):
            self.shell.closing.connect(part.end)
            self.shell.destroyed.connect(part.end)

    def _go_on(self) -> None:
        """Do what can wait until everything is loaded."""
        from frontdesk.ui.callbacks.anywhere import AgreeAnywhere  # noqa: PLC0415  start-up: see warm_up
        from frontdesk.ui.shell.menu_key import MenuKey  # noqa: PLC0415  start-up: see warm_up
        from frontdesk.ui.shell.sign import show_sign  # noqa: PLC0415  start-up: see warm_up

        self.intake.prepare()
        self.printing.resume()
        self.reminding.start()
        AgreeAnywhere(self.shell, self.actions)
        if sys.platform != "win32":  # where the system asks for it
            MenuKey(self.shell)
        show_sign()

    def _announce(self, changes: Changes) -> None:
        self.shell.announce(changes)
        self.status.announce(changes)

    def _tell(self, tell: Tell) -> None:
        action = self.page.say("intake.undo") if tell.undo else ""
        self.shell.notices.tell(tell.text, action=action, act=tell.undo)

    def _refused(self, refusal: FrontDeskError) -> None:
        if not self._damage.found(refusal):
            self.shell.notices.tell(self.page.render(refusal.message), tone=Tone.OVERDUE)

    def _ask_who(self) -> None:
        from frontdesk.ui.welcome.sitting import SittingDialog  # noqa: PLC0415  start-up: see warm_up

        dialog = SittingDialog(self.page, self.shell)
        dialog.carried_out.connect(self._sit_down)
        dialog.show()

    def _sit_down(self, actor: Actor) -> None:
        self.page.context = replace(self.page.context, actor=actor, desk=read_desk().called)
        self.status.refresh()
        if self._reminding is not None:
            self._reminding.start()

    def _desk_changed(self, desk: Desk) -> None:
        self.page.context = replace(self.page.context, desk=desk.called)
        self._theme.use(Scheme(desk.scheme))
        self.status.refresh()
