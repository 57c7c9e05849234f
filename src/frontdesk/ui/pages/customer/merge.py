"""Another file of the same customer is looked up and merged into this one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.customers.lookup import look_up
from frontdesk.services.customers.twins import merge_customers
from frontdesk.services.views import CustomerHit
from frontdesk.ui.delegates.suggestion import Suggestion
from frontdesk.ui.dialogs.operation import Operation, OperationDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.look.joined import joined
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.customer.asked import Asked
from frontdesk.ui.pages.customer.head import shown_name
from frontdesk.ui.pages.customer.twins import part
from frontdesk.ui.tasks.lanes import Lane
from frontdesk.ui.widgets.lookup_field import LookupField


class MergeDialog(OperationDialog):
    """Finds the twin by name, number, reference or address."""

    FORM = "customer_merge"
    TEXTS = "customer.merge"
    PLACES: ClassVar = {"twin": "twin_field"}

    def __init__(self, page: PageContext, asked: Asked, parent: QWidget | None = None) -> None:
        self._asked = asked
        about = shown_name(asked.view.name, asked.view.organisation, page)
        super().__init__(page, parent, about=about)

    def prepare(self) -> None:
        """Look customers up while typing."""
        self.twin = find(self.body, LookupField, "twin")
        self.twin.asked.connect(self._ask)
        self.twin.picked.connect(self._pick)

    def operation(self) -> Operation:
        """Return the merging. Raises `FrontDeskError` while nobody has been chosen."""
        twin, kept = self.twin.key, self._asked.view.id
        if not isinstance(twin, CustomerHit):
            raise FrontDeskError("customer.merge.nobody", field="twin")
        return lambda context: merge_customers(context, kept=kept, twin=twin.id)

    def told(self, result: object) -> str:
        """Return whom the customer is one with."""
        return self.page.say("customer.merged", name=self.twin.text())

    def undo(self, result: object) -> Callable[[], None] | None:
        """Return the parting."""
        twin = self.twin.key
        if not isinstance(twin, CustomerHit):
            return None
        return partial(part, self.page, self._asked.view.id, twin.id, self.twin.text())

    def _ask(self, text: str) -> None:
        self.page.read(
            lambda context: look_up(context, text),
            lambda found: self._offer(text, found),
            lane=Lane.TYPING,
            replace_key=(id(self), "twin"),
            owner=self,
        )

    def _offer(self, text: str, found: Sequence[CustomerHit]) -> None:
        self.twin.offer(text, [self._row(hit) for hit in found if hit.id not in self._asked.family])

    def _row(self, hit: CustomerHit) -> Suggestion:
        organisation = hit.organisation if hit.name else ""
        second = joined(organisation, hit.number, hit.place)
        right = self.page.say("customer.known", count=hit.contacts)
        return Suggestion(hit, shown_name(hit.name, hit.organisation, self.page), second, right, "visit")

    def _pick(self, key: object) -> None:
        if isinstance(key, CustomerHit):
            self.twin.set_picked(key, shown_name(key.name, key.organisation, self.page), key.number)
