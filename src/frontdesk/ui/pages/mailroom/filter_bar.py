"""The bars above the Mailroom's list: what is to be done, and which letters are shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QWidget

from frontdesk.domain.kinds import LetterKind, Way
from frontdesk.services.correspondence import MailroomFilter, MailroomGroup
from frontdesk.services.office.departments import DepartmentView
from frontdesk.services.staff.people import StaffView
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.segmented import Choice, Segmented
from frontdesk.words.language_names import language_name

REGISTER = "register"
_TYPED_MS = 250
_WAYS = (Way.LETTER, Way.POSTCARD, Way.EMAIL)
_GROUPS = (*(group.value for group in MailroomGroup), REGISTER)


class FilterBar(QObject):
    """Reads and shows a `MailroomFilter`; `changed` tells that another one is wanted, `group_changed` that
    another group is, the last of which is the register of what went out.
    """

    changed = Signal()
    group_changed = Signal()
    keys: ClassVar[Mapping[str, str]] = {
        group: f"Ctrl+{place}" for place, group in enumerate(_GROUPS, start=1)
    }
    """The keys that go to each group."""

    def __init__(self, page: PageContext, form: QWidget) -> None:
        super().__init__(form)
        self._page = page
        self.groups = find(form, Segmented, "groups")
        self._filters = find(form, QFrame, "filters")
        self._text = find(form, QLineEdit, "text")
        self._kind = find(form, QComboBox, "kind")
        self._way = find(form, QComboBox, "way")
        self._department = find(form, QComboBox, "department")
        self._language = find(form, QComboBox, "language")
        self._whose = find(form, QComboBox, "whose")
        self._boxes = (self._kind, self._way, self._department, self._language, self._whose)
        self._choices: list[Choice] = []
        self._typed = QTimer(self, interval=_TYPED_MS, singleShot=True)
        self._typed.timeout.connect(self.changed)
        self._offer()
        self._connect()

    @property
    def group(self) -> MailroomGroup | None:
        """Return the group that is shown; None while the register is."""
        value = self.groups.value
        return None if value == REGISTER else MailroomGroup(value)

    @property
    def which(self) -> MailroomFilter:
        """Return the filter that the bar shows."""
        kind, way = self._kind.currentData(), self._way.currentData()
        return MailroomFilter(
            group=self.group,
            kind=LetterKind(kind) if kind else None,
            way=Way(way) if way else None,
            department=self._department.currentData() or None,
            language=self._language.currentData() or "",
            whose=self._whose.currentData() or None,
            text=self._text.text(),
        )

    @property
    def narrowed(self) -> bool:
        """Whether anything but the group is chosen."""
        return bool(self._text.text().strip()) or any(box.currentData() for box in self._boxes)

    def show_bar(self, *, visible: bool) -> None:
        """Show or hide what narrows the list down."""
        self._filters.setVisible(visible)

    def open(self, group: str) -> None:
        """Show one of the groups, or the register."""
        self.groups.set_value(group)

    def show_counts(self, counts: Mapping[MailroomGroup, int]) -> None:
        """Say beside each group how many letters are in it."""
        waiting = {group.value: count for group, count in counts.items()}
        choices = [Choice(each, self._named(each, waiting.get(each, 0)), self.keys[each]) for each in _GROUPS]
        if choices == self._choices:
            return
        self._choices = choices
        self.groups.blockSignals(True)  # noqa: FBT003  Qt's own call
        had_focus = self.groups.isAncestorOf(self.groups.window().focusWidget() or self.groups.window())
        self.groups.set_choices(choices)
        if had_focus:
            self.groups.setFocus()
        self.groups.blockSignals(False)  # noqa: FBT003  Qt's own call

    def offer(
        self,
        people: Sequence[StaffView],
        departments: Sequence[DepartmentView],
        languages: Sequence[str],
    ) -> None:
        """Offer whom, which departments and languages there are; what is chosen stays chosen."""
        say, spoken = self._page.say, self._page.words.language
        rows: tuple[tuple[QComboBox, str, list[tuple[str, object]]], ...] = (
            (self._whose, "mailroom.anybody", [(each.name, each.id) for each in people]),
            (self._department, "cases.any_department", [(each.name, each.id) for each in departments]),
            (
                self._language,
                "mailroom.any_language",
                [(language_name(each, spoken), each) for each in languages],
            ),
        )
        for box, anything, choices in rows:
            _fill(box, [(say(anything), ""), *choices])

    def widen(self) -> None:
        """Take every filter away."""
        for box in self._boxes:
            box.setCurrentIndex(0)
        self.narrow("")

    def narrow(self, text: str) -> None:
        """Show only what has a text in it."""
        self._text.setText(text)
        self.changed.emit()

    def focus_text(self) -> None:
        """Put the keyboard into the text."""
        self._text.setFocus()
        self._text.selectAll()

    def _named(self, group: str, count: int) -> str:
        name = self._page.say(f"mailroom.group.{group}")
        return f"{name} {count}" if count else name

    def _offer(self) -> None:
        say = self._page.say
        self.show_counts({})
        self.groups.set_value(MailroomGroup.TO_PRINT)
        kinds = [(say(f"letter.name.{each}"), each.value) for each in LetterKind]
        ways = [(say(f"way.{each}"), each.value) for each in _WAYS]
        _fill(self._kind, [(say("cases.any_kind"), ""), *kinds])
        _fill(self._way, [(say("mailroom.any_way"), ""), *ways])
        self.offer((), (), ())

    def _connect(self) -> None:
        self.groups.chosen.connect(lambda _value: self.group_changed.emit())
        self._text.textEdited.connect(self._typed.start)
        for box in self._boxes:
            box.activated.connect(self.changed)


def _fill(box: QComboBox, choices: Iterable[tuple[str, object]]) -> None:
    chosen = box.currentData()
    box.clear()
    for text, value in choices:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
