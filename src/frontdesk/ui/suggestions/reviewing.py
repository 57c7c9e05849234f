"""Weighing an idea, and noting who else wants it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from frontdesk.domain.suggestions import HearBy, Size
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.suggestions.entry import SuggestionEntry, SupporterEntry
from frontdesk.services.suggestions.reviewing import weigh
from frontdesk.services.suggestions.supporting import Joined, leave, support
from frontdesk.ui.dialogs.operation import Operation
from frontdesk.ui.forms.dates import dress_date
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.understood import check_understood
from frontdesk.ui.suggestions.entry_dialog import EntryDialog
from frontdesk.ui.suggestions.who import WhoField, offer_languages, offer_ways
from frontdesk.ui.widgets.dates import DateField
from frontdesk.ui.widgets.segmented import Choice, Segmented


class WeighDialog(EntryDialog):
    """How much effort, how much benefit, and by when."""

    FORM = "dialog_weigh"
    TEXTS = "dialog.suggestion.weigh"
    PLACES: ClassVar = {"due_on": "due_field"}
    KEEPS = False

    def prepare(self) -> None:
        """Begin with what was thought before."""
        self._effort = self._sizes("effort", self.entry.effort)
        self._benefit = self._sizes("benefit", self.entry.benefit)
        self._due = find(self.body, DateField, "due")
        dress_date(self.page, self._due)
        if self.entry.due_on is not None:
            self._due.set_date(self.entry.due_on)

    def operation(self) -> Operation:
        """Return the weighing. Raises `FrontDeskError` for a day that is none."""
        entry, due = self.entry, self._due.date
        check_understood(self.body)
        effort, benefit = (Size(row.value) if row.value else None for row in (self._effort, self._benefit))
        return lambda context: weigh(
            context,
            reference=entry.reference,
            effort=effort,
            benefit=benefit,
            due_on=due,
            version=entry.version,
        )

    def _sizes(self, name: str, chosen: Size | None) -> Segmented:
        row = find(self.body, Segmented, name)
        sizes = [Choice(size.value, self.page.say(f"suggestion.size.{size}")) for size in Size]
        row.set_choices([Choice("", self.page.say("suggestion.size.open")), *sizes])
        row.set_value(chosen.value if chosen else "")
        return row


class SupportDialog(EntryDialog):
    """“I want that too”: who, and how they want to hear of it."""

    FORM = "dialog_support"
    TEXTS = "dialog.suggestion.support"
    PLACES: ClassVar = {
        "customer": "who_field",
        "customer.name": "who_field",
        "customer.phones": "reach_field",
        "customer.emails": "reach_field",
        "hear_by": "hear_field",
    }

    def prepare(self) -> None:
        """Without a name they are only counted."""
        self.who = WhoField(self.body, self.page)
        self._hear_by = offer_ways(self.body, self.page)
        self._language = offer_languages(self.body, self.page)
        self.hint(self.page.say(f"{self.TEXTS}.hint"))

    def take_over(self, written: SuggestionEntry, who: WhoField) -> None:
        """Show what was said already by somebody who began to write the same."""
        if not written.anonymous:
            self.who.copy(who)
            self._hear_by.set_value(written.hear_by.value)
        self._language.setCurrentIndex(max(self._language.findData(written.language), 0))

    def operation(self) -> Operation:
        """Return the joining."""
        entry = self.entry
        supporter = SupporterEntry(
            customer=self.who.entry,
            hear_by=HearBy(self._hear_by.value),
            language=self._language.currentData() or "",
        )
        return lambda context: support(
            context, reference=entry.reference, entry=supporter, version=entry.version
        )

    def told(self, result: object) -> str:
        """Say which entry they joined: one that was merged passes them on."""
        reference = result.reference if isinstance(result, Joined) else self.entry.reference
        return self.page.say(f"{self.TEXTS}.done", reference=reference)

    def undo(self, result: object) -> Callable[[], None] | None:
        """Return the taking off of who joined, whatever else was done with the entry since."""
        if not isinstance(result, Joined):
            return None
        page, joined = self.page, result

        def take_off() -> None:
            page.write(partial(_left, joined=joined), owner=page.bus)

        return take_off


def _left(context: Context, *, joined: Joined) -> Done[None]:
    return leave(context, joined=joined)
