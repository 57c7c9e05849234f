"""The first step: what somebody has in mind."""

from __future__ import annotations

from typing import ClassVar

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.suggestions.tidying import LONGEST
from frontdesk.ui.counter.similar import SimilarRows
from frontdesk.ui.counter.step import Step
from frontdesk.ui.counter.text_field import CounterText
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext


class WordsStep(Step):
    """A large field, and under it what others suggested already."""

    FORM: ClassVar = "counter_words"

    def __init__(self, page: PageContext) -> None:
        super().__init__(page)
        self.field = find(self.form, CounterText, "words")
        self.field.setInputMethodHints(self.field.inputMethodHints() | self.hints)
        self.similar = SimilarRows(self.form, page)
        self.field.textChanged.connect(self._edited)
        self.field.filled.connect(self._filled)

    @property
    def text(self) -> str:
        """Return what was written."""
        return self.field.written.strip()

    def speak(self) -> None:
        super().speak()
        self.similar.speak()

    def begin(self) -> None:
        self.field.setFocus()

    def clear(self) -> None:
        super().clear()
        self.field.clear()

    def check(self) -> None:
        if not self.text:
            raise FrontDeskError("counter.words.missing", field="text")

    def _filled(self) -> None:
        self.refuse(FrontDeskError("counter.words.full", field="text", limit=LONGEST))
