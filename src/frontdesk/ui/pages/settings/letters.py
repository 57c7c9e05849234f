"""Which layouts letters, postcards, labels and envelopes take: the envelope's window decides."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QPushButton

from frontdesk.services.stationery.layouts import LayoutChoice, Layouts, Sides, choose_layouts, layout_choice
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.refusals import Refusals
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.pages.settings.section import Section

_CHOICES = ("letter_layout", "postcard_layout", "card_back", "label_layout", "envelope_layout")


class LettersSection(Section):
    """One choice for each kind of paper."""

    def __init__(self, page: PageContext) -> None:
        super().__init__(page)
        form = page.forms.load("settings_letters")
        self.fill(form)
        self._boxes = {name: find(form, QComboBox, name) for name in _CHOICES}
        self._refusals = Refusals(form, page.words, {name: f"{name}_field" for name in _CHOICES})
        find(form, QPushButton, "save").clicked.connect(self._keep)

    def refresh(self) -> None:
        """Fetch the layouts and which are chosen."""
        self.page.read(layout_choice, self._show, owner=self)

    def _show(self, choice: LayoutChoice) -> None:
        say, chosen = self.page.say, choice.chosen
        layouts = (
            ("letter_layout", choice.letters, chosen.letter),
            ("postcard_layout", choice.postcards, chosen.postcard),
            ("label_layout", choice.labels, chosen.label),
            ("envelope_layout", choice.envelopes, chosen.envelope),
        )
        for name, known, value in layouts:
            _fill(self._boxes[name], [(say(f"layout.{each}"), each) for each in known], value)
        backs = [(say(f"card_back.{each}"), each.value) for each in Sides]
        _fill(self._boxes["card_back"], backs, chosen.card_back.value)

    def _keep(self) -> None:
        self._refusals.clear()
        letter, postcard, back, label, envelope = (self._boxes[name].currentData() for name in _CHOICES)
        layouts = Layouts(letter, postcard, label, envelope, Sides(back))
        self.page.write(
            lambda context: choose_layouts(context, layouts=layouts),
            self._kept,
            self._refusals.show,
            owner=self,
        )

    def _kept(self, _layouts: Layouts) -> None:
        self.page.bus.tell.emit(Tell(self.page.say("settings.letters.kept")))


def _fill(box: QComboBox, choices: list[tuple[str, str]], chosen: str) -> None:
    box.clear()
    for text, value in choices:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
