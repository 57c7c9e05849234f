"""The letters that were left out of something done with many: each by name, with the reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.correspondence import Refused
from frontdesk.ui.delegates.grouped import ColumnPlan
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.grouped import Entry, Group, Lines
from frontdesk.ui.widgets.grouped_list import GroupedList

_PLAN = ColumnPlan(chip=0.0, parts=(0.26, 0.74))


def tell_left_out(page: PageContext, refused: Sequence[Refused], window: QWidget | None) -> None:
    """Tell by name what was left out: one in the notice, several in a list."""
    if len(refused) == 1:
        why = refused[0].why
        names_it = refused[0].name in page.render(why)
        page.bus.refused.emit(
            FrontDeskError(why.id, field=None, **why.params) if names_it else named(refused[0])
        )
    elif refused:
        LeftOut(page, refused, window).show()


def named(refused: Refused) -> FrontDeskError:
    """Return a refusal that says of which letter it is."""
    return FrontDeskError("mailroom.left_out.one", field=None, name=refused.name, why=refused.why)


class LeftOut(QDialog):
    """A list; Enter goes on with one: its case is opened, or the letter itself is written."""

    def __init__(self, page: PageContext, refused: Sequence[Refused], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._page = page
        self._by_id = {each.id: each for each in refused}
        title = page.say("mailroom.left_out", count=len(refused))
        self.setWindowTitle(title)
        self.list = GroupedList(self, _PLAN)
        self.list.setAccessibleName(title)
        self.list.set_groups([Group(title, tuple(self._entry(each) for each in refused), Tone.OVERDUE)])
        self.list.acted.connect(self._open)
        self.list.opened.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self.list)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.close)
        self.resize(760, min(560, 120 + 48 * len(refused)))

    def _entry(self, refused: Refused) -> Entry:
        cells = (Lines(refused.name), Lines(self._page.render(refused.why)))
        return Entry(refused.id, cells, action=self._page.say("mailroom.show"))

    def _open(self, key: object) -> None:
        refused = self._by_id.get(key) if isinstance(key, int) else None
        if refused is not None:
            self._page.bus.show_letter.emit(refused.id)
