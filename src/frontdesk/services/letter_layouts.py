"""Which layouts the office's letters and postcards take."""

from __future__ import annotations

from dataclasses import dataclass

from frontdesk.documents.layouts import layout_ids, letter_layout, postcard_layout
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.office import Office, office
from frontdesk.services.office_setup import set_office


@dataclass(frozen=True, slots=True)
class LayoutChoice:
    """The layouts there are, and those the office has chosen."""

    letters: tuple[str, ...]
    postcards: tuple[str, ...]
    letter: str
    postcard: str


def layout_choice(ctx: Context) -> LayoutChoice:
    """Return the layouts to choose from, by id."""
    chosen = office(ctx)
    return LayoutChoice(
        layout_ids("letter"), layout_ids("postcard"), chosen.letter_layout, chosen.postcard_layout
    )


def choose_layouts(ctx: Context, *, letter: str, postcard: str) -> Done[Office]:
    """Print letters and postcards so from now on.

    Raises `FrontDeskError` for a layout that is unknown or wrong.
    """
    letter_layout(letter)
    postcard_layout(postcard)
    return set_office(ctx, changes={"letter_layout": letter, "postcard_layout": postcard})
