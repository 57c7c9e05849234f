"""A text that is being written survives a kill, is put aside with its window, and is offered again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import Formality, LetterKind, Way
from frontdesk.services.correspondence.template_views import TemplateKey
from frontdesk.ui.dialogs.opening import FORM, TEMPLATE
from frontdesk.ui.drafts.draft import Draft, StoredDraft
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.tasks.lanes import Lane

_BETWEEN = "/"


def key_text(key: TemplateKey) -> str:
    """Return a text's key as a draft remembers it."""
    return _BETWEEN.join((key.kind, key.way, key.language, key.formality))


def key_of(text: str) -> TemplateKey:
    """Return the key that `key_text` gave. Raises ValueError for anything else."""
    kind, way, language, formality = text.split(_BETWEEN)
    return TemplateKey(LetterKind(kind), Way(way), language, Formality(formality))


def draft_name(key: TemplateKey) -> str:
    """Return the name of a text's draft."""
    return f"{TEMPLATE}-{key_text(key).replace(_BETWEEN, '-')}"


class TextKeeping(QObject):
    """Keeps the draft of one open text.

    `values` gives what stands in the fields and from which version it was begun, or nothing while nothing
    has been changed. `found` carries what was put aside before; `told` says how things stand, in words.
    """

    found = Signal(dict)
    told = Signal(str)

    def __init__(
        self,
        page: PageContext,
        key: TemplateKey,
        values: Callable[[], Mapping[str, Any]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._key = key
        self._values = values
        self._name = page.drafts.take(draft_name(key))
        # It outlives the window: the last word is written while that closes.
        self._draft = Draft(
            page.drafts, page.tasks, name=self._name, form=FORM, values=self._stored, parent=page.bus
        )
        self._draft.kept.connect(self._tell_kept)
        self._draft.lost.connect(self._tell_lost)
        program = QCoreApplication.instance()
        if program is not None:
            program.aboutToQuit.connect(self._leave)

    def look(self) -> None:
        """Look for what was put aside, or left by a crash."""
        drafts, name = self._page.drafts, self._name
        self._page.tasks.read(lambda: drafts.find(name), self._looked, lane=Lane.DRAFTS, owner=self)

    def touch(self) -> None:
        """Keep what is written, in a second."""
        self._draft.touch()

    def put_aside(self) -> None:
        """Keep what was written, to be offered again; where nothing was changed nothing is kept."""
        self._page.drafts.release(self._name)
        if self._values():
            self._draft.kept.connect(self._page.bus.put_aside)
            self._draft.kept.connect(self._draft.deleteLater)
            self._draft.leave()
        else:
            self._forget()

    def end(self) -> None:
        """Forget the draft: the text was saved or given up."""
        self._page.drafts.release(self._name)
        self._forget()

    def _forget(self) -> None:
        self._draft.end()
        self._draft.deleteLater()

    def _leave(self) -> None:
        if self._values():
            self._draft.keep()

    def _stored(self) -> dict[str, Any]:
        return {
            "texts": TEMPLATE,
            "about": TEMPLATE,
            "key": key_text(self._key),
            "fields": dict(self._values()),
        }

    def _tell_kept(self) -> None:
        """Say so, unless what was changed for a moment is as it was: texts are put in field by field."""
        self.told.emit(self._page.say("intake.draft_kept") if self._values() else "")

    def _tell_lost(self, refusal: FrontDeskError) -> None:
        self.told.emit(self._page.render(refusal.message))

    def _looked(self, draft: StoredDraft | None) -> None:
        fields = draft.values.get("fields") if draft is not None else None
        if fields:
            self.found.emit(dict(fields))
