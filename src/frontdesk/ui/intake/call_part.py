"""A call: the caller's number first, who called whom, how long it rang."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import ClassVar

from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QSpinBox, QWidget

from frontdesk.domain.kinds import Direction
from frontdesk.services.contact import CallEntry, Contact, CustomerEntry
from frontdesk.services.customers.phones import is_end_of
from frontdesk.services.lists.scanned_case import ScannedCase
from frontdesk.services.references import looks_like_reference, parse_reference
from frontdesk.services.views import CustomerHit
from frontdesk.ui.forms.loading import find
from frontdesk.ui.intake.beginning import Beginning
from frontdesk.ui.intake.stopwatch import Stopwatch
from frontdesk.ui.intake.who_part import WHO_REFUSALS, WhoPart
from frontdesk.ui.widgets.chip import Chip
from frontdesk.ui.widgets.lookup_field import LookupField
from frontdesk.ui.widgets.segmented import Choice, Segmented

_UNKNOWN = -1  # the ring time's least value stands for "not timed"


class CallPart(WhoPart):
    """The top of a call's window."""

    FORM: ClassVar[str] = "intake_call"
    HEAD_FORM: ClassVar[str] = "intake_call_head"
    REFUSALS: ClassVar[Mapping[str, str]] = {
        **WHO_REFUSALS,
        "customer.phones": "number_field",
        "call": "number_field",
        "call.number": "number_field",
    }

    @property
    def first(self) -> QWidget:
        """Return the field of the caller's number."""
        return self.number

    def number_lookup(self) -> LookupField:
        """Return the field of the caller's number: it is looked up."""
        self.number = find(self.form, LookupField, "number")
        return self.number

    def prepare(self) -> None:
        """Offer both directions; a ring time that nobody took is unknown."""
        self._withheld = find(self.form, QCheckBox, "withheld")
        self._rang = find(self.form, QSpinBox, "rang")
        self._answered = find(self.form, QPushButton, "answered")
        self._direction = find(self.form, Segmented, "direction")
        self._direction.set_choices(
            [Choice(each.value, self.page.say(f"direction.{each}")) for each in Direction]
        )
        self._stopwatch = Stopwatch(find(self.form, Chip, "timer"))
        self._rang.setMinimum(_UNKNOWN)
        self._rang.setSpecialValueText("–")
        self._rang.setValue(_UNKNOWN)
        self._answered.clicked.connect(self._pick_up)
        self._direction.chosen.connect(self._turn)
        self._withheld.toggled.connect(self._withhold)
        self.number.textEdited.connect(self._note)
        self.number.returnPressed.connect(self._number_entered)
        self.choice.picked.connect(self._show_number)

    def begin(self, beginning: Beginning) -> None:
        """Start the timer; whoever calls out has nothing to ring."""
        self._direction.set_value(beginning.direction.value)
        self.number.setText(beginning.number)
        self._stopwatch.restart()
        self._turn()
        super().begin(beginning)

    def entry(self) -> CustomerEntry:
        """Return the caller, with the number that they called from."""
        known = super().entry()
        number = self._typed_number()
        return replace(known, phones=(number,) if number else (), anonymous=known.anonymous and not number)

    def apply(self, contact: Contact) -> Contact:
        """Return the contact with the call's own particulars; times are in seconds."""
        rang = self._rang.value()
        call = CallEntry(
            number=self._typed_number(),
            withheld=self._withheld.isChecked(),
            ring_seconds=None if rang == _UNKNOWN or self._calls_out else rang,
            talk_seconds=self._stopwatch.seconds,
        )
        return replace(super().apply(contact), direction=Direction(self._direction.value), call=call)

    def sources(self) -> Iterator[QLineEdit]:
        """Yield the lines whose typing is news."""
        yield from (self.name, self.number)

    @property
    def _calls_out(self) -> bool:
        return self._direction.value == Direction.OUTBOUND.value

    def _typed_number(self) -> str:
        """Return the number, unless a name was typed in its place or it is withheld."""
        typed = self.number.text().strip()
        return typed if any(map(str.isdecimal, typed)) and not self._withheld.isChecked() else ""

    def _pick_up(self) -> None:
        self._rang.setValue(self._stopwatch.restart())
        self._answered.setVisible(False)
        self.number.setFocus()

    def _turn(self) -> None:
        for part in (self._answered, self._rang, *self._ring_words()):
            part.setVisible(not self._calls_out)
        self.edited.emit()

    def _ring_words(self) -> tuple[QWidget, QWidget]:
        return find(self.form, QLabel, "rang_label"), find(self.form, QLabel, "rang_unit")

    def _withhold(self, withheld: bool) -> None:  # noqa: FBT001  a slot of `toggled`
        self.number.setEnabled(not withheld)
        if withheld:
            self.name.setFocus()
        self.edited.emit()

    def _number_entered(self) -> None:
        """Go on: past the name when it is known; a reference in the place of a number finds its case."""
        if self.choice.customer is not None:
            self.settled.emit()
        elif looks_like_reference(self.number.text()):
            self._look_for_case(self.number.text())
        else:
            self._move_name_over()
            self.name.setFocus()

    def _found(self, found: ScannedCase | None) -> None:
        """One number in ten could be a reference; where no case has it, it is a number like any other."""
        typed = self.number.text()
        in_number = looks_like_reference(typed)
        if found is None and in_number and self.choice.customer is None:
            self.name.setFocus()
            return
        if found is not None and in_number and parse_reference(typed) == found.reference:
            self.number.setText(found.customer.number if found.customer else "")
        super()._found(found)

    def _show_number(self, hit: CustomerHit) -> None:
        """Show the number on file where a name, or its last digits, were typed to find it."""
        typed = self._typed_number()
        if not typed or is_end_of(typed, hit.number):
            self.number.setText(hit.number)

    def _move_name_over(self) -> None:
        """A name typed where the number belongs is the caller's name."""
        typed = self.number.text().strip()
        if typed and not any(map(str.isdecimal, typed)):
            self.name.setText(typed)
            self.number.clear()
