"""Letters by the paper that they are printed on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from frontdesk.documents.content import Sides
from frontdesk.documents.layouts.layout import letter_layout, postcard_layout
from frontdesk.domain.correspondence import PAPER
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import Way
from frontdesk.services.context import Context
from frontdesk.services.stationery.layouts import chosen_layouts
from frontdesk.store.models import Correspondence

_AT_ONCE = 500  # rows that are read together


@dataclass(frozen=True, slots=True)
class PaperBatch:
    """Letters of one paper, in their order; its sheet is in mm, and takes so many of them.

    `back`: whether what is on the back is decided already, as for postcards with a picture.
    """

    way: Way
    ids: tuple[int, ...]
    width: float
    height: float
    places: int = 1
    back: bool = False


def paper_batches(ctx: Context, *, ids: Sequence[int]) -> tuple[PaperBatch, ...]:
    """Return these letters by their paper; what is no paper is left out."""
    found = []
    for (way, layout), same in _papers(ctx, ids).items():
        make = _postcards if way is Way.POSTCARD else _letters
        found.append(make(ctx, tuple(same), layout))
    return tuple(found)


def check_one_paper(ctx: Context, ids: Sequence[int]) -> None:
    """Raise `FrontDeskError` unless all these are letters, or all postcards, on the same sheets."""
    if len(_papers(ctx, ids)) > 1:
        raise FrontDeskError("letter.mixed", field="letter")


def _papers(ctx: Context, ids: Iterable[int]) -> dict[tuple[Way, str], list[int]]:
    """Return what is printed with one layout of one way; the office's own has no name."""
    chosen = list(ids)
    rows: dict[int, tuple[str, str]] = {}
    for start in range(0, len(chosen), _AT_ONCE):
        query = Correspondence.select(Correspondence.id, Correspondence.way, Correspondence.layout)
        part = query.where(Correspondence.id.in_(chosen[start : start + _AT_ONCE]))
        rows.update((id_, (way, layout)) for id_, way, layout in ctx.store.rows(part))
    found: dict[tuple[Way, str], list[int]] = {}
    for id_ in chosen:
        way, layout = rows.get(id_, ("", ""))
        if way in PAPER:
            found.setdefault((Way(way), layout or ""), []).append(id_)
    return dict(sorted(found.items()))


def _letters(ctx: Context, ids: tuple[int, ...], layout: str) -> PaperBatch:
    sheet = letter_layout(layout or chosen_layouts(ctx).letter).sheet
    return PaperBatch(Way.LETTER, ids, sheet.width, sheet.height)


def _postcards(ctx: Context, ids: tuple[int, ...], layout: str) -> PaperBatch:
    chosen = chosen_layouts(ctx)
    card = postcard_layout(layout or chosen.postcard)
    back = chosen.card_back is not Sides.ONE
    return PaperBatch(Way.POSTCARD, ids, card.sheet.width, card.sheet.height, card.grid.count, back)
