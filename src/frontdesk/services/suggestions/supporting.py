"""“I want that too”: whoever wants the same joins an entry instead of writing its twin."""

from __future__ import annotations

from dataclasses import dataclass, replace

from peewee import JOIN

from frontdesk.domain.callbacks import CallbackEnd
from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.kinds import CorrespondenceState
from frontdesk.domain.message import Message, message
from frontdesk.domain.suggestions import HearBy, SuggestionState, TellingState
from frontdesk.services.changes import Area, Done
from frontdesk.services.context import Context
from frontdesk.services.intake.tidying import tidy_customer
from frontdesk.services.suggestions.change import SuggestionChange, changing
from frontdesk.services.suggestions.entry import SupporterEntry
from frontdesk.services.suggestions.people import Writer, writer
from frontdesk.services.suggestions.record import read_suggestion, suggestion_of
from frontdesk.services.suggestions.tellings import forget_supporter, owe_telling
from frontdesk.store.models import Callback, Correspondence, SuggestionSupporter, SuggestionTelling

_MOST = 1_000_000_000  # of those who are only counted


@dataclass(frozen=True, slots=True)
class Joined:
    """Who joined which entry: a supporter by name, or so many who are only counted."""

    reference: str
    supporter: int | None
    count: int


def support(
    ctx: Context, *, reference: str, entry: SupporterEntry, version: int | None = None
) -> Done[Joined]:
    """Add somebody who wants the same and hears of it like the writer.

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
    return change.done(Joined(change.entry.reference, id_, 1 if named else tidy.count))


def leave(ctx: Context, *, joined: Joined) -> Done[None]:
    """Take back that somebody joined an entry; what else was done with it meanwhile stays.

    Raises `ConflictError` when the entry goes on with another one, when they are taken off already, or when
    they have been told what became of it or a letter that says so is on paper.
    """
    with changing(ctx, joined.reference) as change:
        _refuse_gone(change)
        if joined.supporter is not None:
            _refuse_told(change, joined.supporter)
            _take_off(change, joined.supporter)
        elif change.entry.counted < joined.count:
            raise ConflictError("suggestion.counted_less", field="count", reference=change.entry.reference)
        else:
            _count(change, -joined.count)
            title = message("timeline.suggestion_support_uncounted", count=joined.count)
            change.tell("suggestion.support_withdrawn", title, icon="support")
    return change.done(None)


def withdraw_support(
    ctx: Context, *, reference: str, supporter: int, version: int | None = None
) -> Done[None]:
    """Take a supporter off an entry again, and off the list of those to be told.

    Raises `FrontDeskError` (field "supporter") for one it has not, and `ConflictError` where another entry
    goes on with it and counts them.
    """
    with changing(ctx, reference, version) as change:
        _refuse_gone(change)
        _take_off(change, supporter)
    return change.done(None)


def _take_off(change: SuggestionChange, supporter: int) -> None:
    name = _name(change, supporter)
    forget_supporter(change, supporter)
    change.set(support=max(0, change.entry.support - 1))
    title = message("timeline.suggestion_support_withdrawn", who=name)
    change.tell("suggestion.support_withdrawn", title, icon="support")


def _name(change: SuggestionChange, supporter: int) -> str:
    query = SuggestionSupporter.select(SuggestionSupporter.name).where(
        SuggestionSupporter.id == supporter, SuggestionSupporter.suggestion == change.entry.id
    )
    row = change.ctx.store.one(query)
    if row is None:
        raise FrontDeskError("suggestion.no_supporter", field="supporter")
    return str(row[0])


def _refuse_told(change: SuggestionChange, supporter: int) -> None:
    """Raise `ConflictError` where word of the decision has reached a supporter, or cannot be held back."""
    store = change.ctx.store
    on_paper = (Correspondence.printed.is_null(is_null=False)) | (
        Correspondence.state == CorrespondenceState.SPOOLING.value
    )
    reached = (
        (SuggestionTelling.state == TellingState.TOLD.value)
        | (on_paper & (Correspondence.state != CorrespondenceState.CANCELLED.value))
        | Correspondence.posted.is_null(is_null=False)
        | (Callback.outcome == CallbackEnd.REACHED.value)
    )
    query = (
        SuggestionTelling.select(SuggestionTelling.id)
        .join(Correspondence, JOIN.LEFT_OUTER, on=(SuggestionTelling.correspondence == Correspondence.id))
        .join_from(
            SuggestionTelling, Callback, JOIN.LEFT_OUTER, on=(SuggestionTelling.callback == Callback.id)
        )
        .where(SuggestionTelling.supporter == supporter, reached)
    )
    if store.one(query.limit(1)) is not None:
        raise ConflictError("suggestion.supporter_told", field="supporter", who=_name(change, supporter))


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
