"""The board: a column for each state, with how many there are and the first of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from peewee import fn

from frontdesk.domain.suggestions import BOARD, SuggestionState
from frontdesk.services.context import Context
from frontdesk.services.suggestions.filter import NEWEST_FIRST, SuggestionFilter, SuggestionOrder
from frontdesk.services.suggestions.lists import filtered, first_ids, suggestion_ids, suggestion_rows
from frontdesk.services.suggestions.views import BoardColumn, SuggestionRow
from frontdesk.store.models import Suggestion

CARDS = 50
"""How many cards of a column are shown until more are asked for."""


def suggestion_board(
    ctx: Context,
    which: SuggestionFilter,
    order: SuggestionOrder = NEWEST_FIRST,
    *,
    limit: int = CARDS,
    more: Mapping[SuggestionState, int] = MappingProxyType({}),
) -> tuple[BoardColumn, ...]:
    """Return the columns of the board in their order; `states` of the filter chooses among them.

    Each shows its first `limit` entries, or as many as `more` says.
    """
    with ctx.store.reading():
        shown = [state for state in BOARD if not which.states or state in which.states]
        counts = None if which.text.strip() else _counts(ctx, which)
        return tuple(
            _column(ctx, replace(which, states=frozenset({state})), order, more.get(state, limit), counts)
            for state in shown
        )


def more_cards(
    ctx: Context, which: SuggestionFilter, order: SuggestionOrder, *, state: SuggestionState, shown: int
) -> tuple[SuggestionRow, ...]:
    """Return the entries of a column that follow those that are shown, as many as are shown at first."""
    column = replace(which, states=frozenset({state}))
    with ctx.store.reading():
        return suggestion_rows(ctx, list(first_ids(ctx, column, order, shown + CARDS)[shown:]))


def _column(
    ctx: Context,
    which: SuggestionFilter,
    order: SuggestionOrder,
    limit: int,
    counts: dict[SuggestionState, int] | None,
) -> BoardColumn:
    (state,) = which.states
    ids = first_ids(ctx, which, order, limit) if counts is None or counts.get(state) else ()
    count = len(suggestion_ids(ctx, which)) if counts is None else counts.get(state, 0)
    return BoardColumn(state, count, suggestion_rows(ctx, list(ids)))


def _counts(ctx: Context, which: SuggestionFilter) -> dict[SuggestionState, int]:
    query = Suggestion.select(Suggestion.state, fn.COUNT(Suggestion.id))
    found = ctx.store.rows(filtered(ctx, which, query).group_by(Suggestion.state))
    return {SuggestionState(state): count for state, count in found}
