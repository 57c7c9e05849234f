"""Who it is: the name and what to know at once."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from frontdesk.ui.forms.loading import find
from frontdesk.ui.look.joined import joined
from frontdesk.ui.look.painting import ChipText
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.customer.asked import Asked
from frontdesk.ui.widgets.chip import Chip
from frontdesk.ui.widgets.elided_label import ElidedLabel
from frontdesk.words.language_names import language_name


def shown_name(name: str, organisation: str, page: PageContext) -> str:
    """Return under what name a customer is shown."""
    return name or organisation or page.say("customer.anonymous")


class Head:
    """Name, chips and the line beside them."""

    def __init__(self, form: QWidget, page: PageContext) -> None:
        self._page = page
        self._name = find(form, ElidedLabel, "name")
        self._about = find(form, ElidedLabel, "about")
        self._known = find(form, Chip, "known_chip")
        self._open = find(form, Chip, "open_chip")
        self._language = find(form, Chip, "language_chip")
        self._way = find(form, Chip, "way_chip")

    def show(self, asked: Asked) -> None:
        """Show a customer."""
        view = asked.view
        self._name.show_text(shown_name(view.name, view.organisation, self._page))
        self._show_chips(asked)
        self._about.show_text(joined(view.organisation if view.name else "", self._since(asked)))

    def _show_chips(self, asked: Asked) -> None:
        say, hit, view = self._page.say, asked.hit, asked.view
        if self._is_new(asked):
            _put(self._known, say("customer.new"), Tone.ACCENT)
        else:
            _put(self._known, say("customer.known", count=hit.contacts))
        running = say("customer.open_cases", count=hit.open_cases) if hit.open_cases else ""
        _put(self._open, running, Tone.ACCENT)
        _put(self._language, language_name(view.language, self._page.words.language))
        way = f"customer.way.{view.preferred_way}"
        _put(self._way, say(way) if self._page.words.has(way) else "")

    def _is_new(self, asked: Asked) -> bool:
        return self._page.local(asked.view.created).date() == self._page.today()

    def _since(self, asked: Asked) -> str:
        if self._is_new(asked):
            return ""
        return self._page.say("customer.since", day=self._page.local(asked.view.created).date())


def _put(chip: Chip, text: str, tone: Tone = Tone.NEUTRAL) -> None:
    chip.show_chip(ChipText(text, tone))
    chip.setVisible(bool(text))
