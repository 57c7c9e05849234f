"""The texts of letters: every kind and way, in a language and formality."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar, cast

from PySide6.QtWidgets import QComboBox, QHBoxLayout

from frontdesk.domain.kinds import Formality
from frontdesk.services.changes import Area
from frontdesk.services.context import Context
from frontdesk.services.correspondence.template_rows import TemplateList, TemplateRow, template_list
from frontdesk.services.correspondence.template_views import TemplateKey
from frontdesk.ui.delegates.grouped import ColumnPlan
from frontdesk.ui.dialogs.opening import TEMPLATE, Opening
from frontdesk.ui.drafts.draft import DraftFolder
from frontdesk.ui.letters.keeping import key_text
from frontdesk.ui.letters.names import spoken_name, standing
from frontdesk.ui.letters.opening import open_text
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.settings.section import ListSection
from frontdesk.ui.tasks.lanes import Lane
from frontdesk.ui.widgets.grouped import Entry, Group, Lines
from frontdesk.ui.widgets.segmented import Choice, Segmented

_LANGUAGE_WIDTH = 180


@dataclass(frozen=True, slots=True)
class _Found:
    texts: TemplateList
    unsaved: frozenset[str]  # keys of texts that were put aside


class TextsSection(ListSection):
    """Choosing a row opens its window."""

    TEXTS = "settings.texts"
    ICON = "mail"
    AREAS: ClassVar = frozenset({Area.TEMPLATES, Area.OFFICE})
    PLAN: ClassVar = ColumnPlan(chip=0.0, parts=(0.56, 0.32, 0.12))

    def __init__(self, page: PageContext) -> None:
        self._language = QComboBox()
        self._formality = Segmented()
        super().__init__(page)
        self._formality.set_choices([Choice(each, page.say(f"texts.{each}")) for each in Formality])
        self._formality.chosen.connect(self.refresh)
        self._language.activated.connect(self.refresh)
        page.bus.put_aside.connect(self._refresh_in_front)

    def refresh(self) -> None:
        """Fetch the texts, and which of them were put aside."""
        language = self._language.currentData() or ""
        chosen = self._formality.value
        formality = Formality(chosen) if chosen else None
        drafts = self.page.drafts
        self.page.read(
            lambda context: _ask(context, language, formality, drafts),
            self._show,
            lane=Lane.DRAFTS,  # after what is being put aside or given up
            owner=self,
        )

    def act(self, key: object) -> None:
        """Open the text."""
        open_text(self.page, cast("TemplateKey", key), self.window()).ended.connect(self.refresh)

    def _head(self) -> QHBoxLayout:
        row = super()._head()
        self._language.setAccessibleName(self.page.say("texts.language"))
        self._language.setFixedWidth(_LANGUAGE_WIDTH)
        self._formality.setAccessibleName(self.page.say("texts.formality"))
        row.addWidget(self._language)
        row.addWidget(self._formality)
        return row

    def _refresh_in_front(self) -> None:
        if self.isVisible():
            self.refresh()

    def _show(self, found: _Found) -> None:
        texts = found.texts
        self._offer_languages(texts)
        if not self._formality.value:
            self._formality.blockSignals(True)  # noqa: FBT003  Qt's own call; it is no choice of the user's
            self._formality.set_value(texts.formality)
            self._formality.blockSignals(False)  # noqa: FBT003  as above
        groups = groupby(texts.rows, key=lambda row: row.view.key.kind)
        self.show_groups(
            [
                Group(
                    self.page.say(f"letter.name.{kind}"),
                    tuple(self._row(row, found.unsaved) for row in rows),
                )
                for kind, rows in groups
            ]
        )

    def _offer_languages(self, texts: TemplateList) -> None:
        known = [self._language.itemData(place) for place in range(self._language.count())]
        if known == list(texts.languages):
            return
        self._language.clear()
        for tag in texts.languages:
            self._language.addItem(spoken_name(self.page, tag), tag)
        self._language.setCurrentIndex(self._language.findData(texts.language))

    def _row(self, row: TemplateRow, unsaved: frozenset[str]) -> Entry:
        view = row.view
        kept = self.page.say("texts.unsaved") if key_text(view.key) in unsaved else ""
        cells = (
            Lines(self.page.say(f"way.{view.key.way}"), row.subject),
            Lines(standing(self.page, view), kept),
        )
        return Entry(view.key, cells, action=self.page.say("texts.edit"))


def _ask(context: Context, language: str, formality: Formality | None, drafts: DraftFolder) -> _Found:
    kept = (Opening.of(draft) for draft in drafts.stored() if draft.values.get("fields"))
    unsaved = frozenset(opening.key for opening in kept if opening.about == TEMPLATE)
    return _Found(template_list(context, language=language, formality=formality), unsaved)
