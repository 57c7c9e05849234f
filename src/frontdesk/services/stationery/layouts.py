"""Which layouts the office's letters, postcards, labels and envelopes take."""

from __future__ import annotations

from dataclasses import dataclass

from frontdesk.documents.content import Sides
from frontdesk.documents.layouts.layout import layout_ids, layouts_for, letter_layout, postcard_layout
from frontdesk.documents.sheets.layouts import envelope_layout, label_layout
from frontdesk.services.changes import Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.office.particulars import office
from frontdesk.services.office.setup import set_office
from frontdesk.services.stationery.mailroom_rules import mailroom_rules, set_paper

__all__ = ["LayoutChoice", "Layouts", "Sides", "choose_layouts", "chosen_layouts", "layout_choice"]


@dataclass(frozen=True, slots=True)
class Layouts:
    """The layouts that an office has chosen, by id, and what is on the back of its postcards."""

    letter: str
    postcard: str
    label: str
    envelope: str
    card_back: Sides = Sides.ONE


@dataclass(frozen=True, slots=True)
class LayoutChoice:
    """The layouts there are, and those that are chosen."""

    letters: tuple[str, ...]
    postcards: tuple[str, ...]
    labels: tuple[str, ...]
    envelopes: tuple[str, ...]
    chosen: Layouts


def layout_choice(ctx: Context) -> LayoutChoice:
    """Return the layouts to choose from, by id."""
    return LayoutChoice(
        layout_ids("letter"),
        layout_ids("postcard"),
        layout_ids("label"),
        layout_ids("envelope"),
        chosen_layouts(ctx),
    )


def chosen_layouts(ctx: Context) -> Layouts:
    """Return what the office has chosen; what it has not is as in its country."""
    particulars, rules = office(ctx), mailroom_rules(ctx.store)
    customary = layouts_for(particulars.country)
    return Layouts(
        letter=particulars.letter_layout or customary.letter,
        postcard=particulars.postcard_layout or customary.postcard,
        label=rules.label_layout or customary.label,
        envelope=rules.envelope_layout or customary.envelope,
        card_back=rules.card_back,
    )


def choose_layouts(ctx: Context, *, layouts: Layouts) -> Done[Layouts]:
    """Print so from now on. Raises `FrontDeskError` for a layout that is unknown or wrong."""
    letter_layout(layouts.letter)
    postcard_layout(layouts.postcard)
    label_layout(layouts.label)
    envelope_layout(layouts.envelope)
    changes = Changes()
    with ctx.store.transaction():
        own = {"letter_layout": layouts.letter, "postcard_layout": layouts.postcard}
        changes |= set_office(ctx, changes=own).changes
        changes |= set_paper(
            ctx, card_back=layouts.card_back, label=layouts.label, envelope=layouts.envelope
        ).changes
    return Done(layouts, changes)
