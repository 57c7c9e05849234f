"""The bar above the list: which cases are shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from frontdesk.domain.kinds import CaseKind, Channel, Priority
from frontdesk.services.lists.case_filter import ACTIVE, ENDED, CaseFilter
from frontdesk.services.office.departments import DepartmentView
from frontdesk.services.staff.people import StaffView
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.segmented import Choice, Segmented

_Choice = TypeVar("_Choice", bound=StrEnum)
_TYPED_MS = 250


class StatusGroup(StrEnum):
    """The groups of states that a receptionist thinks in."""

    ACTIVE = "active"
    OVERDUE = "overdue"
    ENDED = "ended"
    ALL = "all"


_STATUSES = {StatusGroup.ACTIVE: ACTIVE, StatusGroup.ENDED: ENDED}


class FilterBar(QObject):
    """Reads and shows a `CaseFilter`; `changed` tells that another one is wanted."""

    changed = Signal()

    def __init__(self, page: PageContext, form: QWidget) -> None:
        super().__init__(form)
        self._page = page
        self._status = find(form, Segmented, "status")
        self._text = find(form, QLineEdit, "text")
        self._kind = find(form, QComboBox, "kind")
        self._priority = find(form, QComboBox, "priority")
        self._channel = find(form, QComboBox, "channel")
        self._department = find(form, QComboBox, "department")
        self._owner = find(form, QComboBox, "owner")
        self._typed = QTimer(self, interval=_TYPED_MS, singleShot=True)
        self._typed.timeout.connect(self.changed)
        self._offer()
        self._connect()

    @property
    def which(self) -> CaseFilter:
        """Return the filter that the bar shows."""
        group = StatusGroup(self._status.value or StatusGroup.ACTIVE)
        return CaseFilter(
            statuses=_STATUSES.get(group, frozenset()),
            kinds=_one(CaseKind, self._kind),
            priorities=_one(Priority, self._priority),
            channels=_one(Channel, self._channel),
            owner=self._owner.currentData() or None,
            department=self._department.currentData() or None,
            text=self._text.text(),
            overdue=group is StatusGroup.OVERDUE,
        )

    def show_filter(self, which: CaseFilter) -> None:
        """Show a filter, such as that of a saved view, without telling anybody."""
        for box, value in (
            (self._kind, next(iter(which.kinds), "")),
            (self._priority, next(iter(which.priorities), "")),
            (self._channel, next(iter(which.channels), "")),
            (self._owner, which.owner or 0),
            (self._department, which.department or 0),
        ):
            _choose(box, value)
        self._text.blockSignals(True)  # noqa: FBT003  Qt's own call
        self._text.setText(which.text)
        self._text.blockSignals(False)  # noqa: FBT003  Qt's own call
        self._status.blockSignals(True)  # noqa: FBT003  Qt's own call
        self._status.set_value(_group_of(which))
        self._status.blockSignals(False)  # noqa: FBT003  Qt's own call

    def offer_people(self, people: Sequence[StaffView], departments: Sequence[DepartmentView]) -> None:
        """Offer the owners and departments there are; what is chosen stays chosen."""
        rows = (
            (self._owner, "cases.any_owner", [(each.name, each.id) for each in people]),
            (self._department, "cases.any_department", [(each.name, each.id) for each in departments]),
        )
        for box, anyone, choices in rows:
            _fill(box, [(self._page.say(anyone), 0), *choices])

    def focus_text(self) -> None:
        """Put the keyboard into the text."""
        self._text.setFocus()
        self._text.selectAll()

    def _offer(self) -> None:
        say = self._page.say
        self._status.set_choices([Choice(each.value, say(f"cases.group.{each}")) for each in StatusGroup])
        self._status.set_value(StatusGroup.ACTIVE)
        for box, anything, kind, prefix in (
            (self._kind, "cases.any_kind", CaseKind, "kind"),
            (self._channel, "cases.any_channel", Channel, "channel"),
        ):
            _fill(box, [(say(anything), ""), *((say(f"{prefix}.{each}"), each.value) for each in kind)])
        priorities = [(each.value, each.value) for each in Priority]
        _fill(self._priority, [(say("cases.any_priority"), ""), *priorities])
        self.offer_people((), ())

    def _connect(self) -> None:
        self._status.chosen.connect(self.changed)
        self._text.textEdited.connect(self._typed.start)
        for box in (self._kind, self._priority, self._channel, self._department, self._owner):
            box.activated.connect(self.changed)


def _group_of(which: CaseFilter) -> StatusGroup:
    if which.overdue:
        return StatusGroup.OVERDUE
    return next((group for group, held in _STATUSES.items() if which.statuses == held), StatusGroup.ALL)


def _one(kind: type[_Choice], box: QComboBox) -> frozenset[_Choice]:
    chosen = box.currentData()
    return frozenset({kind(chosen)}) if chosen else frozenset()


def _fill(box: QComboBox, choices: Iterable[tuple[str, object]]) -> None:
    chosen = box.currentData()
    box.clear()
    for text, value in choices:
        box.addItem(text, value)
    _choose(box, chosen)


def _choose(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(max(0, box.findData(value)))
