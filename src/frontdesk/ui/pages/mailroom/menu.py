"""The menu of the letters chosen: everything that can be done with them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from frontdesk.services.correspondence import LetterRecord, MailroomGroup, read_letter
from frontdesk.ui.mail.beginning import LetterBeginning
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.mailroom.actions import ALSO, GROUP_ACTIONS, MORE, Chosen
from frontdesk.ui.pages.mailroom.doing import MailroomDoing

_CHANGEABLE = frozenset({MailroomGroup.TO_APPROVE, MailroomGroup.TO_PRINT, MailroomGroup.TO_SEND})
_DROPPABLE = frozenset({*_CHANGEABLE, MailroomGroup.TO_POST})


class RowMenu(QObject):
    """Offers the group's actions, and what concerns the letter itself."""

    def __init__(self, page: PageContext, work: MailroomDoing, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = page
        self._work = work
        self._widget = parent

    def popup(self, chosen: Chosen, group: str, place: QPoint) -> None:
        """Open the menu where it is wanted."""
        if not chosen.ids:
            self.menu(chosen, group, None).popup(place)
            return
        self._page.read(
            lambda context: read_letter(context, id=chosen.ids[0]),
            lambda letter: self.menu(chosen, group, letter).popup(place),
            owner=self,
        )

    def menu(self, chosen: Chosen, group: str, letter: LetterRecord | None) -> QMenu:
        """Return the menu for the letters chosen, the first of which is known, or for all that are shown."""
        menu = QMenu(self._widget)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        say = self._page.say
        for action in (*reversed(GROUP_ACTIONS[group]), *ALSO.get(group, ())):
            if action != MORE and chosen.of(action):
                text = say(f"mailroom.do.{action}")
                menu.addAction(text).triggered.connect(partial(self._do, action, chosen))
        if letter is not None:
            self._add_own(menu, chosen, group, letter)
        return menu

    def _add_own(self, menu: QMenu, chosen: Chosen, group: str, letter: LetterRecord) -> None:
        """Offer what concerns the chosen letters themselves."""
        say = self._page.say
        if group in _CHANGEABLE and len(chosen.ids) == 1:
            menu.addAction(say("mailroom.change")).triggered.connect(partial(self._change, letter))
        if group in _DROPPABLE:
            menu.addAction(say("mailroom.do.drop")).triggered.connect(partial(self._do, "drop", chosen))
        menu.addSeparator()
        self._add_places(menu, letter)

    def _add_places(self, menu: QMenu, letter: LetterRecord) -> None:
        say, bus = self._page.say, self._page.bus
        if letter.case:
            menu.addAction(say("today.show_case")).triggered.connect(lambda: bus.show_case.emit(letter.case))
        if letter.customer is not None:
            menu.addAction(say("today.show_customer")).triggered.connect(
                lambda: bus.show_customer.emit(letter.customer)
            )

    def _do(self, action: str, chosen: Chosen, *_checked: bool) -> None:
        self._work.do(action, chosen)

    def _change(self, letter: LetterRecord, *_checked: bool) -> None:
        self._work.write(LetterBeginning(case=letter.case, customer=letter.customer, letter=letter.id))
