"""The letterhead: logo, sender, colour, font and foot, with a letter beside that wears them at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import Formality
from frontdesk.services.changes import Area
from frontdesk.services.context import Context
from frontdesk.services.correspondence.template_preview import preview_letterhead
from frontdesk.services.correspondence.template_views import template_languages
from frontdesk.services.stationery.letterhead import LetterheadView, letterhead_view, set_letter_settings
from frontdesk.services.stationery.settings import LetterSettings
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.plain_text import text_of
from frontdesk.ui.forms.refusals import Refusals
from frontdesk.ui.letters.names import spoken_name
from frontdesk.ui.letters.page_preview import PagePreview, drawn
from frontdesk.ui.letters.pictures import small
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.pages.settings.logo_part import LogoPart
from frontdesk.ui.pages.settings.section import Section
from frontdesk.ui.tasks.lanes import Lane
from frontdesk.ui.widgets.colour_field import ColourField
from frontdesk.ui.widgets.segmented import Choice, Segmented

_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
_FIELDS = ("sender_name", "sender_lines", "footer", "colour", "font", "code", "language", "formality")


@dataclass(frozen=True, slots=True)
class _Found:
    view: LetterheadView
    languages: tuple[str, ...]
    logo: QImage


class LetterheadSection(Section):
    """What is changed is shown on the letter at once, and kept when it is saved; a logo is kept at once."""

    AREAS: ClassVar = frozenset({Area.TEMPLATES, Area.OFFICE})

    def __init__(self, page: PageContext) -> None:
        super().__init__(page)
        form = page.forms.load("settings_letterhead")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)
        self._seen: LetterSettings | None = None
        self.logo = LogoPart(page, form)
        self._name = find(form, QLineEdit, "sender_name")
        self._lines = find(form, QPlainTextEdit, "sender_lines")
        self._footer = find(form, QPlainTextEdit, "footer")
        self._colour = find(form, ColourField, "colour")
        self._font = find(form, QComboBox, "font")
        self._code = find(form, QComboBox, "code")
        self._marks = find(form, QCheckBox, "marks")
        self._language = find(form, QComboBox, "language")
        self._formality = find(form, Segmented, "formality")
        self._preview = find(form, PagePreview, "pages")
        self._save = find(form, QPushButton, "save")
        self._refusals = Refusals(form, page.words, {name: f"{name}_field" for name in _FIELDS})
        self._dress()
        self._connect()

    @property
    def settings(self) -> LetterSettings:
        """Return what stands in the form."""
        return LetterSettings(
            sender_name=self._name.text(),
            sender_lines=tuple(text_of(self._lines).splitlines()),
            colour=self._colour.colour,
            font=self._font.currentData() or "",
            footer=tuple(text_of(self._footer).splitlines()),
            code=self._code.currentData() or "",
            marks=self._marks.isChecked(),
            formality=Formality(self._formality.value or Formality.FORMAL),
            language=self._language.currentData() or "",
        )

    def refresh(self) -> None:
        """Fetch what is kept; what is being changed stays."""
        self.page.read(_ask, self._show, owner=self)

    def _dress(self) -> None:
        say = self.page.say
        self._colour.name_parts(name=say("letterhead.colour"), hint=say("letterhead.no_colour"))
        self._formality.set_choices([Choice(each, say(f"texts.{each}")) for each in Formality])

    def _connect(self) -> None:
        self.logo.kept.connect(self._look)
        self._save.clicked.connect(self._keep)
        self._preview.resized.connect(self._look)
        for changed in (
            self._name.textChanged,
            self._lines.textChanged,
            self._footer.textChanged,
            self._colour.changed,
            self._font.currentIndexChanged,
            self._code.currentIndexChanged,
            self._marks.toggled,
            self._language.currentIndexChanged,
            self._formality.chosen,
        ):
            changed.connect(self._look)

    def _show(self, found: _Found) -> None:
        view = found.view
        self.logo.show(view.logo, found.logo)
        if self._seen is None or self._seen == self.settings:
            self._seen = None  # filling the fields is no change of anybody's
            self._fill(view, found.languages)
            self._seen = view.settings
        self._look()

    def _fill(self, view: LetterheadView, languages: Sequence[str]) -> None:
        say, settings = self.page.say, view.settings
        self._name.setPlaceholderText(view.office.name)
        self._name.setText(settings.sender_name)
        self._lines.setPlaceholderText("\n".join(view.office.address))
        self._lines.setPlainText("\n".join(settings.sender_lines))
        self._footer.setPlainText("\n".join(settings.footer))
        self._colour.set_colour(settings.colour)
        self._marks.setChecked(settings.marks)
        self._formality.set_value(settings.formality)
        _offer(self._font, [(each.name, each.id) for each in view.fonts], settings.font)
        codes = [(say(f"letterhead.code.{each or 'layout'}"), each) for each in ("", *view.codes)]
        _offer(self._code, codes, settings.code)
        own = say("letterhead.office_language", language=spoken_name(self.page, view.office.language))
        spoken = [(spoken_name(self.page, tag), tag) for tag in languages]
        _offer(self._language, [(own, ""), *spoken], settings.language)

    def _look(self) -> None:
        """Draw a letter with what stands in the form; of several only the newest is drawn."""
        if self._seen is None:
            return
        settings = _drawable(self.settings)
        width, ratio = self._preview.page_width, self._preview.devicePixelRatioF()

        def look(context: Context) -> tuple[QImage, ...]:
            return drawn(preview_letterhead(context, settings=settings), width, ratio)

        key = (id(self), "look")
        self.page.read(look, self._seen_so, self._refused, lane=Lane.PREVIEW, replace_key=key, owner=self)

    def _seen_so(self, pages: Sequence[QImage]) -> None:
        self._refusals.clear()
        self._preview.show_pages(pages, description=self.page.say("texts.page"))

    def _refused(self, refusal: FrontDeskError) -> None:
        """Show why the letter cannot be printed so; the keyboard stays where somebody types."""
        self._preview.dim(dimmed=True)
        self._refusals.tell(refusal)

    def _keep(self) -> None:
        settings, seen = self.settings, self._seen
        self._refusals.clear()
        self.page.write(
            lambda context: set_letter_settings(context, settings=settings, seen=seen),
            self._kept,
            self._refusals.show,
            owner=self,
        )

    def _kept(self, settings: LetterSettings) -> None:
        self._seen = settings
        self.page.bus.tell.emit(Tell(self.page.say("letterhead.kept")))


def _drawable(settings: LetterSettings) -> LetterSettings:
    """Return the settings without a colour that is still being written."""
    return (
        settings
        if not settings.colour or _COLOUR.fullmatch(settings.colour)
        else replace(settings, colour="")
    )


def _ask(context: Context) -> _Found:
    view = letterhead_view(context)
    return _Found(view, template_languages(context), small(view.logo))


def _offer(box: QComboBox, choices: Sequence[tuple[str, str]], chosen: str) -> None:
    box.clear()
    for text, value in choices:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
