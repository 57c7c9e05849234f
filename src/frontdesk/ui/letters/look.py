"""The live page beside a text: asked for anew with every key press, of which only the newest counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QStackedWidget, QWidget

from frontdesk.documents.templates.ready_made import TemplateSource
from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.context import Context
from frontdesk.services.correspondence.template_preview import TemplatePreview, preview_template
from frontdesk.services.correspondence.template_views import TemplateKey
from frontdesk.services.lists.found_case import case_of
from frontdesk.services.lists.searching import search
from frontdesk.services.views import SearchHit
from frontdesk.ui.delegates.suggestion import Suggestion
from frontdesk.ui.forms.loading import find
from frontdesk.ui.letters.page_preview import PagePreview, drawn
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.tasks.lanes import Lane
from frontdesk.ui.widgets.lookup_field import LookupField

_MOST = 8


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of looking: the problems, and the pages or the e-mail."""

    preview: TemplatePreview
    pages: Sequence[QImage]


class TextLook(QObject):
    """Works the right side of the editor: whose case it is, and the page.

    `looked` carries what is wrong with the text; `wanted` asks for the text as it is now.
    """

    looked = Signal(TemplatePreview)
    wanted = Signal()

    def __init__(self, form: QWidget, page: PageContext, key: TemplateKey) -> None:
        super().__init__(form)
        self._page = page
        self._key = key
        self._case = find(form, LookupField, "case")
        self._stack = find(form, QStackedWidget, "look")
        self._preview = find(form, PagePreview, "pages")
        self._email_subject = find(form, QLabel, "email_subject")
        self._email = find(form, QPlainTextEdit, "email")
        self._problem = find(form, QLabel, "case_problem")
        self._case.asked.connect(self._ask_cases)
        self._case.picked.connect(self._picked)
        self._case.unpicked.connect(self.wanted)
        self._case.textChanged.connect(self._cleared)
        self._preview.resized.connect(self.wanted)

    @property
    def case(self) -> str:
        """Return the reference of the case that is looked at, or nothing for the example."""
        return str(self._case.key or "")

    def ask(self, source: TemplateSource) -> None:
        """Draw the page of a text; an earlier one that is not drawn yet never is."""
        key, case = self._key, self.case
        width, ratio = self._preview.page_width, self._preview.devicePixelRatioF()

        def look(context: Context) -> Looked:
            preview = preview_template(context, key=key, source=source, case=case)
            return Looked(preview, drawn(preview.pdf, width, ratio))

        self._page.read(
            look, self._show, self._refused, lane=Lane.PREVIEW, replace_key=(id(self), "look"), owner=self
        )

    def _show(self, looked: Looked) -> None:
        self._tell("")
        email = looked.preview.email
        if email is not None:
            self._stack.setCurrentIndex(1)
            self._email_subject.setText(email.subject)
            self._email.setPlainText(email.body)
        elif looked.pages:
            self._stack.setCurrentIndex(0)
            self._preview.show_pages(looked.pages, description=self._page.say("texts.page"))
        else:
            self._preview.dim(dimmed=True)
        self.looked.emit(looked.preview)

    def _refused(self, refusal: FrontDeskError) -> None:
        self._tell(self._page.render(refusal.message))

    def _tell(self, text: str) -> None:
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def _ask_cases(self, text: str) -> None:
        self._page.read(
            lambda context: _cases(context, text),
            lambda found: self._offer(text, found),
            lane=Lane.TYPING,
            replace_key=(id(self), "cases"),
            owner=self,
        )

    def _offer(self, text: str, found: Sequence[tuple[str, SearchHit]]) -> None:
        rows = [Suggestion(reference, hit.title, hit.detail, icon="cases") for reference, hit in found]
        self._case.offer(text, rows)

    def _picked(self, reference: object) -> None:
        self._case.set_picked(reference, str(reference))
        self.wanted.emit()

    def _cleared(self, text: str) -> None:
        if not text:
            self.wanted.emit()


def _cases(context: Context, text: str) -> tuple[tuple[str, SearchHit], ...]:
    """Return the cases among what is found, with their references."""
    hits = [hit for hit in search(context, text, limit=3 * _MOST) if hit.kind == "case"]
    found = [(case_of(context, hit), hit) for hit in hits[:_MOST]]
    return tuple((reference, hit) for reference, hit in found if reference)
