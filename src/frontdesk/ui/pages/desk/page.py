"""Who is in the building, with whom, since when; one key writes down that somebody leaves (POL-19)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QStackedLayout, QWidget

from frontdesk.domain.kinds import Channel
from frontdesk.services.changes import Area, Changes
from frontdesk.services.context import Context
from frontdesk.services.lists.on_paper import list_pdf
from frontdesk.services.visits import VisitView, depart, departed_since, in_the_building, stay_after_all
from frontdesk.ui.delegates.grouped import ColumnPlan
from frontdesk.ui.dialogs.pdf_view import PdfWindow
from frontdesk.ui.forms.loading import find
from frontdesk.ui.intake.beginning import Beginning
from frontdesk.ui.look.painting import ChipText
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.pages.desk.rows import groups, here_for, roll_call
from frontdesk.ui.shell.page import Page
from frontdesk.ui.tasks.lanes import Lane
from frontdesk.ui.widgets.empty_state import EmptyState
from frontdesk.ui.widgets.grouped_list import GroupedList

_CONCERNED = frozenset({Area.VISITS, Area.CONTACTS, Area.CUSTOMERS})
_PLAN = ColumnPlan(chip=128.0, parts=(0.38, 0.24, 0.38))


@dataclass(frozen=True, slots=True)
class Building:
    """Who is here now, and who left today."""

    here: tuple[VisitView, ...]
    left: tuple[VisitView, ...]


class DeskPage(Page):
    """Cards of visitors; Enter writes down that one leaves, the right arrow shows who it is."""

    counted = Signal(int)  # how many are in the building

    def __init__(self, page: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._building = Building((), ())
        self._by_key: Mapping[object, VisitView] = {}
        form = page.forms.fill(self, "desk")
        self._subtitle = find(form, QLabel, "subtitle")
        self._roll_call = find(form, QPushButton, "roll_call")
        self.list = GroupedList(plan=_PLAN)
        self.list.setAccessibleName(page.say("page.desk"))
        self._empty = EmptyState(
            "building", page.say("desk.empty"), page.say("desk.empty_line"), page.say("desk.log_visit")
        )
        self._stack = QStackedLayout(find(form, QWidget, "list_host"))
        for part in (self.list, self._empty):
            self._stack.addWidget(part)
        self._connect(form)

    def refresh(self) -> None:
        """Ask who is here, and who left today."""
        midnight = datetime.combine(self._page.today(), time(), self._page.timezone)
        self._page.read(
            lambda context: Building(in_the_building(context), departed_since(context, since=midnight)),
            self._show,
            replace_key=(id(self), "building"),
            owner=self,
        )

    def shown(self) -> None:
        """Put the keyboard on the list."""
        self.list.setFocus()

    def concerns(self, change: object) -> bool:
        """Whether somebody came, left, or is called otherwise now."""
        return not isinstance(change, Changes) or bool(change.areas & _CONCERNED)

    def _connect(self, form: QWidget) -> None:
        self.list.acted.connect(self._act)
        self.list.opened.connect(self._open)
        self._empty.acted.connect(self._log_visit)
        find(form, QPushButton, "log_visit").clicked.connect(self._log_visit)
        self._roll_call.clicked.connect(self._print_roll_call)

    def _show(self, building: Building) -> None:
        self._building = building
        self._by_key = {each.interaction: each for each in (*building.here, *building.left)}
        self.list.set_groups(groups(building.here, building.left, self._page))
        self.list.set_chips(self._chip)
        nobody = not building.here and not building.left
        self._stack.setCurrentWidget(self._empty if nobody else self.list)
        self._roll_call.setEnabled(bool(building.here))
        self._subtitle.setText(self._page.say("desk.count", count=len(building.here)))
        self.counted.emit(len(building.here))

    def _chip(self, key: object) -> ChipText:
        visit = self._by_key.get(key)
        return here_for(visit, self._page) if visit else ChipText("")

    def _act(self, key: object) -> None:
        visit = self._by_key[key]
        if visit.departed is not None:
            self._open(key)
            return
        self._page.write(
            lambda context: depart(context, interaction=visit.interaction), self._departed, owner=self
        )

    def _departed(self, visit: VisitView) -> None:
        undo = partial(self._stays, visit.interaction)
        self._page.bus.tell.emit(Tell(self._page.say("desk.departed", visitor=visit.visitor), undo))

    def _stays(self, interaction: int) -> None:
        self._page.write(lambda context: stay_after_all(context, interaction=interaction))

    def _open(self, key: object) -> None:
        visit = self._by_key[key]
        if visit.case:
            self._page.bus.show_case.emit(visit.case)
        elif visit.customer is not None:
            self._page.bus.show_customer.emit(visit.customer)

    def _log_visit(self) -> None:
        self._page.bus.begin_contact.emit(Beginning(Channel.VISIT))

    def _print_roll_call(self) -> None:
        content = roll_call(self._building.here, self._page)

        def made(context: Context) -> bytes:
            return list_pdf(context, content=content)

        self._page.read(made, self._show_pdf, lane=Lane.DOCUMENTS, owner=self)

    def _show_pdf(self, data: bytes) -> None:
        PdfWindow(self._page, self, name=self._page.say("desk.roll_call"), data=data).show()
