"""The cards of possible twins and of merged files: merging, parting, and the way back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from frontdesk.services.customers.page import Twin
from frontdesk.services.customers.twins import merge_customers, part_customers
from frontdesk.services.views import CustomerHit
from frontdesk.ui.forms.loading import find
from frontdesk.ui.look.joined import joined
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.pages.customer.asked import Asked
from frontdesk.ui.pages.customer.file_rows import FileRow, FileRows
from frontdesk.ui.pages.customer.head import shown_name


class Twins(QObject):
    """Both cards; one that has nothing to say is not there."""

    def __init__(self, form: QWidget, page: PageContext) -> None:
        super().__init__(form)
        self._page = page
        self._kept = 0
        self._cards = (find(form, QFrame, "twins_card"), find(form, QFrame, "merged_card"))
        self.similar = FileRows(page.say("customer.merge_twin"))
        self.merged = FileRows(page.say("customer.part_twin"))
        for host, rows in (("twins_host", self.similar), ("merged_host", self.merged)):
            column = QVBoxLayout(find(form, QWidget, host))
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(rows)
        self.similar.acted.connect(self._merge)
        self.merged.acted.connect(self._part)

    def show(self, asked: Asked) -> None:
        """Show the other files of a customer."""
        self._kept = asked.view.id
        self.similar.show_files([self._similar(hit) for hit in asked.similar])
        self.merged.show_files([self._merged(twin) for twin in asked.view.twins])
        for card, files in zip(self._cards, (asked.similar, asked.view.twins), strict=True):
            card.setVisible(bool(files))

    def _merge(self, twin: int, name: str) -> None:
        merge(self._page, self._kept, twin, name)

    def _part(self, twin: int, name: str) -> None:
        part(self._page, self._kept, twin, name)

    def _similar(self, hit: CustomerHit) -> FileRow:
        organisation = hit.organisation if hit.name else ""
        contacts = self._page.say("customer.known", count=hit.contacts)
        line = joined(organisation, hit.number, hit.place, contacts)
        return FileRow(hit.id, shown_name(hit.name, hit.organisation, self._page), line)

    def _merged(self, twin: Twin) -> FileRow:
        name = shown_name(twin.name, twin.organisation, self._page)
        return FileRow(twin.id, name, twin.organisation if twin.name else "")


def merge(page: PageContext, kept: int, twin: int, name: str) -> None:
    """Merge a twin; the notice parts it again."""
    told = Tell(page.say("customer.merged", name=name), partial(part, page, kept, twin, name))
    page.write(
        lambda context: merge_customers(context, kept=kept, twin=twin),
        lambda _result: page.bus.tell.emit(told),
        owner=page.bus,
    )


def part(page: PageContext, kept: int, twin: int, name: str) -> None:
    """Part a twin; the notice merges it again."""
    told = Tell(page.say("customer.parted", name=name), partial(merge, page, kept, twin, name))
    page.write(
        lambda context: part_customers(context, twin=twin),
        lambda _result: page.bus.tell.emit(told),
        owner=page.bus,
    )
