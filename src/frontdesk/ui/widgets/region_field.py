"""A line for a state, province or emirate: typed freely, or chosen from those of the country."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from frontdesk.services.addresses.form import Region
from frontdesk.ui.delegates.suggestion import Suggestion
from frontdesk.ui.widgets.lookup_field import LookupField

_MOST = 8


class RegionField(LookupField):
    """Offers the regions whose name or code begins so, then those that have it within."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, shortest=0)
        self._regions: tuple[Region, ...] = ()
        self.asked.connect(self._offer)
        self.picked.connect(lambda value: self.setText(str(value)))

    def offer_regions(self, regions: Sequence[Region]) -> None:
        """Offer these from now on; none leaves a plain line."""
        self._regions = tuple(regions)

    def _offer(self, text: str) -> None:
        found = sorted(
            (rank, place) for place, each in enumerate(self._regions) if (rank := _rank(each, text)) < _NOT
        )
        regions = [self._regions[place] for _, place in found[:_MOST]]
        if any(each.value == text.strip() for each in regions):
            regions = []  # it is written as it should be: nothing to offer
        rows = [_row(each) for each in regions]
        self.offer(text, rows, first_chosen=bool(text.strip()))


_BEGINS, _WITHIN, _NOT = range(3)


def _rank(region: Region, typed: str) -> int:
    text = typed.strip().casefold()
    name, value = region.name.casefold(), region.value.casefold()
    if name.startswith(text) or value.startswith(text):
        return _BEGINS
    return _WITHIN if text in name else _NOT


def _row(region: Region) -> Suggestion:
    return Suggestion(region.value, region.name, right=region.value if region.value != region.name else "")
