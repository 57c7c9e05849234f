"""The row with the groups and what can be done: it becomes two where the window is too narrow for it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from frontdesk.ui.forms.loading import find
from frontdesk.ui.widgets.segmented import Segmented

_ROOM = 1040  # pixels beside the navigation in a window that is 1280 wide


class WorkRow(QObject):
    """Keeps everything in sight."""

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self._row = find(form, QHBoxLayout, "work_row")
        self._groups = find(form, Segmented, "groups")
        self._actions = find(form, QFrame, "actions")

    def make_room(self) -> None:
        """Put the actions below the groups where both are wider than the smallest window has room for.

        They stay there, so that nothing jumps from group to group.
        """
        for part in (self._groups, self._actions):
            part.updateGeometry()  # what the row remembers of it is of before
        self._row.invalidate()
        if self._row.sizeHint().width() > _ROOM:
            self._row.setDirection(QBoxLayout.Direction.TopToBottom)
            self._row.setAlignment(self._actions, Qt.AlignmentFlag.AlignRight)
