"""The field in which a department or a person is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from frontdesk.services.staff.assignee_lookup import look_up_assignees
from frontdesk.services.staff.assignees import Assignee
from frontdesk.services.staff.proposing import ProposedDeputy
from frontdesk.ui.delegates.suggestion import Suggestion
from frontdesk.ui.deputy_offer import DeputyOffer
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.tasks.lanes import Lane
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.lookup_field import LookupField

_SEPARATOR = " · "
_TYPED = ":"  # no keyboard has the dot


@dataclass(frozen=True, slots=True)
class Target:
    """A department, a person, or a person of a department, by name."""

    department: str = ""
    person: str = ""

    @property
    def text(self) -> str:
        """Return how it stands in the field: "Shipping · Jonas Weber"."""
        return _SEPARATOR.join(filter(None, (self.department, self.person)))

    @classmethod
    def typed(cls, text: str) -> Target:
        """Return what a typed text names, as "Billing: Jane Doe"; without the colon it is a department."""
        separator = _SEPARATOR.strip() if _SEPARATOR.strip() in text else _TYPED
        department, _, person = text.strip().partition(separator)
        return cls(department.strip(), person.strip())


class TargetField(QObject):
    """Works a LookupField over the office's departments and people."""

    changed = Signal()
    settled = Signal()  # something was picked: the keyboard may go on

    def __init__(
        self, form: QWidget, page: PageContext, name: str = "target", *, departments: bool = True
    ) -> None:
        """`departments` tells whether a department alone can be meant: nobody visits one."""
        super().__init__(form)
        self._departments = departments
        self._page = page
        self.field = find(form, LookupField, name)
        self.field.asked.connect(self._ask)
        self.field.picked.connect(self._pick)
        self.field.new_wanted.connect(self._keep_new)
        self.field.textChanged.connect(self.changed)
        place = self.field.parentWidget()
        self._offer_deputy = DeputyOffer(page, place, self) if isinstance(place, Field) else None
        if self._offer_deputy is not None:
            self._offer_deputy.taken.connect(self._take_deputy)
            self.changed.connect(self._look_for_deputy)
            self.settled.connect(partial(self._look_for_deputy, settled=True))

    @property
    def target(self) -> Target:
        """Return who is named, picked from the list or typed freely."""
        key = self.field.key
        return key if isinstance(key, Target) else Target.typed(self.field.text())

    def show(self, target: Target, hint: str = "") -> None:
        """Show somebody as chosen."""
        self.field.set_picked(target if target.text else None, target.text, hint)
        self.field.setCursorPosition(0)  # the department stays in sight in a narrow field

    def concern(self, day: date | None) -> None:
        """Let whoever stands in on that day be offered; today's where none is known."""
        if self._offer_deputy is not None:
            self._offer_deputy.concern(day)

    def focus(self) -> None:
        """Put the keyboard here."""
        self.field.setFocus()

    def _ask(self, text: str) -> None:
        self._page.read(
            lambda context: look_up_assignees(context, text, departments=self._departments),
            lambda found: self._offer(text, found),
            lane=Lane.TYPING,
            replace_key=(id(self), "target"),
            owner=self,
        )

    def _offer(self, text: str, found: Sequence[Assignee]) -> None:
        new = "" if found else self._page.say("target.new", name=text.strip())
        self.field.offer(text, [self._row(each) for each in found], new_text=new)

    def _row(self, assignee: Assignee) -> Suggestion:
        until = assignee.back_after(self._page.today())
        right = self._page.say("target.away", day=until) if until else ""
        target = Target(assignee.department, assignee.person)
        if assignee.person:
            return Suggestion(target, assignee.person, assignee.department, right, "visit")
        return Suggestion(target, assignee.department, self._page.say("target.department"), right, "people")

    def _pick(self, key: object) -> None:
        if isinstance(key, Target):
            self.show(key)
            self.settled.emit()

    def _look_for_deputy(self, *, settled: bool = False) -> None:
        if self._offer_deputy is not None:
            self._offer_deputy.look(self.target.department, self.target.person, settled=settled)

    def _take_deputy(self, deputy: ProposedDeputy) -> None:
        self._pick(Target(deputy.department, deputy.person))

    def _keep_new(self, text: str) -> None:
        self.show(Target.typed(text))
        self.settled.emit()
