"""Writing in the suggestion book at reception, for whoever says it (POL-06)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from frontdesk.domain.suggestions import AuthorKind, HearBy
from frontdesk.services.changes import Done
from frontdesk.services.contact import CustomerEntry
from frontdesk.services.context import Context
from frontdesk.services.suggestions.entry import SuggestionEntry
from frontdesk.services.suggestions.lists import themes
from frontdesk.services.suggestions.view import suggestion_view
from frontdesk.services.suggestions.views import SuggestionView
from frontdesk.services.suggestions.writing import Written, take_back_suggestion, write_suggestion
from frontdesk.ui.delegates.suggestion import Suggestion
from frontdesk.ui.dialogs.opening import WRITING, Opening
from frontdesk.ui.dialogs.operation import Operation, OperationDialog
from frontdesk.ui.forms import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.plain_text import text_of
from frontdesk.ui.suggestions.likely_twins import LikelyTwins
from frontdesk.ui.suggestions.reviewing import SupportDialog
from frontdesk.ui.suggestions.who import WhoField, offer_ways
from frontdesk.ui.tasks import Lane
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.lookup_field import LookupField
from frontdesk.ui.widgets.segmented import Choice, Segmented

_MOST = 8  # themes that are offered


class WriteDialog(OperationDialog):
    """What is suggested, whose idea it is, and how they want to hear of it."""

    FORM = "dialog_suggestion"
    TEXTS = "dialog.suggestion.write"
    PLACES: ClassVar = {
        "text": "text_field",
        "title": "title_field",
        "theme": "theme_field",
        "place": "place_field",
        "customer": "who_field",
        "customer.name": "who_field",
        "customer.phones": "reach_field",
        "customer.emails": "reach_field",
        "hear_by": "hear_field",
    }

    def __init__(self, page: PageContext, parent: QWidget | None = None, *, number: int = 1) -> None:
        """`number` tells apart the windows that are open at once."""
        self._number = number
        super().__init__(page, parent)

    def prepare(self) -> None:
        """Most who say something at the desk are customers."""
        self._who = WhoField(self.body, self.page)
        self._hear_by = offer_ways(self.body, self.page)
        self._author = find(self.body, Segmented, "author")
        self._author.set_choices(
            [Choice(kind.value, self.page.say(f"suggestion.author.{kind}")) for kind in AuthorKind]
        )
        self._author.set_value(AuthorKind.CUSTOMER.value)
        self._anonymous = find(self.body, QCheckBox, "anonymous")
        self._print_name = find(self.body, QCheckBox, "print_name")
        self._theme = find(self.body, LookupField, "theme")
        self._theme.asked.connect(self._ask_themes)
        self._theme.picked.connect(lambda theme: self._theme.set_picked(theme, str(theme)))
        self._anonymous.toggled.connect(self._show_needed)
        self._twins = LikelyTwins(self.body, self.page)
        self._twins.chosen.connect(self._join)
        self._show_needed()

    def opening(self) -> Opening:
        """Return what opens a window like this one again."""
        return Opening(self.TEXTS, WRITING, str(self._number))

    def operation(self) -> Operation:
        """Return the writing."""
        anonymous = self._anonymous.isChecked()
        entry = SuggestionEntry(
            text=text_of(find(self.body, QPlainTextEdit, "words")).strip(),
            title=self._line("heading"),
            author_kind=AuthorKind(self._author.value),
            customer=CustomerEntry() if anonymous else self._who.entry,
            anonymous=anonymous,
            print_name=self._print_name.isChecked(),
            hear_by=HearBy(self._hear_by.value),
            theme=self._theme.text().strip(),
            place=self._line("place"),
        )
        return lambda context: write_suggestion(context, entry=entry)

    def told(self, result: object) -> str:
        """Say under which reference it stands in the book."""
        reference = result.reference if isinstance(result, Written) else ""
        return self.page.say(f"{self.TEXTS}.done", reference=reference)

    def undo(self, result: object) -> Callable[[], None] | None:
        """Return the taking back, for as long as the notice shows."""
        if not isinstance(result, Written):
            return None
        page, reference = self.page, result.reference

        def take_back() -> None:
            page.write(partial(_taken_back, reference=reference), owner=page.bus)

        return take_back

    def _line(self, name: str) -> str:
        return find(self.body, QLineEdit, name).text().strip()

    def _show_needed(self) -> None:
        """Nobody can write to somebody without a name: the notice tells them (POL-07)."""
        named = not self._anonymous.isChecked()
        for name in ("who_field", "reach_field", "hear_field"):
            find(self.body, Field, name).setEnabled(named)
        self._print_name.setEnabled(named)

    def _join(self, reference: str) -> None:
        """Let whoever this is support what is there already, instead of writing its twin (POL-06)."""
        self.page.read(
            lambda context: suggestion_view(context, reference=reference), self._support, owner=self
        )

    def _support(self, entry: SuggestionView) -> None:
        dialog = SupportDialog(self.page, entry, self.parentWidget())
        if not self._anonymous.isChecked():
            dialog.who.copy(self._who)
        dialog.carried_out.connect(self.accept)
        dialog.show()

    def _ask_themes(self, text: str) -> None:
        self.page.read(
            lambda context: _themes(context, text),
            lambda found: self._offer_themes(text, found),
            lane=Lane.TYPING,
            replace_key=(id(self), "themes"),
            owner=self,
        )

    def _offer_themes(self, text: str, found: Sequence[str]) -> None:
        self._theme.offer(text, [Suggestion(theme, theme) for theme in found], first_chosen=False)


def _taken_back(context: Context, *, reference: str) -> Done[None]:
    return take_back_suggestion(context, reference=reference)


def _themes(context: Context, text: str) -> tuple[str, ...]:
    wanted = text.casefold().strip()
    return tuple(theme for theme in themes(context) if wanted in theme.casefold())[:_MOST]
