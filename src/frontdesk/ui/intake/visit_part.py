"""A visit: who came, from where, to see whom, when they arrived and left (POL-19)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, time
from typing import ClassVar

from PySide6.QtWidgets import QLineEdit

from frontdesk.services.contact import Contact, CustomerEntry, VisitEntry
from frontdesk.ui.forms.dates import known_time
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.targets import TargetField
from frontdesk.ui.intake.beginning import Beginning
from frontdesk.ui.intake.who_part import WHO_REFUSALS, WhoPart
from frontdesk.ui.widgets.dates import TimeField


class VisitPart(WhoPart):
    """The top of a visit's window."""

    FORM: ClassVar[str] = "intake_visit"
    REFUSALS: ClassVar[Mapping[str, str]] = {
        **WHO_REFUSALS,
        "customer.organisation": "organisation_field",
        "customer.phones": "number_field",
        "at": "arrived_field",
        "visit": "arrived_field",
        "visit.arrived": "arrived_field",
        "visit.departed": "departed_field",
        "visit.host": "host_field",
        "visit.badge": "badge_field",
        "visit.safety_note": "safety_field",
    }

    def prepare(self) -> None:
        """Find the fields."""
        self._organisation = find(self.form, QLineEdit, "organisation")
        self._number = find(self.form, QLineEdit, "number")
        self._host = TargetField(self.form, self.page, "host", departments=False)
        self._badge = find(self.form, QLineEdit, "badge")
        self._safety_note = find(self.form, QLineEdit, "safety_note")
        self._arrived = find(self.form, TimeField, "arrived")
        self._departed = find(self.form, TimeField, "departed")

    def begin(self, beginning: Beginning) -> None:
        """Set the arrival to now."""
        self._number.setText(beginning.number)
        self._arrived_at = self.page.now()
        self._arrived.set_time(self._arrived_at.time().replace(second=0, microsecond=0))
        super().begin(beginning)

    def entry(self) -> CustomerEntry:
        """Return the visitor, with organisation and number."""
        number = self._number.text().strip()
        return replace(
            super().entry(),
            organisation=self._organisation.text().strip(),
            phones=(number,) if number else (),
        )

    def apply(self, contact: Contact) -> Contact:
        """Return the contact with the visit's own particulars."""
        host = self._host.target
        visit = VisitEntry(
            arrived=self._arrival(),
            departed=self._today_at(known_time(self._departed)),
            host=host.person or host.department,
            badge=self._badge.text().strip(),
            safety_note=self._safety_note.text().strip(),
        )
        return replace(super().apply(contact), visit=visit)

    def sources(self) -> Iterator[QLineEdit]:
        """Yield the lines whose typing is news."""
        yield from (
            self.name,
            self._organisation,
            self._number,
            self._badge,
            self._safety_note,
            self._arrived,
            self._departed,
        )

    def _arrival(self) -> datetime | None:
        """Return the arrival as typed, or to the second when it was left as the window set it."""
        typed = known_time(self._arrived)
        set_by_window = self._arrived_at.time().replace(second=0, microsecond=0)
        return self._arrived_at if typed in (None, set_by_window) else self._today_at(typed)

    def _today_at(self, moment: time | None) -> datetime | None:
        if moment is None:
            return None
        return datetime.combine(self._arrived_at.date(), moment, self.page.timezone)
