"""The language in which a customer is called."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.choice_box import ChoiceBox
from frontdesk.words.catalogue import languages
from frontdesk.words.language_names import language_name


class LanguageChoice(QObject):
    """Offers the languages in which there are words to say, and the customer's own."""

    changed = Signal()

    def __init__(self, box: ChoiceBox, page: PageContext, own: str) -> None:
        super().__init__(box)
        self._box = box
        tags = dict.fromkeys((own, *languages()))
        for tag in filter(None, tags):
            box.addItem(language_name(tag, page.words.language), tag)
        self._own = own
        box.currentIndexChanged.connect(lambda _place: self.changed.emit())

    @property
    def chosen(self) -> str:
        """Return the language chosen (BCP 47)."""
        return str(self._box.currentData() or self._own)
