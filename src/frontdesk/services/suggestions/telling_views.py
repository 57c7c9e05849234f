"""Those who are to be told what became of an entry, as lists show them (POL-07)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from peewee import JOIN, Expression, ModelSelect, fn

from frontdesk.domain.kinds import CorrespondenceState
from frontdesk.domain.message import Message, message
from frontdesk.domain.suggestions import TELLING_OPEN, HearBy, SuggestionState, TellingState
from frontdesk.services.contact import CustomerEntry
from frontdesk.services.context import Context
from frontdesk.services.customers.reach import find_customer
from frontdesk.services.rules import rules
from frontdesk.services.suggestions.people import reaches, unreached
from frontdesk.services.suggestions.record import shown_title
from frontdesk.services.suggestions.views import TellingView
from frontdesk.store.models import Correspondence, Suggestion, SuggestionTelling

_Entry = Suggestion.alias()
_WRITTEN = frozenset({HearBy.LETTER, HearBy.POSTCARD, HearBy.EMAIL})


def to_be_told(ctx: Context) -> tuple[TellingView, ...]:
    """Return everybody who is still to be told, who waits longest first.

    Nobody leaves the list but by being told, or by somebody who says why not (POL-07).
    """
    query = _select().where(*still_open())
    with ctx.store.reading():
        return tuple(_views(ctx, query.order_by(SuggestionTelling.since, SuggestionTelling.id)))


def tellings_of(ctx: Context, *, suggestion: int) -> tuple[TellingView, ...]:
    """Return everybody who was or is to be told of an entry, told or not."""
    query = _select().where(SuggestionTelling.suggestion == suggestion)
    return tuple(_views(ctx, query.order_by(SuggestionTelling.id)))


def still_open() -> tuple[Expression, ...]:
    """Return the conditions of those who are still to be told: a letter that waits has told nobody yet."""
    states = [state.value for state in sorted(TELLING_OPEN)]
    posted = Correspondence.select(Correspondence.id).where(
        Correspondence.id == SuggestionTelling.correspondence, Correspondence.posted.is_null(is_null=False)
    )
    return SuggestionTelling.state.in_(states), ~fn.EXISTS(posted)


def telling(ctx: Context, *, id: int) -> TellingView | None:  # noqa: A002  the word of all the views
    """Return one of them, or None."""
    return next(_views(ctx, _select().where(SuggestionTelling.id == id)), None)


def _select() -> ModelSelect[SuggestionTelling]:
    return (
        SuggestionTelling.select(
            SuggestionTelling.id, Suggestion.reference, Suggestion.title, Suggestion.text, Suggestion.state,
            Suggestion.reasons, Suggestion.changes, _Entry.reference, SuggestionTelling.supporter,
            SuggestionTelling.customer, SuggestionTelling.name, SuggestionTelling.hear_by,
            SuggestionTelling.language, SuggestionTelling.state, SuggestionTelling.since,
            SuggestionTelling.correspondence, SuggestionTelling.ended, SuggestionTelling.how,
            Correspondence.state, Correspondence.posted,
        )
        .join(Suggestion, on=(SuggestionTelling.suggestion == Suggestion.id))
        .join_from(SuggestionTelling, _Entry, on=(SuggestionTelling.entry == _Entry.id))
        .join_from(
            SuggestionTelling,
            Correspondence,
            JOIN.LEFT_OUTER,
            on=(SuggestionTelling.correspondence == Correspondence.id),
        )
    )  # fmt: skip


def _views(ctx: Context, query: ModelSelect[SuggestionTelling]) -> Iterator[TellingView]:
    country = rules(ctx).office.country
    for row in ctx.store.rows(query):
        id_, reference, title, text, state, reasons, changes, entry, supporter, customer, *rest = row
        name, hear_by, language, stored, since, letter, ended, how, letter_state, posted = rest
        said = reasons if state == SuggestionState.DECLINED.value else changes
        stands = _stands(TellingState(stored), letter_state, posted)
        if stands is TellingState.TOLD and posted is not None:
            ended, how = posted, "settled.posted"
        problem = None
        if stands is TellingState.OWED:
            problem = _problem(ctx, country, customer, HearBy(hear_by), language, said or {})
        yield TellingView(
            id=id_,
            suggestion=reference,
            title=shown_title(title, text),
            state=SuggestionState(state),
            entry=entry,
            supporter=supporter is not None,
            customer=customer,
            name=name,
            hear_by=HearBy(hear_by),
            language=language,
            telling=stands,
            since=since,
            letter=letter if stands is not TellingState.OWED else None,
            ended=ended,
            how=message(how) if how else None,
            problem=problem,
        )


def _stands(stored: TellingState, letter: str | None, posted: datetime | None) -> TellingState:
    """Return how far it has come: what became of the letter decides, so that undoing there holds here."""
    if stored is not TellingState.PREPARED:
        return stored
    if posted is not None:
        return TellingState.TOLD
    gone = letter is None or letter == CorrespondenceState.CANCELLED.value
    return TellingState.OWED if gone else TellingState.PREPARED


def _problem(
    ctx: Context, country: str, customer: int | None, hear_by: HearBy, language: str, said: Mapping[str, Any]
) -> Message | None:
    """Return what keeps somebody from being written to or called; None where nothing does."""
    if hear_by in _WRITTEN and hear_by is not HearBy.POSTCARD and language not in said:
        return message("suggestion.not_said_in", language=language)
    if hear_by is HearBy.NOTICE:
        return None
    if customer is None:
        return message("suggestion.no_file")
    reach = find_customer(ctx.store, CustomerEntry(id=customer), country)
    return None if reaches(reach, hear_by) else message(unreached(hear_by))
