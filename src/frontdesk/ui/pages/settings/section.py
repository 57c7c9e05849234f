"""What a section of the settings is, and the kind that is a list with something to add."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from frontdesk.services.changes import Area
from frontdesk.ui.delegates.grouped import ColumnPlan
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.buttons import PrimaryButton, SecondaryButton
from frontdesk.ui.widgets.card import label
from frontdesk.ui.widgets.empty_state import EmptyState
from frontdesk.ui.widgets.grouped import Group
from frontdesk.ui.widgets.grouped_list import GroupedList


class Section(QWidget):
    """One section: it fetches what it shows whenever it comes to the front."""

    AREAS: ClassVar[frozenset[Area]] = frozenset({Area.OFFICE})

    def __init__(self, page: PageContext) -> None:
        super().__init__()
        self.page = page

    def refresh(self) -> None:
        """Fetch again what is shown."""

    def fill(self, *parts: QWidget) -> None:
        """Show parts below each other; they are scrolled where a low window has no room for all of them."""
        host = QFrame()
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        area = _Tall(host)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)


class _Tall(QScrollArea):
    """Scrolls up and down alone: as wide as its contents need it to be, and as low as a window is."""

    def __init__(self, host: QWidget) -> None:
        super().__init__()
        self._host = host
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(host)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        beside = self.verticalScrollBar().sizeHint().width()
        wide = self._host.minimumSizeHint().width() + beside
        return QSize(wide, super().minimumSizeHint().height())


class ListSection(Section):
    """A list of rows, each with one action, under a sentence that says what it is for.

    Its texts are `TEXTS`.help, .add, .empty and .empty_help; without .add nothing can be added.
    `BUTTONS` are the texts and icons of what else can be begun here.
    """

    TEXTS: ClassVar[str] = ""
    ICON: ClassVar[str] = "settings"
    BUTTONS: ClassVar[tuple[tuple[str, str], ...]] = ()
    PLAN: ClassVar[ColumnPlan] = ColumnPlan(chip=128.0, parts=(0.42, 0.28, 0.30))

    def __init__(self, page: PageContext) -> None:
        super().__init__(page)
        self.list = GroupedList(self, self.PLAN)
        self.list.setAccessibleName(page.say(f"{self.TEXTS}.empty"))
        self.list.acted.connect(self.act)
        self.list.opened.connect(self.act)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._head())
        column.addWidget(self._stack, 1)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show the rows, or what belongs here when there are none."""
        self.list.set_groups(groups)
        self._stack.setCurrentIndex(0 if any(group.entries for group in groups) else 1)

    def act(self, key: object) -> None:
        """Carry out a row's action."""

    def add(self) -> None:
        """Begin something new."""

    def also(self, text: str) -> None:
        """Begin what the button with one of the `BUTTONS`' texts stands for."""

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(label(self.page.say(f"{self.TEXTS}.help"), "muted", wrap=True), 1)
        for text, icon in self.BUTTONS:
            other = SecondaryButton(self.page.say(text), icon=icon)
            other.clicked.connect(partial(self.also, text))
            row.addWidget(other)
        if self.page.words.has(f"{self.TEXTS}.add"):
            button = PrimaryButton(self.page.say(f"{self.TEXTS}.add"), icon="add")
            button.clicked.connect(self.add)
            row.addWidget(button)
        return row

    def _empty(self) -> EmptyState:
        return EmptyState(
            self.ICON, self.page.say(f"{self.TEXTS}.empty"), self.page.say(f"{self.TEXTS}.empty_help")
        )
