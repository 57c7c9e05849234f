"""The page as it will be, beside what is being written: asked for with every key press, the newest counts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QStackedLayout, QWidget

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import Way
from frontdesk.services.context import Context
from frontdesk.services.correspondence import LetterEntry, letter_preview, letter_words
from frontdesk.ui.forms.loading import find
from frontdesk.ui.letters.page_preview import PagePreview, drawn
from frontdesk.ui.look.breaking import breakable
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.tasks.lanes import Lane


class PreviewPart(QObject):
    """Shows a letter as its pages, an e-mail as text, or why neither can be shown yet.

    `shown` tells that it is what was asked for last; `wanted` that pages of another width are.
    """

    shown = Signal()
    wanted = Signal()

    def __init__(self, page: PageContext, form: QWidget) -> None:
        super().__init__(form)
        self._page = page
        self._problem = find(form, QLabel, "preview_problem")
        host = find(form, QFrame, "preview")
        self._pages = PagePreview(host)
        self._pages.resized.connect(self.wanted)
        self._text = QPlainTextEdit(host)
        self._text.setReadOnly(True)
        self._stack = QStackedLayout(host)
        for part in (self._pages, self._text):
            part.setAccessibleName(page.say("letter.preview"))
            self._stack.addWidget(part)
        self.pdf = b""
        """The letter whose pages are shown."""

        self.refuse("")

    def ask(self, entry: LetterEntry, case: str, customer: int | None) -> None:
        """Show what a letter to somebody would say and look like by now."""
        if not case and customer is None:
            self.refuse(self._page.say("letter.preview.nobody"))
        elif entry.way is Way.EMAIL:
            self._page.read(
                lambda context: _email(context, entry, case, customer),
                self._show_text,
                self._refused,
                lane=Lane.PREVIEW,
                replace_key=(id(self), "preview"),
                owner=self,
            )
        else:
            width, ratio = self._pages.page_width, self._pages.devicePixelRatioF()
            self._page.read(
                lambda context: _pages(context, entry, case, customer, width, ratio),
                self._show_pages,
                self._refused,
                lane=Lane.PREVIEW,
                replace_key=(id(self), "preview"),
                owner=self,
            )

    def refuse(self, reason: str) -> None:
        """Say why it cannot be shown; what was shown stays, and is seen not to be it."""
        self._problem.setText(breakable(reason))
        self._problem.setVisible(bool(reason))
        self._pages.dim(dimmed=bool(reason))

    def _show_pages(self, found: tuple[bytes, Sequence[QImage]]) -> None:
        self.pdf, images = found
        self._stack.setCurrentWidget(self._pages)
        self._pages.show_pages(images, description=self._page.say("letter.preview"))
        self.refuse("")
        self.shown.emit()

    def _show_text(self, text: str) -> None:
        self._text.setPlainText(text)
        self._stack.setCurrentWidget(self._text)
        self.refuse("")
        self.shown.emit()

    def _refused(self, refusal: FrontDeskError) -> None:
        self.refuse(self._page.render(refusal.message))


def _pages(
    context: Context, entry: LetterEntry, case: str, customer: int | None, width: int, ratio: float
) -> tuple[bytes, Sequence[QImage]]:
    pdf = letter_preview(context, entry=entry, case=case, customer=customer)
    return pdf, drawn(pdf, width, ratio)


def _email(context: Context, entry: LetterEntry, case: str, customer: int | None) -> str:
    words = entry.words or letter_words(context, entry=entry, case=case, customer=customer)
    return "\n\n".join(filter(None, (words.subject, *words.paragraphs, words.closing)))
