"""Those who are to be told what became of an entry, as lists show them (POL-07)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import JOIN, Expression, ModelSelect, fn

from frontdesk.domain.callbacks import CallbackEnd
from frontdesk.domain.kinds import CorrespondenceState
from frontdesk.domain.message import Message, message
from frontdesk.domain.suggestions import TELLING_OPEN, HearBy, SuggestionState, TellingState
from frontdesk.services.contact import CustomerEntry
from frontdesk.services.context import Context
from frontdesk.services.customers.reach import find_customer
from frontdesk.services.rules import rules
from frontdesk.services.suggestions.people import reaches, unreached
from frontdesk.services.suggestions.record import shown_title
from frontdesk.services.suggestions.views import NOT_SAID_IN, TellingView
from frontdesk.store.fields import from_milliseconds
from frontdesk.store.models import Callback, Correspondence, Suggestion, SuggestionTelling
from frontdesk.store.store import Store

_Entry = Suggestion.alias()
_WRITTEN = frozenset({HearBy.LETTER, HearBy.POSTCARD, HearBy.EMAIL})


def to_be_told(ctx: Context) -> tuple[TellingView, ...]:
    """Return everybody who is still to be told, who waits longest first.

    Nobody leaves the list but by being told, or by somebody who says why not (POL-07).
    """
    query = _select().where(*still_open())
    with ctx.store.reading():
        return tuple(_views(ctx, query.order_by(SuggestionTelling.since, SuggestionTelling.id)))


def count_to_be_told(ctx: Context) -> int:
    """Return how many are still to be told."""
    query = SuggestionTelling.select(fn.COUNT(SuggestionTelling.id)).where(*still_open())
    return int(ctx.store.value(query))


def tellings_of(ctx: Context, *, suggestion: int) -> tuple[TellingView, ...]:
    """Return everybody who was or is to be told of an entry, told or not."""
    query = _select().where(SuggestionTelling.suggestion == suggestion)
    return tuple(_views(ctx, query.order_by(SuggestionTelling.id)))


def still_open() -> tuple[Expression, ...]:
    """Return the conditions of those who are still to be told.

    A letter that waits has told nobody yet, nor has a call that did not reach them.
    """
    states = [state.value for state in sorted(TELLING_OPEN)]
    prepared = SuggestionTelling.state == TellingState.PREPARED.value
    posted = Correspondence.select(Correspondence.id).where(
        prepared,
        Correspondence.id == SuggestionTelling.correspondence,
        Correspondence.posted.is_null(is_null=False),
    )
    reached = Callback.select(Callback.id).where(
        prepared, Callback.id == SuggestionTelling.callback, Callback.outcome == CallbackEnd.REACHED.value
    )
    return SuggestionTelling.state.in_(states), ~fn.EXISTS(posted), ~fn.EXISTS(reached)


def told_moments(store: Store) -> dict[int, datetime]:
    """Return when the last of those to be told of an entry was, by its id, where nobody waits any more."""
    waiting = SuggestionTelling.select(SuggestionTelling.suggestion).where(*still_open())
    moment = fn.MAX(fn.COALESCE(SuggestionTelling.ended, Correspondence.posted, Callback.done))
    query = (
        SuggestionTelling.select(SuggestionTelling.suggestion, moment)
        .join(Correspondence, JOIN.LEFT_OUTER, on=(SuggestionTelling.correspondence == Correspondence.id))
        .join_from(
            SuggestionTelling, Callback, JOIN.LEFT_OUTER, on=(SuggestionTelling.callback == Callback.id)
        )
        .where(
            SuggestionTelling.state != TellingState.DROPPED.value,
            SuggestionTelling.suggestion.not_in(waiting),
        )
        .group_by(SuggestionTelling.suggestion)
    )
    return {id_: from_milliseconds(at) for id_, at in store.rows(query) if at is not None}


def is_owed(store: Store, suggestion: int) -> bool:
    """Whether anybody is still to be told of an entry."""
    query = SuggestionTelling.select(SuggestionTelling.id).where(
        SuggestionTelling.suggestion == suggestion, *still_open()
    )
    return store.one(query.limit(1)) is not None


def telling(ctx: Context, *, id: int) -> TellingView | None:  # noqa: A002  the word of all the views
    """Return one of them, or None."""
    return next(_views(ctx, _select().where(SuggestionTelling.id == id)), None)


def _select() -> ModelSelect[SuggestionTelling]:
    return (
        SuggestionTelling.select(
            SuggestionTelling.id, Suggestion.reference, Suggestion.title, Suggestion.text, Suggestion.state,
            Suggestion.reasons, Suggestion.changes, Suggestion.withheld, _Entry.reference,
            SuggestionTelling.supporter, SuggestionTelling.customer, SuggestionTelling.name,
            SuggestionTelling.hear_by, SuggestionTelling.language, SuggestionTelling.state,
            SuggestionTelling.since, SuggestionTelling.correspondence, SuggestionTelling.ended,
            SuggestionTelling.how, Correspondence.state, Correspondence.posted, Callback.id,
            Callback.done, Callback.outcome,
        )
        .join(Suggestion, on=(SuggestionTelling.suggestion == Suggestion.id))
        .join_from(SuggestionTelling, _Entry, on=(SuggestionTelling.entry == _Entry.id))
        .join_from(
            SuggestionTelling,
            Correspondence,
            JOIN.LEFT_OUTER,
            on=(SuggestionTelling.correspondence == Correspondence.id),
        )
        .join_from(
            SuggestionTelling, Callback, JOIN.LEFT_OUTER, on=(SuggestionTelling.callback == Callback.id)
        )
    )  # fmt: skip


def _views(ctx: Context, query: ModelSelect[SuggestionTelling]) -> Iterator[TellingView]:
    country = rules(ctx).office.country
    for row in ctx.store.rows(query):
        id_, reference, title, text, state, reasons, changes, withheld, entry, supporter, customer, *rest = (
            row
        )
        name, hear_by, language, stored, since, letter, ended, how, *prepared = rest
        said = reasons if state == SuggestionState.DECLINED.value else changes
        way = _Way(letter, *prepared)
        stands = way.stands(TellingState(stored))
        if stands is TellingState.TOLD and stored == TellingState.PREPARED.value:
            ended, how = way.told
        problem = None
        if stands is TellingState.OWED:
            problem = _problem(ctx, country, customer, HearBy(hear_by), language, said or {})
            if withheld and hear_by == HearBy.NOTICE.value:
                problem = message("suggestion.off_the_notice")
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
            callback=way.callback if stands is not TellingState.OWED else None,
            note=way.note if stands is TellingState.OWED else None,
        )


@dataclass(frozen=True, slots=True)
class _Way:
    """What was prepared for somebody; what became of it decides, so that undoing there holds here."""

    letter: int | None
    letter_state: str | None
    posted: datetime | None
    callback: int | None
    called: datetime | None  # when the callback ended
    outcome: str | None

    @property
    def reached(self) -> bool:
        return self.outcome == CallbackEnd.REACHED.value

    @property
    def told(self) -> tuple[datetime | None, str]:
        """When and by what they were told, if they were."""
        return (self.posted, "settled.posted") if self.posted else (self.called, "settled.called_back")

    @property
    def note(self) -> Message | None:
        """What is to be known of a call that came to nothing."""
        if self.called is None or self.reached:
            return None
        return message("suggestion.not_reached", at=self.called)

    def stands(self, stored: TellingState) -> TellingState:
        """Return how far it has come."""
        if stored is not TellingState.PREPARED:
            return stored
        if self.posted is not None or self.reached:
            return TellingState.TOLD
        waits = self.letter is not None and self.letter_state != CorrespondenceState.CANCELLED.value
        calls = self.callback is not None and self.called is None
        return TellingState.PREPARED if waits or calls else TellingState.OWED


def _problem(
    ctx: Context, country: str, customer: int | None, hear_by: HearBy, language: str, said: Mapping[str, Any]
) -> Message | None:
    """Return what keeps somebody from being written to or called; None where nothing does."""
    if hear_by in _WRITTEN and hear_by is not HearBy.POSTCARD and language not in said:
        return message(NOT_SAID_IN, language=language)
    if hear_by is HearBy.NOTICE:
        return None
    if customer is None:
        return message("suggestion.no_file")
    reach = find_customer(ctx.store, CustomerEntry(id=customer), country)
    return None if reaches(reach, hear_by) else message(unreached(hear_by))
