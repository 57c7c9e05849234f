"""The Mailroom: forty letters go out in two clicks, and nothing is marked that did not happen."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QStackedLayout, QWidget

from frontdesk.domain.correspondence import WAITING
from frontdesk.services.changes import Area, Changes
from frontdesk.services.context import Context
from frontdesk.services.correspondence import (
    LetterRecord,
    Mailroom,
    MailroomGroup,
    PrintJobView,
    mailroom,
    open_jobs,
    read_letter,
    release_abandoned,
)
from frontdesk.services.correspondence.mailroom import group_of
from frontdesk.services.departments import DepartmentView, departments
from frontdesk.services.staff import StaffView, staff
from frontdesk.ui.dialogs.actions import CaseActions
from frontdesk.ui.forms import find
from frontdesk.ui.mail.printing import LetterPrinting
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.mailroom.actions import ALL_AT_ONCE, MORE, Chosen, GroupActions
from frontdesk.ui.pages.mailroom.doing import MailroomDoing
from frontdesk.ui.pages.mailroom.filter_bar import REGISTER, FilterBar
from frontdesk.ui.pages.mailroom.job_bars import JobBars
from frontdesk.ui.pages.mailroom.menu import RowMenu
from frontdesk.ui.pages.mailroom.output import MailroomOutput
from frontdesk.ui.pages.mailroom.register_part import RegisterPart
from frontdesk.ui.pages.mailroom.waiting_part import WaitingPart
from frontdesk.ui.shell.page import Page
from frontdesk.ui.widgets.data_table import DataTable
from frontdesk.ui.widgets.empty_state import EmptyState

_CONCERNED = frozenset({Area.CORRESPONDENCE, Area.CASES, Area.DEADLINES, Area.CUSTOMERS, Area.OFFICE})
_ROOM = 1040  # pixels beside the navigation in a window that is 1280 wide


@dataclass(frozen=True, slots=True)
class Found:
    """What waits, the batches that are not over, and whom and what one can filter by."""

    mailroom: Mailroom
    jobs: tuple[PrintJobView, ...]
    people: tuple[StaffView, ...]
    departments: tuple[DepartmentView, ...]


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
        self._printing = printing
        self._opened = False
        form = page.forms.fill(self, "mailroom")
        self._subtitle = find(form, QLabel, "subtitle")
        self.filter = FilterBar(page, form)
        self.waiting = WaitingPart(page, form)
        self._empty: dict[str, EmptyState] = {}
        self._stack = QStackedLayout(find(form, QWidget, "list_host"))
        self._stack.addWidget(self.table)
        self.register = RegisterPart(page, form)
        self._stack.addWidget(self.register.table)
        self._actions = find(form, QFrame, "actions")
        self.doing = GroupActions(page, self._actions, self.chosen)
        self.jobs = JobBars(page, find(form, QFrame, "jobs"))
        self._row = find(form, QHBoxLayout, "work_row")
        self.work = MailroomDoing(page, actions, printing, self.jobs, self)
        self.menu = RowMenu(page, self.work, self)
        self.output = MailroomOutput(page, self)
        self._connect(form)
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
        return self.register.table if self.group == REGISTER else self.table

    def chosen(self) -> Chosen:
        """Return the letters chosen in the list in front, and all that it shows."""
        table = self.shown_table
        return Chosen(self.group, table.chosen_ids(), tuple(table.rows.ids))

    def refresh(self) -> None:
        """Ask what waits; rows already shown stay until the answer comes."""
        if self.group == REGISTER:
            self.register.refresh()
        which = self.filter.which

        def asked(context: Context) -> Found:
            return Found(
                mailroom(context, which=which), open_jobs(context), staff(context), departments(context)
            )

        self._page.read(asked, self._show, replace_key=(id(self), "ids"), owner=self)

    def shown(self) -> None:
        """Put the keyboard on the list, or on the groups when it is empty."""
        if self.shown_table.rows.rowCount():
            self.shown_table.setFocus()
        else:
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
        self.register.shown.connect(self._show_register)
        for table in (self.table, self.register.table):
            table.opened.connect(self._open)
            table.menu_wanted.connect(lambda place: self.menu.popup(self.chosen(), self.group, place))
            table.selectionModel().selectionChanged.connect(lambda *_: self._chosen_changed())
        self.jobs.outcome_wanted.connect(self.work.ask_outcome)
        self.jobs.printed_told.connect(self.work.all_printed)
        self.jobs.stop_wanted.connect(self._printing.cancel)
        for name, act in (
            ("write", self.work.write_new),
            ("csv", self.output.save_csv),
            ("print_list", self.output.print_list),
        ):
            find(form, QPushButton, name).clicked.connect(act)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.work.write_new)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self._choose_nothing)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.filter.focus_text)

    def _do(self, action: str) -> None:
        if action == MORE:
            self.menu.popup(self.chosen(), self.group, self.doing.below(action))
        else:
            self.work.do(action, self.chosen())

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
        self._make_room()

    def _make_room(self) -> None:
        """Put the actions below the groups where both are wider than the smallest window has room for.

        They stay there, so that nothing jumps from group to group.
        """
        for part in (self.filter.groups, self._actions):
            part.updateGeometry()  # what the row remembers of it is of before
        self._row.invalidate()
        if self._row.sizeHint().width() > _ROOM:
            self._row.setDirection(QBoxLayout.Direction.TopToBottom)
            self._row.setAlignment(self._actions, Qt.AlignmentFlag.AlignRight)

    def _show(self, found: Found) -> None:
        self.filter.show_counts(found.mailroom.counts)
        self._make_room()
        self.filter.offer(found.people, found.departments, found.mailroom.languages)
        self._show_jobs(found.jobs)
        total = found.mailroom.total
        self._subtitle.setText(self._page.say("mailroom.count", count=total) if total else "")
        if not self._opened:
            self._opened = True
            if not found.mailroom.ids and total:
                self._open_first(found.mailroom.counts)
                return
        if self.group != REGISTER:
            self._show_ids(found.mailroom.ids)

    def _open_first(self, counts: Mapping[MailroomGroup, int]) -> None:
        """Begin with the first group in which something waits."""
        self.filter.open(next(group for group in MailroomGroup if counts.get(group)))

    def _show_jobs(self, jobs: Sequence[PrintJobView]) -> None:
        self.jobs.show_jobs(jobs)
        if any(job.abandoned for job in jobs):
            self._page.write(release_abandoned)

    def _show_ids(self, ids: array[int]) -> None:
        self.waiting.show(ids, choose_first=self.group not in ALL_AT_ONCE)
        self._stack.setCurrentWidget(self.table if ids else self._nothing())
        self._chosen_changed()

    def _nothing(self) -> EmptyState:
        """Return what an empty group says: what belongs here."""
        name = "filtered" if self.filter.narrowed else self.group
        if name not in self._empty:
            say = self._page.say
            write = say("action.write_letter") if name == MailroomGroup.TO_WRITE else ""
            made = EmptyState(
                "mailroom", say(f"mailroom.empty.{name}"), say(f"mailroom.empty.{name}.line"), write
            )
            made.acted.connect(self.work.write_new)
            self._empty[name] = made
            self._stack.addWidget(made)
        return self._empty[name]

    def _show_register(self, found: bool) -> None:  # noqa: FBT001  what the signal carries
        if self.group == REGISTER:
            self._stack.setCurrentWidget(self.register.table if found else self._nothing())
            self.doing.count()

    def _chosen_changed(self) -> None:
        self.doing.count()
        self._make_room()

    def _choose_nothing(self) -> None:
        self.shown_table.clearSelection()

    def _open(self, letter: int) -> None:
        self.work.open(letter, self.group)
