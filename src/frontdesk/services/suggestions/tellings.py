"""Who is owed word of what became of an entry: its writer, those of its twins, supporters (POL-07)."""

from __future__ import annotations

from collections.abc import Iterable

from frontdesk.domain.suggestions import (
    TELLING_OPEN,
    HearBy,
    SuggestionState,
    TellingState,
    first_telling,
)
from frontdesk.services.suggestions.change import SuggestionChange
from frontdesk.services.suggestions.record import SuggestionRecord, family_of, suggestion_of
from frontdesk.store.models import Suggestion, SuggestionSupporter, SuggestionTelling
from frontdesk.store.store import Store

_OPEN = tuple(state.value for state in sorted(TELLING_OPEN))


def owe_tellings(change: SuggestionChange, entries: Iterable[int] = (), *, anew: bool = False) -> None:
    """Put everybody on the list of those to be told: of these entries, or of the whole family.

    `anew` says that a decision was just made, of which nobody has heard.
    """
    store = change.ctx.store
    for id_ in entries or family_of(store, change.entry.id):
        entry = suggestion_of(store, id_)
        if entry.state is not SuggestionState.TAKEN_BACK:
            owe_telling(change, entry, anew=anew)
            query = SuggestionSupporter.select(SuggestionSupporter.id).where(
                SuggestionSupporter.suggestion == id_
            )
            for (supporter,) in store.rows(query.order_by(SuggestionSupporter.id)):
                owe_telling(change, entry, supporter=supporter, anew=anew)
    change.set(told=None if is_owed(store, change.entry.id) else change.now)


def owe_telling(
    change: SuggestionChange, entry: SuggestionRecord, *, supporter: int | None = None, anew: bool = False
) -> None:
    """Put the writer of an entry, or one of its supporters, on the list; once for each decision."""
    if not anew and _is_on_list(change, entry.id, supporter):
        return
    customer, name, hear_by, language = _who(change.ctx.store, entry, supporter)
    anonymous = supporter is None and entry.anonymous
    state = first_telling(HearBy(hear_by), anonymous=anonymous)
    change.create(
        SuggestionTelling,
        suggestion=change.entry.id,
        entry=entry.id,
        supporter=supporter,
        customer=customer,
        name=name,
        hear_by=hear_by,
        language=language,
        state=state.value,
        since=change.now,
        ended=change.now if state is TellingState.EXCUSED else None,
        how="settled.wants_no_word" if state is TellingState.EXCUSED else "",
    )
    if state is TellingState.OWED:
        change.set(told=None)


def _who(store: Store, entry: SuggestionRecord, supporter: int | None) -> tuple[int | None, str, str, str]:
    """Return customer, name, way and language of a writer or supporter."""
    if supporter is None:
        return entry.customer, entry.author, entry.hear_by.value, entry.language
    query = SuggestionSupporter.select(
        SuggestionSupporter.customer,
        SuggestionSupporter.name,
        SuggestionSupporter.hear_by,
        SuggestionSupporter.language,
    )
    customer, name, hear_by, language = store.rows(query.where(SuggestionSupporter.id == supporter))[0]
    return customer, name, hear_by, language


def drop_tellings(change: SuggestionChange, how: str, *, entries: Iterable[int] = ()) -> None:
    """Take those who have not been told off the list: it was decided anew, or is parted again."""
    query = SuggestionTelling.select(SuggestionTelling.id).where(
        SuggestionTelling.suggestion == change.entry.id, SuggestionTelling.state.in_(_OPEN)
    )
    chosen = list(entries)
    if chosen:
        query = query.where(SuggestionTelling.entry.in_(chosen))
    for (id_,) in change.ctx.store.rows(query.order_by(SuggestionTelling.id)):
        change.alter(SuggestionTelling, id_, state=TellingState.DROPPED.value, ended=change.now, how=how)


def is_owed(store: Store, suggestion: int) -> bool:
    """Whether anybody is still to be told of an entry."""
    query = SuggestionTelling.select(SuggestionTelling.id).where(
        SuggestionTelling.suggestion == suggestion, SuggestionTelling.state.in_(_OPEN)
    )
    return store.one(query.limit(1)) is not None


def all_told(store: Store, suggestion: int) -> None:
    """Note when the last of those to be told was. Inside a transaction."""
    if is_owed(store, suggestion):
        store.execute(Suggestion.update(told=None).where(Suggestion.id == suggestion))
        return
    ended = SuggestionTelling.select(SuggestionTelling.ended).where(
        SuggestionTelling.suggestion == suggestion,
        SuggestionTelling.state.in_([TellingState.TOLD.value, TellingState.EXCUSED.value]),
    )
    last = store.value(ended.order_by(SuggestionTelling.ended.desc()).limit(1))
    store.execute(Suggestion.update(told=last).where(Suggestion.id == suggestion))


def _is_on_list(change: SuggestionChange, entry: int, supporter: int | None) -> bool:
    """Whether somebody is on the list of this decision already."""
    query = SuggestionTelling.select(SuggestionTelling.id).where(
        SuggestionTelling.suggestion == change.entry.id,
        SuggestionTelling.entry == entry,
        SuggestionTelling.state != TellingState.DROPPED.value,
    )
    same = SuggestionTelling.supporter
    query = query.where(same.is_null() if supporter is None else same == supporter)
    decided = change.entry.finished or change.entry.decided
    if decided is not None:
        query = query.where(SuggestionTelling.since >= decided)
    return change.ctx.store.one(query) is not None
