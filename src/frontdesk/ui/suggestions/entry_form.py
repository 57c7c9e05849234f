"""The fields of an entry: what is suggested, whose idea it is, and how they want to hear of it (POL-06)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from frontdesk.domain.suggestions import AuthorKind, HearBy
from frontdesk.services.contact import CustomerEntry
from frontdesk.services.context import Context
from frontdesk.services.suggestions.entry import SuggestionEntry
from frontdesk.services.suggestions.lists import themes
from frontdesk.services.suggestions.views import SuggestionView
from frontdesk.ui.delegates.suggestion import Suggestion
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.plain_text import text_of
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.suggestions.who import WhoField, offer_languages, offer_ways
from frontdesk.ui.tasks.lanes import Lane
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.lookup_field import LookupField
from frontdesk.ui.widgets.segmented import Choice, Segmented
from frontdesk.words.language_names import language_name

_MOST = 8  # themes that are offered

PLACES: Mapping[str, str] = MappingProxyType(
    {
        "text": "text_field",
        "title": "title_field",
        "theme": "theme_field",
        "place": "place_field",
        "language": "language_field",
        "customer": "who_field",
        "customer.name": "who_field",
        "customer.phones": "reach_field",
        "customer.emails": "reach_field",
        "hear_by": "hear_field",
    }
)
"""Beside which of these fields a refusal of an entry is shown."""


class EntryForm(QObject):
    """Works the form `dialog_suggestion`."""

    def __init__(self, form: QWidget, page: PageContext) -> None:
        super().__init__(form)
        self._form = form
        self._page = page
        self.who = WhoField(form, page)
        self._hear_by = offer_ways(form, page)
        self._author = find(form, Segmented, "author")
        self._author.set_choices(
            [Choice(kind.value, page.say(f"suggestion.author.{kind}")) for kind in AuthorKind]
        )
        self._author.set_value(AuthorKind.CUSTOMER.value)  # as most who say something at the desk
        self._language = offer_languages(form, page)
        self._anonymous = find(form, QCheckBox, "anonymous")
        self._print_name = find(form, QCheckBox, "print_name")
        self._theme = find(form, LookupField, "theme")
        self._theme.asked.connect(self._ask_themes)
        self._theme.picked.connect(lambda theme: self._theme.set_picked(theme, str(theme)))
        self._anonymous.toggled.connect(self._show_needed)
        find(form, QLabel, "unnaming").setVisible(False)  # only a correction takes a name away
        self._show_needed()

    @property
    def anonymous(self) -> bool:
        """Whether the writer stays unnamed."""
        return self._anonymous.isChecked()

    @property
    def entry(self) -> SuggestionEntry:
        """Return the entry as it stands in the form."""
        return SuggestionEntry(
            text=text_of(find(self._form, QPlainTextEdit, "words")).strip(),
            title=self._line("heading"),
            author_kind=AuthorKind(self._author.value),
            customer=CustomerEntry() if self.anonymous else self.who.entry,
            anonymous=self.anonymous,
            print_name=self._print_name.isChecked(),
            hear_by=HearBy(self._hear_by.value),
            language=self._language.currentData() or "",
            theme=self._theme.text().strip(),
            place=self._line("place"),
        )

    def show(self, entry: SuggestionView) -> None:
        """Show what stands in the book."""
        find(self._form, QPlainTextEdit, "words").setPlainText(entry.text)
        lines = {"heading": entry.title, "place": entry.place, "theme": entry.theme}
        for name, text in lines.items():
            find(self._form, QLineEdit, name).setText(text)
        self._author.set_value(entry.author_kind.value)
        self._hear_by.set_value(entry.hear_by.value)
        self._anonymous.setChecked(entry.anonymous)
        self._print_name.setChecked(entry.print_name)
        self.who.show(entry.customer, entry.author)
        if self._language.findData(entry.language) < 0:
            name = language_name(entry.language, self._page.words.language)
            self._language.addItem(name, entry.language)
        self._language.setCurrentIndex(self._language.findData(entry.language))

    def _line(self, name: str) -> str:
        return find(self._form, QLineEdit, name).text().strip()

    def _show_needed(self) -> None:
        """Nobody can write to somebody without a name: the notice tells them (POL-07)."""
        for name in ("who_field", "reach_field", "hear_field"):
            find(self._form, Field, name).setEnabled(not self.anonymous)
        self._print_name.setEnabled(not self.anonymous)

    def _ask_themes(self, text: str) -> None:
        self._page.read(
            lambda context: _themes(context, text),
            lambda found: self._offer_themes(text, found),
            lane=Lane.TYPING,
            replace_key=(id(self), "themes"),
            owner=self,
        )

    def _offer_themes(self, text: str, found: Sequence[str]) -> None:
        self._theme.offer(text, [Suggestion(theme, theme) for theme in found], first_chosen=False)


def _themes(context: Context, text: str) -> tuple[str, ...]:
    wanted = text.casefold().strip()
    return tuple(theme for theme in themes(context) if wanted in theme.casefold())[:_MOST]
