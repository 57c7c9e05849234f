"""Which layouts letters and postcards take: the envelope's window decides."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout

from frontdesk.services.letter_layouts import LayoutChoice, choose_layouts, layout_choice
from frontdesk.services.office import Office
from frontdesk.ui.forms import find
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.pages.settings.section import Section
from frontdesk.ui.refusals import Refusals


class LettersSection(Section):
    """One choice for letters, one for postcards."""

    def __init__(self, page: PageContext) -> None:
        super().__init__(page)
        form = page.forms.load("settings_letters")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)
        column.addStretch(1)
        self._letter = find(form, QComboBox, "letter_layout")
        self._postcard = find(form, QComboBox, "postcard_layout")
        places = {name: f"{name}_field" for name in ("letter_layout", "postcard_layout")}
        self._refusals = Refusals(form, page.words, places)
        find(form, QPushButton, "save").clicked.connect(self._keep)

    def refresh(self) -> None:
        """Fetch the layouts and which are chosen."""
        self.page.read(layout_choice, self._show, owner=self)

    def _show(self, choice: LayoutChoice) -> None:
        boxes = (
            (self._letter, choice.letters, choice.letter),
            (self._postcard, choice.postcards, choice.postcard),
        )
        for box, known, chosen in boxes:
            box.clear()
            for each in known:
                box.addItem(self.page.say(f"layout.{each}"), each)
            box.setCurrentIndex(max(0, box.findData(chosen)))

    def _keep(self) -> None:
        self._refusals.clear()
        letter, postcard = self._letter.currentData(), self._postcard.currentData()
        self.page.write(
            lambda context: choose_layouts(context, letter=letter, postcard=postcard),
            self._kept,
            self._refusals.show,
            owner=self,
        )

    def _kept(self, _office: Office) -> None:
        self.page.bus.tell.emit(Tell(self.page.say("settings.letters.kept")))
