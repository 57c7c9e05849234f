"""Which pages the window has, in the order of the navigation; each is built when it is first opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from frontdesk.ui.desk import Desk
from frontdesk.ui.dialogs.actions import CaseActions
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.case.page import CasePage
from frontdesk.ui.pages.settings.page import SettingsPage
from frontdesk.ui.pages.today.page import TodayPage
from frontdesk.ui.shell.page import Page, PageSpec
from frontdesk.ui.shell.window import Shell

TODAY, CASES, CASE, SETTINGS = "today", "cases", "case", "settings"


def add_pages(
    shell: Shell,
    page: PageContext,
    actions: CaseActions,
    *,
    desk_changed: Callable[[Desk], None],
    restore: Callable[[Path], None],
) -> None:
    """Offer every page that works."""
    listed: tuple[tuple[str, str, Callable[[], Page]], ...] = (
        (TODAY, "today", lambda: TodayPage(page, actions)),
        (SETTINGS, "settings", lambda: SettingsPage(page, desk_changed=desk_changed, restore=restore)),
    )
    for number, (page_id, icon, factory) in enumerate(listed, start=1):
        shell.add_page(PageSpec(page_id, page.say(f"page.{page_id}"), icon, factory, f"Alt+{number}"))
    shell.add_page(
        PageSpec(CASE, page.say("page.case"), "cases", lambda: CasePage(page, actions), listed=False)
    )
