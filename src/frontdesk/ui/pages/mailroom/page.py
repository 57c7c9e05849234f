"""The Mailroom: forty letters go out in two clicks, and nothing is marked that did not happen."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from frontdesk.domain.correspondence import WAITING
from frontdesk.services.changes import Area, Changes
from frontdesk.services.correspondence import (
    LetterRecord,
    MailroomGroup,
    read_letter,
)
from frontdesk.services.correspondence.mailroom import group_of
from frontdesk.ui.dialogs.actions import CaseActions
from frontdesk.ui.forms.loading import find
from frontdesk.ui.mail.printing import LetterPrinting
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.mailroom.actions import ALL_AT_ONCE, MORE, Chosen, GroupActions
from frontdesk.ui.pages.mailroom.doing import MailroomDoing
from frontdesk.ui.pages.mailroom.filter_bar import REGISTER, FilterBar
from frontdesk.ui.pages.mailroom.found import Found, ask
from frontdesk.ui.pages.mailroom.job_bars import JobBars
from frontdesk.ui.pages.mailroom.lists import FILTERED, Lists
from frontdesk.ui.pages.mailroom.menu import RowMenu
from frontdesk.ui.pages.mailroom.output import MailroomOutput
from frontdesk.ui.pages.mailroom.work_row import WorkRow
from frontdesk.ui.shell.page import Page
from frontdesk.ui.widgets.data_table import DataTable

_CONCERNED = frozenset({Area.CORRESPONDENCE, Area.CASES, Area.DEADLINES, Area.CUSTOMERS, Area.OFFICE})


class MailroomPage(Page):
    """Groups of what is to be done next, each with the one action that carries it forward."""

    def __init__(
        self,
        page: PageContext,
        actions: CaseActions,
        parent: QWidget | None = None,
        *,
        printing: LetterPrinting,
    ) -> None:
        """`printing` puts batches on paper."""
        super().__init__(parent)
        self._page = page
        self._opened = False  # whether a group was chosen, by somebody or because something waits in it
        self._awaited = False  # whether the page was opened and its letters have not come yet
        self._at_printer: frozenset[int] = frozenset()
        form = page.forms.fill(self, "mailroom")
        self._subtitle = find(form, QLabel, "subtitle")
        self.filter = FilterBar(page, form)
        self.lists = Lists(page, form)
        self.waiting, self.register = self.lists.waiting, self.lists.register
        self.doing = GroupActions(page, find(form, QFrame, "actions"), self.chosen)
        self.jobs = JobBars(page, find(form, QFrame, "jobs"))
        self._row = WorkRow(form)
        self.work = MailroomDoing(page, actions, printing, self.jobs, self)
        self.menu = RowMenu(page, self.work, self)
        self.output = MailroomOutput(page, self)
        self._connect(form)
        self._connect_keys()
        self._show_group()

    @property
    def table(self) -> DataTable:
        """Return the list of what waits."""
        return self.waiting.table

    @property
    def group(self) -> str:
        """Return the group that is shown, or the register."""
        return self.filter.groups.value

    @property
    def shown_table(self) -> DataTable:
        """Return the list in front: what waits, or what went out."""
        return self.lists.of(self.group)

    def chosen(self) -> Chosen:
        """Return the letters chosen in the list in front, and all that it shows."""
        table = self.shown_table
        return Chosen(self.group, table.chosen_ids(), tuple(table.rows.ids), self._at_printer)

    def refresh(self) -> None:
        """Ask what waits; rows already shown stay until the answer comes."""
        if self.group == REGISTER:
            self.register.refresh()
        which = self.filter.which
        self._page.read(
            lambda context: ask(context, which), self._show, replace_key=(id(self), "ids"), owner=self
        )

    def shown(self) -> None:
        """Put the keyboard on the list as soon as something stands in it, until then on the groups."""
        if self.shown_table.rows.rowCount():
            self.shown_table.setFocus()
        else:
            self._awaited = True
            self.filter.groups.setFocus()

    def concerns(self, change: object) -> bool:
        """Whether the list may look different now."""
        return not isinstance(change, Changes) or bool(change.areas & _CONCERNED)

    def open_group(self, group: str) -> None:
        """Show one of the groups, or the register."""
        self._opened = True
        self.filter.open(group)

    def show_letter(self, letter: int) -> None:
        """Show the group in which a letter waits, with the letter chosen."""
        self._page.read(lambda context: read_letter(context, id=letter), self._show_letter, owner=self)

    def _show_letter(self, letter: LetterRecord) -> None:
        if letter.state in WAITING:
            self.waiting.want(letter.id)
            group = group_of(letter.state, letter.way)
            if self.group == group:
                self.refresh()
            self.open_group(group)

    def _connect(self, form: QWidget) -> None:
        self.filter.changed.connect(self.refresh)
        self.filter.group_changed.connect(self._change_group)
        self.doing.wanted.connect(self._do)
        self.lists.acted.connect(self._begin)
        self.register.shown.connect(self._show_register)
        for table in self.lists.tables:
            table.opened.connect(self._open)
            table.menu_wanted.connect(lambda place: self.menu.popup(self.chosen(), self.group, place))
            table.selectionModel().selectionChanged.connect(lambda *_: self._chosen_changed())
        for name, act in (
            ("write", self.work.write_new),
            ("csv", self.output.save_csv),
            ("print_list", self.output.print_list),
        ):
            find(form, QPushButton, name).clicked.connect(act)

    def _connect_keys(self) -> None:
        for keys, act in (
            ("Ctrl+N", self.work.write_new),
            ("Escape", self._choose_nothing),
            ("Ctrl+F", self.filter.focus_text),
            *((keys, partial(self._go_to, group)) for group, keys in self.filter.keys.items()),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _do(self, action: str) -> None:
        if action == MORE:
            self.menu.popup(self.chosen(), self.group, self.doing.below(action))
        else:
            self.work.do(action, self.chosen())

    def _begin(self, empty_list: str) -> None:
        """Do what the button of an empty list says."""
        if empty_list == FILTERED:
            self.filter.widen()
        else:
            self.work.write_new()

    def _go_to(self, group: str) -> None:
        """Show another group from the keyboard, which goes on in its list."""
        if group == self.group:
            self.shown()
            return
        self._awaited = True
        self.filter.groups.setFocus()
        self.open_group(group)

    def _change_group(self) -> None:
        self._opened = True
        self._show_group()
        self.refresh()

    def _show_group(self) -> None:
        """Show the bars and the actions of the group."""
        register = self.group == REGISTER
        self.filter.show_bar(visible=not register)
        self.register.show_bar(visible=register)
        self.doing.show_group(self.group)
        self._row.make_room()

    def _show(self, found: Found) -> None:
        self._at_printer = found.mailroom.at_printer
        self.filter.show_counts(found.mailroom.counts)
        self._row.make_room()
        self.filter.offer(found.people, found.departments, found.mailroom.languages)
        self.jobs.show_jobs(found.jobs)
        total = found.mailroom.total
        self._subtitle.setText(self._page.say("mailroom.count", count=total) if total else "")
        if not self._opened:
            self._opened = True
            if not found.mailroom.ids and total:  # begin with the first group in which something waits
                self.filter.open(next(group for group in MailroomGroup if found.mailroom.counts.get(group)))
                return
        if self.group != REGISTER:
            self.lists.show_waiting(
                found.mailroom.ids,
                self.group,
                narrowed=self.filter.narrowed,
                choose_first=self.group not in ALL_AT_ONCE,
            )
            self._arrived()

    def _show_register(self, found: bool) -> None:  # noqa: FBT001  what the signal carries
        if self.group == REGISTER:
            self.lists.show_register(there=found)
            self._arrived()

    def _arrived(self) -> None:
        """Go on where the page was opened for, unless somebody went elsewhere meanwhile."""
        if self._awaited and self.filter.groups.isAncestorOf(self.window().focusWidget()):
            there = self.shown_table if self.shown_table.rows.rowCount() else self.filter.groups
            there.setFocus()
        self._awaited = False
        self._chosen_changed()

    def _chosen_changed(self) -> None:
        self.doing.count()
        self._row.make_room()

    def _choose_nothing(self) -> None:
        self.shown_table.clearSelection()

    def _open(self, letter: int) -> None:
        self.work.open(letter, self.group)
