"""Which kinds of letters a second person approves before they go out."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QPushButton

from frontdesk.domain.kinds import LetterKind
from frontdesk.services.stationery.mailroom_rules import MailroomRules, mailroom_rules, set_approval
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.refusals import Refusals
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.pages.settings.section import Section

_COLUMNS = 2


class ApprovalSection(Section):
    """A box for each kind of letter."""

    def __init__(self, page: PageContext) -> None:
        super().__init__(page)
        form = page.forms.load("settings_approval")
        self.fill(form)
        self._boxes: dict[LetterKind, QCheckBox] = {}
        grid = QGridLayout(find(form, QFrame, "kinds"))
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for number, kind in enumerate(LetterKind):
            box = QCheckBox(page.say(f"letter.name.{kind}"))
            box.setObjectName(kind.value)
            self._boxes[kind] = box
            grid.addWidget(box, number // _COLUMNS, number % _COLUMNS)
        self._refusals = Refusals(form, page.words, {})
        find(form, QPushButton, "save").clicked.connect(self._keep)

    def refresh(self) -> None:
        """Fetch what the office has decided."""
        self.page.read(lambda context: mailroom_rules(context.store), self._show, owner=self)

    def _show(self, rules: MailroomRules) -> None:
        for kind, box in self._boxes.items():
            box.setChecked(kind in rules.approval)

    def _keep(self) -> None:
        self._refusals.clear()
        kinds = frozenset(kind for kind, box in self._boxes.items() if box.isChecked())
        self.page.write(
            lambda context: set_approval(context, kinds=kinds), self._kept, self._refusals.show, owner=self
        )

    def _kept(self, _rules: MailroomRules) -> None:
        self.page.bus.tell.emit(Tell(self.page.say("settings.approval.kept")))
