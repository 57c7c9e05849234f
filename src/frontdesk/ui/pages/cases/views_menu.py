"""The saved views of the list of cases: to show, to save, to delete."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QPushButton

from frontdesk.services.lists.saved_views import CaseListView, case_views, delete_case_view, save_case_view
from frontdesk.ui.page_context import PageContext, Tell

_WIDEST = 360  # pixels


class ViewsMenu(QObject):
    """Fills its menu each time before it opens.

    `current` returns what the list shows now under a name; `chosen` carries a view to be shown.
    """

    chosen = Signal(CaseListView)

    def __init__(
        self, page: PageContext, button: QPushButton, current: Callable[[str], CaseListView]
    ) -> None:
        super().__init__(button)
        self._page = page
        self._button = button
        self._current = current
        button.clicked.connect(self.open)

    def open(self) -> None:
        """Ask for the views and open the menu under the button."""
        self._page.read(case_views, self._popup, owner=self)

    def save(self, name: str) -> None:
        """Save what is shown now under a name; one of the same name is replaced."""
        view = self._current(name)
        self._page.write(lambda context: save_case_view(context, view=view), self._saved, owner=self)

    def _popup(self, views: tuple[CaseListView, ...]) -> None:
        menu = QMenu(self._button)
        for view in views:
            menu.addAction(_entry(menu, view.name), partial(self.chosen.emit, view))
        if views:
            removal = menu.addMenu(self._page.say("cases.views.delete"))
            for view in views:
                removal.addAction(_entry(menu, view.name), partial(self._delete, view))
            menu.addSeparator()
        menu.addAction(self._page.say("cases.views.save"), self._ask_name)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))

    def _ask_name(self) -> None:
        title, line = self._page.say("cases.views.save"), self._page.say("cases.views.name")
        name, wanted = QInputDialog.getText(self._button, title, line)
        if wanted:
            self.save(name)

    def _saved(self, view: CaseListView) -> None:
        self._page.bus.tell.emit(Tell(self._page.say("cases.views.saved", name=view.name)))

    def _delete(self, view: CaseListView) -> None:
        number = view.id
        if number is not None:
            self._page.write(lambda context: delete_case_view(context, view=number))


def _entry(menu: QMenu, name: str) -> str:
    """Return a name as a menu shows it: `&` would underline what follows."""
    return menu.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _WIDEST).replace("&", "&&")
