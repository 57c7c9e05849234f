"""Which pages the window has, in the order of the navigation; each is built when it is first opened."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from frontdesk.ui.desk import Desk
from frontdesk.ui.dialogs.actions import CaseActions
from frontdesk.ui.mail.printing import LetterPrinting
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.shell.page import Page, PageSpec
from frontdesk.ui.shell.window import Shell

TODAY, DESK, CASES, CALLBACKS, SUGGESTIONS = "today", "desk", "cases", "callbacks", "suggestions"
MAILROOM, PEOPLE, SETTINGS = "mailroom", "people", "settings"
CASE, CUSTOMER, SUGGESTION = "case", "customer", "suggestion"
LISTED = (TODAY, DESK, CASES, CALLBACKS, SUGGESTIONS, MAILROOM, PEOPLE, SETTINGS)
"""The pages of the navigation in its order; Alt and the number opens one."""

AHEAD = (CASE, CASES, CALLBACKS, CUSTOMER, MAILROOM, PEOPLE, DESK, SUGGESTIONS, SUGGESTION, SETTINGS)
"""The pages that are made before they are opened, in this order."""


def add_pages(
    shell: Shell,
    page: PageContext,
    actions: CaseActions,
    *,
    printing: LetterPrinting,
    desk_changed: Callable[[Desk], None],
    restore: Callable[[Path], None],
) -> None:
    """Offer every page that works."""
    made: dict[str, tuple[str, Callable[[], Page]]] = {
        TODAY: ("today", partial(_today, page, actions)),
        DESK: ("desk", partial(_desk, page)),
        CASES: ("cases", partial(_cases, page)),
        CALLBACKS: ("callback", partial(_callbacks, page, actions)),
        SUGGESTIONS: ("suggestion", partial(_suggestions, page, shell)),
        MAILROOM: ("mailroom", partial(_mailroom, page, actions, printing)),
        PEOPLE: ("people", partial(_people, page)),
        SETTINGS: ("settings", partial(_settings, page, desk_changed, restore)),
    }
    for number, page_id in enumerate(LISTED, start=1):
        icon, factory = made[page_id]
        shell.add_page(PageSpec(page_id, page.say(f"page.{page_id}"), icon, factory, f"Alt+{number}"))
    opened_from_others: tuple[tuple[str, str, Callable[[], Page]], ...] = (
        (CASE, "cases", partial(_case, page, actions)),
        (CUSTOMER, "people", partial(_customer, page, actions)),
        (SUGGESTION, "suggestion", partial(_suggestion, page, actions, shell)),
    )
    for page_id, icon, factory in opened_from_others:
        shell.add_page(PageSpec(page_id, page.say(f"page.{page_id}"), icon, factory, listed=False))


# Start-up: each page is imported when it is first opened; see warm_up.


def _today(page: PageContext, actions: CaseActions) -> Page:
    from frontdesk.ui.pages.today.page import TodayPage  # noqa: PLC0415  start-up

    return TodayPage(page, actions)


def _desk(page: PageContext) -> Page:
    from frontdesk.ui.pages.desk.page import DeskPage  # noqa: PLC0415  start-up

    return DeskPage(page)


def _cases(page: PageContext) -> Page:
    from frontdesk.ui.pages.cases.page import CasesPage  # noqa: PLC0415  start-up

    return CasesPage(page)


def _callbacks(page: PageContext, actions: CaseActions) -> Page:
    from frontdesk.ui.pages.callbacks.page import CallbacksPage  # noqa: PLC0415  start-up

    return CallbacksPage(page, actions)


def _mailroom(page: PageContext, actions: CaseActions, printing: LetterPrinting) -> Page:
    from frontdesk.ui.pages.mailroom.page import MailroomPage  # noqa: PLC0415  start-up

    return MailroomPage(page, actions, printing=printing)


def _people(page: PageContext) -> Page:
    from frontdesk.ui.pages.people.page import PeoplePage  # noqa: PLC0415  start-up

    return PeoplePage(page)


def _customer(page: PageContext, actions: CaseActions) -> Page:
    from frontdesk.ui.pages.customer.page import CustomerPage  # noqa: PLC0415  start-up

    return CustomerPage(page, actions)


def _case(page: PageContext, actions: CaseActions) -> Page:
    from frontdesk.ui.pages.case.page import CasePage  # noqa: PLC0415  start-up

    return CasePage(page, actions)


def _suggestions(page: PageContext, shell: Shell) -> Page:
    from frontdesk.ui.pages.suggestions.page import SuggestionsPage  # noqa: PLC0415  start-up
    from frontdesk.ui.suggestions.actions import SuggestionActions  # noqa: PLC0415  start-up

    return SuggestionsPage(page, SuggestionActions(page, shell))


def _suggestion(page: PageContext, actions: CaseActions, shell: Shell) -> Page:
    from frontdesk.ui.pages.suggestions.entry import SuggestionPage  # noqa: PLC0415  start-up
    from frontdesk.ui.suggestions.actions import SuggestionActions  # noqa: PLC0415  start-up

    return SuggestionPage(page, SuggestionActions(page, shell), actions)


def _settings(
    page: PageContext, desk_changed: Callable[[Desk], None], restore: Callable[[Path], None]
) -> Page:
    from frontdesk.ui.pages.settings.page import SettingsPage  # noqa: PLC0415  start-up

    return SettingsPage(page, desk_changed=desk_changed, restore=restore)
