"""The window in which the text of a letter is written, with its page beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from frontdesk.documents.templates.ready_made import TemplateSource
from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.services.correspondence.template_preview import TemplatePreview
from frontdesk.services.correspondence.template_views import (
    TemplateKey,
    TemplateView,
    original,
    template,
    template_versions,
)
from frontdesk.services.correspondence.templates import restore_original, save_template
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.refusals import Refusals
from frontdesk.ui.forms.tab_order import step
from frontdesk.ui.letters.fields import TextFields
from frontdesk.ui.letters.keeping import TextKeeping
from frontdesk.ui.letters.look import TextLook
from frontdesk.ui.letters.names import kind_name, spoken_name, standing
from frontdesk.ui.letters.versions import VersionsMenu
from frontdesk.ui.look.layouts import fitting
from frontdesk.ui.look.painting import ChipText
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.widgets.banner_place import BannerPlace
from frontdesk.ui.widgets.chip import Chip

_PLACES = {"subject": "subject_field", "body": "body_field", "closing": "closing_field"}


class TemplateWindow(QWidget):
    """One text. What is written is kept until it is saved or given up; nothing else waits for it.

    `ended` tells that the window is done with: saved, put aside or given up.
    """

    ended = Signal()

    def __init__(self, page: PageContext, key: TemplateKey, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.page = page
        self.key = key
        self._shown: TemplateView = original(key)
        self._seen: int | None = None
        self._loaded = False
        self._form = page.forms.fill(self, "template_window")
        self.fields = TextFields(self._form, page, key)
        self.look = TextLook(self._form, page, key)
        self._keeping = self._kept_anew()
        self._keeping.found.connect(self._put_back)
        self._versions = VersionsMenu(find(self._form, QPushButton, "versions"), page, self)
        self._refusals = Refusals(self._form, page.words, _PLACES)
        self._save = find(self._form, QPushButton, "save")
        self._discard = find(self._form, QPushButton, "discard")
        self._above = BannerPlace(find(self._form, QVBoxLayout, "banners"))
        self._dress()
        self._connect()
        self.resize(fitting(self, 1240, 780))
        self.load()

    def load(self) -> None:
        """Fetch the text in force and its versions, then what was put aside."""
        key = self.key
        self.page.read(
            lambda context: (template(context, key=key), template_versions(context, key=key)),
            self._show,
            owner=self,
        )

    def save(self) -> None:
        """Write letters with this text from now on."""
        self._write(self._seen)

    def save_over(self, seen: int | None) -> None:
        """Save this text over the one that somebody else has saved meanwhile."""
        self._above.clear()
        self._write(seen)

    def discard(self) -> None:
        """Give up what was written and show the text in force again."""
        self._end_draft()
        self.fields.put(self._shown.source)
        self._seen = self._shown.id
        self._edited()

    def restore(self) -> None:
        """Bring the text that comes with the program back; what was written since is kept as a version."""
        key, seen = self.key, self._shown.id
        self.page.write(
            lambda context: restore_original(context, key=key, seen=seen),
            self._restored,
            self._refused,
            owner=self,
        )

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001, N802  Qt's name
        return step(self, forward=forward)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        """Putting aside keeps what is written; it is offered again."""
        self._keeping.put_aside()
        self.ended.emit()
        super().closeEvent(event)

    def _dress(self) -> None:
        say = self.page.say
        name = kind_name(self.page, self.key)
        find(self._form, QLabel, "title").setText(name)
        find(self._form, Chip, "way").show_chip(ChipText(say(f"way.{self.key.way}")))
        find(self._form, Chip, "language").show_chip(ChipText(spoken_name(self.page, self.key.language)))
        find(self._form, Chip, "formality").show_chip(ChipText(say(f"texts.{self.key.formality}")))
        self.setWindowTitle(f"{name} · {say(f'way.{self.key.way}')}")

    def _connect(self) -> None:
        self.fields.edited.connect(self._edited)
        self.look.wanted.connect(self._look)
        self.look.looked.connect(self._looked)
        self._versions.chosen.connect(lambda view: self.fields.put(view.source))
        self._versions.restore_wanted.connect(self.restore)
        self._save.clicked.connect(self.save)
        self._discard.clicked.connect(self.discard)
        find(self._form, QPushButton, "put_aside").clicked.connect(self.close)
        for keys, act in (("Ctrl+Return", self.save), ("Ctrl+Enter", self.save), ("Escape", self.close)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _show(self, found: tuple[TemplateView, tuple[TemplateView, ...]]) -> None:
        self._shown, versions = found
        self._versions.show_versions(versions)
        find(self._form, QLabel, "standing").setText(standing(self.page, self._shown))
        if not self._loaded:
            self._loaded = True
            self._seen = self._shown.id
            self.fields.put(self._shown.source, undoable=False)
            self._keeping.look()
        self._edited()

    def _put_back(self, fields: Mapping[str, Any]) -> None:
        """Show what was put aside; it was begun from the version that it remembers."""
        self._seen = fields.get("seen")
        texts = (str(fields.get(name, "")) for name in ("subject", "body", "closing"))
        self.fields.put(TemplateSource(*texts))
        self._above.tell(self.page.say("texts.put_back"), Tone.ACCENT)

    def _changed(self) -> dict[str, Any]:
        """Return what was written, and from which version it was begun; nothing while it is as it was."""
        source = self.fields.source
        if not self._loaded or source == self._shown.source:
            return {}
        return {
            "subject": source.subject,
            "body": source.body,
            "closing": source.closing,
            "seen": self._seen,
        }

    def _edited(self) -> None:
        changed = bool(self._changed())
        self._save.setEnabled(changed)
        self._discard.setVisible(changed)
        if changed:
            self._keeping.touch()
        self._look()

    def _look(self) -> None:
        if self._loaded:
            self.look.ask(self.fields.source)

    def _looked(self, preview: TemplatePreview) -> None:
        self.fields.show_problems(preview.problems)

    def _write(self, seen: int | None) -> None:
        self._refusals.clear()
        key, source = self.key, self.fields.source
        self._save.setEnabled(False)
        self.page.write(
            lambda context: save_template(context, key=key, source=source, seen=seen),
            self._saved,
            self._refused,
            owner=self,
        )

    def _saved(self, view: TemplateView) -> None:
        self._shown = view
        self._end_draft()
        self.page.bus.tell.emit(Tell(self.page.say("texts.saved", kind=kind_name(self.page, self.key))))
        self.close()

    def _restored(self, view: TemplateView) -> None:
        self._shown, self._seen = view, view.id
        self.discard()
        self.page.bus.tell.emit(Tell(self.page.say("texts.restored", kind=kind_name(self.page, self.key))))
        self.load()

    def _refused(self, refusal: FrontDeskError) -> None:
        self._save.setEnabled(True)
        if isinstance(refusal, ConflictError):
            self._ask_again(refusal)
            return
        self._refusals.show(refusal)
        place = refusal.message.params
        if "line" in place:
            self.fields.go_to(str(refusal.field), int(str(place["line"])), int(str(place["column"])))

    def _ask_again(self, conflict: ConflictError) -> None:
        """Somebody else has saved this text: show that, and leave the decision to whoever writes."""
        seen = conflict.message.params.get("template")
        self._above.tell(
            self.page.render(conflict.message),
            action=self.page.say("texts.save_over"),
            act=lambda: self.save_over(seen if isinstance(seen, int) else None),
        )
        self.load()

    def _end_draft(self) -> None:
        self._keeping.end()
        self._keeping = self._kept_anew()

    def _kept_anew(self) -> TextKeeping:
        keeping = TextKeeping(self.page, self.key, self._changed, self)
        keeping.told.connect(find(self._form, QLabel, "draft_state").setText)
        return keeping
