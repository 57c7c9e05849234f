"""“I want that too”: whoever wants the same joins an entry instead of writing its twin."""

from __future__ import annotations

from dataclasses import replace

from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.message import Message, message
from frontdesk.domain.suggestions import HearBy, SuggestionState
from frontdesk.services.changes import Area, Done
from frontdesk.services.context import Context
from frontdesk.services.intake.tidying import tidy_customer
from frontdesk.services.suggestions.change import SuggestionChange, changing
from frontdesk.services.suggestions.entry import SupporterEntry
from frontdesk.services.suggestions.people import Writer, writer
from frontdesk.services.suggestions.record import read_suggestion, suggestion_of
from frontdesk.services.suggestions.tellings import forget_supporter, owe_telling
from frontdesk.store.models import SuggestionSupporter

_MOST = 1_000_000_000  # of those who are only counted


def support(
    ctx: Context, *, reference: str, entry: SupporterEntry, version: int | None = None
) -> Done[int | None]:
    """Add somebody who wants the same and hears of it like the writer; return their id, None if only counted.

    An entry that was merged passes them on to the one that goes on with it. Raises `FrontDeskError` (field
    "hear_by", "count"), `ConflictError` (field "customer") for somebody who supports it already.
    """
    tidy = replace(entry, customer=tidy_customer(entry.customer))
    if not 1 <= tidy.count <= _MOST:
        raise FrontDeskError("suggestion.support_count", field="count", most=_MOST)
    with changing(ctx, _goes_on_in(ctx, reference), version) as change:
        _refuse_gone(change)
        who = writer(ctx, tidy.customer, tidy.hear_by, tidy.language)
        named = bool(who.customer or who.name)
        id_ = _named(change, tidy, who) if named else None
        if not named:
            _count(change, tidy.count)
        change.tell("suggestion.supported", _title(who.name, tidy.count), icon="support")
    return change.done(id_)


def withdraw_support(
    ctx: Context, *, reference: str, supporter: int, version: int | None = None
) -> Done[None]:
    """Take a supporter off an entry again, and off the list of those to be told.

    Raises `FrontDeskError` (field "supporter") for one it has not.
    """
    with changing(ctx, reference, version) as change:
        query = SuggestionSupporter.select(SuggestionSupporter.name).where(
            SuggestionSupporter.id == supporter, SuggestionSupporter.suggestion == change.entry.id
        )
        row = ctx.store.one(query)
        if row is None:
            raise FrontDeskError("suggestion.no_supporter", field="supporter")
        forget_supporter(change, supporter)
        change.set(support=max(0, change.entry.support - 1))
        title = message("timeline.suggestion_support_withdrawn", who=row[0])
        change.tell("suggestion.support_withdrawn", title, icon="support")
    return change.done(None)


def _title(name: str, count: int) -> Message:
    if name:
        return message("timeline.suggestion_supported", who=name)
    return message("timeline.suggestion_supported_by_number", count=count)


def _named(change: SuggestionChange, entry: SupporterEntry, who: Writer) -> int:
    if who.customer is not None:
        _refuse_twice(change, who.customer)
        change.areas.add(Area.CUSTOMERS)
    id_ = change.create(
        SuggestionSupporter,
        suggestion=change.entry.id,
        customer=who.customer,
        name=who.name,
        hear_by=entry.hear_by.value,
        language=who.language,
        at=change.now,
        by=change.ctx.actor.staff_id,
    )
    change.set(support=change.entry.support + 1)
    if change.entry.state.decided and entry.hear_by is not HearBy.NONE:
        owe_telling(change, change.entry, supporter=id_)
    return id_


def _count(change: SuggestionChange, count: int) -> None:
    change.set(support=change.entry.support + count, counted=change.entry.counted + count)


def _goes_on_in(ctx: Context, reference: str) -> str:
    """Return the entry that goes on with one that was merged, or itself."""
    entry = read_suggestion(ctx.store, reference)
    while entry.merged_into is not None:
        entry = suggestion_of(ctx.store, entry.merged_into)
    return entry.reference


def _refuse_gone(change: SuggestionChange) -> None:
    """Raise `ConflictError` for an entry that was taken back, or merged at another desk just now."""
    entry = change.entry
    if entry.state in (SuggestionState.TAKEN_BACK, SuggestionState.MERGED):
        raise ConflictError(f"suggestion.is_{entry.state}", field="reference", reference=entry.reference)


def _refuse_twice(change: SuggestionChange, customer: int) -> None:
    known = SuggestionSupporter.select(SuggestionSupporter.id).where(
        SuggestionSupporter.suggestion == change.entry.id, SuggestionSupporter.customer == customer
    )
    if change.entry.customer == customer or change.ctx.store.one(known) is not None:
        raise ConflictError("suggestion.supports_already", field="customer", reference=change.entry.reference)
