"""The main window: it holds the parts together and decides nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QMainWindow, QStackedWidget, QVBoxLayout

from frontdesk.ui.forms.loading import Forms, find
from frontdesk.ui.forms.tab_order import step
from frontdesk.ui.shell.navigation import Navigation
from frontdesk.ui.shell.page import Badge, IntakeSpec, Page, PageSpec
from frontdesk.ui.shell.pages import Pages
from frontdesk.ui.shell.results import SearchResults
from frontdesk.ui.shell.status import Status, StatusLine
from frontdesk.ui.shell.top_bar import TopBar
from frontdesk.ui.widgets.banner import Banner
from frontdesk.ui.widgets.notice import NoticeHost


class Shell(QMainWindow):
    """The window that stays open all day.

    `results` asks for what the search field says; `notices` tells what was done.
    """

    closing = Signal()

    def __init__(self, forms: Forms) -> None:
        super().__init__()
        self._form = forms.load("shell", self)
        self.setCentralWidget(self._form)
        self.navigation = find(self._form, Navigation, "navigation")
        self.status_line = find(self._form, StatusLine, "status_line")
        self.top_bar = TopBar(self._form)
        self.pages = Pages(find(self._form, QStackedWidget, "pages"))
        self.results = SearchResults(self.top_bar.search, self._form)
        self.notices = NoticeHost(self)
        self._banners = find(self._form, QFrame, "banners")
        self._banner_column = QVBoxLayout(self._banners)
        self._banner_column.setContentsMargins(0, 0, 0, 0)
        self._banner_column.setSpacing(0)
        self.navigation.chosen.connect(self.pages.open)
        self.pages.opened.connect(self.navigation.mark)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self.pages.back)
        self.resize(1280, 800)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001, N802  Qt's name
        return step(self, forward=forward)

    def name_office(self, name: str) -> None:
        """Show whose desk this is, in the bar and in the window's title."""
        self.top_bar.name_office(name)
        self.setWindowTitle(name)

    def add_page(self, spec: PageSpec) -> None:
        """Offer a page; it is built when it is first opened."""
        self.pages.add(spec)
        if spec.listed:
            self.navigation.add(spec)

    def add_intake(self, spec: IntakeSpec) -> None:
        """Offer a kind of intake by button and key."""
        self.top_bar.add_intake(spec)

    def open_page(self, page_id: str) -> Page:
        """Bring a page to the front."""
        return self.pages.open(page_id)

    def announce(self, change: object) -> None:
        """Tell the pages that something changed."""
        self.pages.announce(change)

    def show_badge(self, page_id: str, badge: Badge) -> None:
        """Show how much waits on a page."""
        self.navigation.show_badge(page_id, badge)

    def show_status(self, status: Status) -> None:
        """Fill the bottom line."""
        self.status_line.show_status(status)

    def add_banner(self, banner: Banner) -> None:
        """Show a banner above the page until it is dismissed."""
        self._banner_column.addWidget(banner)
        banner.show()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        self.closing.emit()
        super().closeEvent(event)
