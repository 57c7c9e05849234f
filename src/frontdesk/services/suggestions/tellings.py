"""Who is owed word of what became of an entry: its writer, those of its twins, supporters (POL-07)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from frontdesk.domain.suggestions import (
    TELLING_OPEN,
    HearBy,
    SuggestionState,
    TellingState,
    first_telling,
)
from frontdesk.services.suggestions.change import SuggestionChange
from frontdesk.services.suggestions.record import SuggestionRecord, family_of, suggestion_of
from frontdesk.services.suggestions.telling_views import is_owed, still_open
from frontdesk.services.suggestions.withdrawing import withdraw_prepared
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
    if customer is not None and _hears_already(change, customer, anew=anew):
        return
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


def follow_writer(change: SuggestionChange, corrected: Mapping[str, Any]) -> None:
    """Let what is still owed to the writer of an entry go where its corrected row says.

    A letter that waits already is left as it is.
    """
    hear_by = HearBy(corrected["hear_by"])
    fields = {name: corrected[name] for name in ("customer", "hear_by", "language")}
    fields["name"] = corrected["author"]
    if first_telling(hear_by, anonymous=corrected["anonymous"]) is TellingState.EXCUSED:
        fields |= {"state": TellingState.EXCUSED.value, "ended": change.now, "how": "settled.wants_no_word"}
    query = SuggestionTelling.select(SuggestionTelling.id).where(
        SuggestionTelling.entry == change.entry.id,
        SuggestionTelling.supporter.is_null(),
        SuggestionTelling.state == TellingState.OWED.value,
    )
    for (id_,) in change.ctx.store.rows(query.order_by(SuggestionTelling.id)):
        change.alter(SuggestionTelling, id_, **fields)


def drop_tellings(change: SuggestionChange, how: str, *, entries: Iterable[int] = ()) -> None:
    """Take those who have not been told off the list: it was decided anew, or is parted again.

    What was prepared for them says what no longer holds, and is withdrawn.
    """
    query = SuggestionTelling.select(SuggestionTelling.id).where(
        SuggestionTelling.suggestion == change.entry.id, SuggestionTelling.state.in_(_OPEN)
    )
    chosen = list(entries)
    if chosen:
        query = query.where(SuggestionTelling.entry.in_(chosen))
    query = query.where(*still_open())
    for (id_,) in change.ctx.store.rows(query.order_by(SuggestionTelling.id)):
        withdraw_prepared(change, id_, how)
        change.alter(SuggestionTelling, id_, state=TellingState.DROPPED.value, ended=change.now, how=how)


def forget_supporter(change: SuggestionChange, supporter: int) -> None:
    """Remove a supporter: nothing is owed to somebody who no longer wants it."""
    store = change.ctx.store
    query = SuggestionTelling.select(SuggestionTelling.id).where(SuggestionTelling.supporter == supporter)
    for (id_,) in store.rows(query.order_by(SuggestionTelling.id)):
        withdraw_prepared(change, id_, "settled.not_needed")
        change.remove(SuggestionTelling, id_)
    change.remove(SuggestionSupporter, supporter)
    if change.entry.state.decided and change.entry.told is None and not is_owed(store, change.entry.id):
        change.set(told=change.now)


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


def _hears_already(change: SuggestionChange, customer: int, *, anew: bool) -> bool:
    """Whether somebody is to hear of this decision for another reason: one who wrote twice hears once."""
    decided = change.now if anew else change.entry.finished or change.entry.decided
    query = SuggestionTelling.select(SuggestionTelling.id).where(
        SuggestionTelling.suggestion == change.entry.id,
        SuggestionTelling.customer == customer,
        SuggestionTelling.state != TellingState.DROPPED.value,
    )
    if decided is not None:
        query = query.where(SuggestionTelling.since >= decided)
    return change.ctx.store.one(query) is not None


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
