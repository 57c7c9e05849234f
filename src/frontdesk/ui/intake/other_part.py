"""A contact by any other channel: e-mail, social media, chat, web form, fax, referral, other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import ClassVar

from PySide6.QtWidgets import QLineEdit, QWidget

from frontdesk.domain.kinds import Channel
from frontdesk.services.contact import CustomerEntry
from frontdesk.ui.forms.loading import find
from frontdesk.ui.intake.beginning import Beginning
from frontdesk.ui.intake.who_part import REFUSALS_OF_REACH, WHO_REFUSALS, WhoPart, reach
from frontdesk.ui.widgets.segmented import Choice, Segmented

OTHER_CHANNELS = (
    Channel.EMAIL,
    Channel.SOCIAL,
    Channel.CHAT,
    Channel.WEB,
    Channel.FAX,
    Channel.REFERRAL,
    Channel.OTHER,
)


class OtherPart(WhoPart):
    """The top of the window for the other channels."""

    FORM: ClassVar[str] = "intake_other"
    REFUSALS: ClassVar[Mapping[str, str]] = {
        **WHO_REFUSALS,
        **REFUSALS_OF_REACH,
        "channel": "channel_field",
        "customer.organisation": "organisation_field",
    }

    @property
    def first(self) -> QWidget:
        """Return the row of channels."""
        return self._channels

    def prepare(self) -> None:
        """Offer the channels; e-mail, the most frequent, is the first."""
        self._organisation = find(self.form, QLineEdit, "organisation")
        self._reach = find(self.form, QLineEdit, "reach")
        self._channels = find(self.form, Segmented, "channel")
        self._channels.set_choices(
            [Choice(each.value, self.page.say(f"intake.channel.{each}")) for each in OTHER_CHANNELS],
            numbered=True,
        )
        self._channels.chosen.connect(self._choose)
        self._channels.decided.connect(lambda _channel: self.name.setFocus())

    def begin(self, beginning: Beginning) -> None:
        """Choose the channel that the contact came by."""
        self._reach.setText(beginning.number)
        self._channels.set_value(beginning.channel.value)
        super().begin(beginning)

    def entry(self) -> CustomerEntry:
        """Return who wrote, with the way to reach them."""
        phones, emails = reach(self._reach.text())
        return replace(
            super().entry(), organisation=self._organisation.text().strip(), phones=phones, emails=emails
        )

    def sources(self) -> Iterator[QLineEdit]:
        """Yield the lines whose typing is news."""
        yield from (self.name, self._organisation, self._reach)

    def _choose(self) -> None:
        self.channel = Channel(self._channels.value)
        self.edited.emit()
