"""The three parts of a text in their fields, the placeholders below, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from frontdesk.documents.templates.placeholders import placeholders
from frontdesk.documents.templates.problems import Part, Problem
from frontdesk.documents.templates.ready_made import TemplateSource
from frontdesk.services.correspondence.template_views import TemplateKey
from frontdesk.ui.forms.loading import find
from frontdesk.ui.letters.marks import Mark
from frontdesk.ui.letters.names import offered
from frontdesk.ui.letters.offered import Offered
from frontdesk.ui.letters.placeholder_bar import PlaceholderBar
from frontdesk.ui.letters.problem_list import ProblemList, ShownProblem
from frontdesk.ui.letters.text_edit import TemplateEdit
from frontdesk.ui.page_context import PageContext

_PARTS = (Part.SUBJECT, Part.BODY, Part.CLOSING)


class TextFields(QObject):
    """`edited` tells that something in them was changed."""

    edited = Signal()

    def __init__(self, form: QWidget, page: PageContext, key: TemplateKey) -> None:
        super().__init__(form)
        self._page = page
        self._edits = {part: find(form, TemplateEdit, part) for part in _PARTS}
        self._last = self._edits[Part.BODY]
        self._problems = find(form, ProblemList, "problems")
        self._problems.wanted.connect(self._go_to)
        known = [offered(page, each) for each in placeholders(key.kind, key.way)]
        bar = find(form, PlaceholderBar, "placeholders")
        bar.offer(known, [self._hint(each) for each in known])
        bar.taken.connect(self._take)
        for edit in self._edits.values():
            edit.offer(known)
            edit.textChanged.connect(self.edited)
            edit.focused.connect(partial(self._typing_in, edit))

    @property
    def source(self) -> TemplateSource:
        """Return the text as it stands."""
        return TemplateSource(*(self._edits[part].text for part in _PARTS))

    def begin(self) -> None:
        """Put the keyboard into the body."""
        self._edits[Part.BODY].setFocus()

    def put(self, source: TemplateSource, *, undoable: bool = True) -> None:
        """Show another text."""
        texts = (source.subject, source.body, source.closing)
        for part, text in zip(_PARTS, texts, strict=True):
            if undoable:
                self._edits[part].put(text)
            else:
                self._edits[part].setPlainText(text)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show what is wrong, in words and where it stands."""
        self._problems.show_problems([self._shown(each) for each in problems])
        for part, edit in self._edits.items():
            edit.mark(
                [
                    Mark(each.line, each.column, each.length, each.mild)
                    for each in problems
                    if each.part is part and each.length > 1
                ]
            )

    def go_to(self, part: str, line: int, column: int) -> None:
        """Put the caret at a place, counted from 1."""
        self._edits.get(Part(part), self._edits[Part.BODY]).go_to(line, column)

    def _typing_in(self, edit: TemplateEdit) -> None:
        self._last = edit

    def _take(self, chosen: Offered) -> None:
        self._last.take(chosen)

    def _go_to(self, problem: object) -> None:
        if isinstance(problem, ShownProblem):
            self.go_to(problem.part, problem.line, problem.column)

    def _shown(self, problem: Problem) -> ShownProblem:
        what = self._page.render(problem.message)
        place = {"line": problem.line, "column": problem.column, "what": what}
        exact = problem.length > 1
        text = self._page.say(f"texts.problem.{problem.part}", **place) if exact else what
        return ShownProblem(
            text, problem.part, problem.line, problem.column, problem.length, mild=problem.mild
        )

    def _hint(self, each: Offered) -> str:
        id_ = "texts.hint_optional" if each.optional else "texts.hint"
        return self._page.say(id_, inserted=each.inserted(""))
