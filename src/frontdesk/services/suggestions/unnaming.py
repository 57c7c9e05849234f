"""A writer who wants to stay unnamed after all: what tells who it was is erased, in the log as well.

The log keeps that something happened, when, by whom at the desk, and what of it names nobody. A letter that
was printed and a call that was made stay with the customer, for they are in the world; nothing leads from
the entry to them any more. Names that stand in words, comments and photos are not looked for, and copies of
the database that were made before keep the name until they are replaced.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from frontdesk.domain.message import Message, message
from frontdesk.domain.suggestions import TELLING_OPEN, AuthorKind, HearBy, TellingState
from frontdesk.services.attachments import photos_of
from frontdesk.services.changes import Area
from frontdesk.services.suggestions.change import SuggestionChange, changing
from frontdesk.services.suggestions.history import suggestion_events
from frontdesk.services.suggestions.indexing import index_suggestion
from frontdesk.services.suggestions.photos import is_card
from frontdesk.services.suggestions.record import suggestion_of
from frontdesk.services.suggestions.telling_views import telling
from frontdesk.services.suggestions.traces import erase_call, erase_letter, forget_file, writers_of
from frontdesk.services.suggestions.views import TellingView
from frontdesk.services.suggestions.withdrawing import withdraw_prepared
from frontdesk.services.telling import DETAIL, HAPPENED, ICON, TITLE
from frontdesk.store.folding import fold
from frontdesk.store.models import Attachment, Suggestion, SuggestionTelling

_NAMING = frozenset({"suggestion.told", "suggestion.not_told", "suggestion.telling_prepared"})
"""What names those who hear of an entry."""

_SHORT = 2  # letters: initials and particles are in every text
_UNDOES = "undoes"


def forget_writer(change: SuggestionChange, *, signed: bool = True) -> None:
    """Erase who wrote an entry; it is anonymous from then on, and so is what was split off it.

    The scan of a card is taken off with the name, unless it was there before the name was: `signed`.

    This is for good: undoing would have to keep the name that is to be kept nowhere. Whoever was made
    anonymous by mistake is written in again by correcting.
    """
    store, entry = change.ctx.store, change.entry
    writers = writers_of(store, entry)
    names = " ".join(writers.names)
    words = frozenset(word for name in writers.names for word in _words(name))
    others = _leave_the_list(change, words)
    told = origin_without(entry.origin or {}, words)
    row = {"anonymous": True, "customer": None, "staff": None, "author": "", "interaction": None}
    change.set(**row, print_name=False, hear_by=HearBy.NOTICE.value, origin=told or None)
    store.execute(Suggestion.update(**row).where(Suggestion.id == entry.id))
    change.unnamed = change.words_changed = True
    change.areas |= {Area.CUSTOMERS, Area.DEADLINES}
    staff = entry.author_kind is AuthorKind.STAFF
    _erase(change, words, only=_NAMING if staff else None)
    for id_ in sorted(others):
        _forget_elsewhere(change, suggestion_of(store, id_).reference, words)
    _forget_halves(change)
    if signed:
        _take_cards_off(change)
    index_suggestion(store, entry.id)
    for customer in writers.customers:
        forget_file(store, customer)
    store.search.erase(names)


def _words(name: str) -> list[str]:
    """Return by what a name is found: its longer words, or all of one that has none (Li Wu, 王伟)."""
    words = fold(name)
    return [word for word in words if len(word) > _SHORT] or words


def origin_without(origin: Mapping[str, str], words: Collection[str]) -> dict[str, str]:
    """Return what another system said of an entry, without what names its writer."""
    return {name: text for name, text in origin.items() if not _names(text, words)}


def _leave_the_list(change: SuggestionChange, words: Collection[str]) -> set[int]:
    """Let the notice tell whoever is still to be told; return the other entries that were to tell them."""
    store, others = change.ctx.store, set[int]()
    query = SuggestionTelling.select(
        SuggestionTelling.id,
        SuggestionTelling.suggestion,
        SuggestionTelling.correspondence,
        SuggestionTelling.callback,
        SuggestionTelling.reason,
    ).where(SuggestionTelling.entry == change.entry.id, SuggestionTelling.supporter.is_null())
    for id_, suggestion, letter, call, reason in store.rows(query.order_by(SuggestionTelling.id)):
        seen = telling(change.ctx, id=id_)
        withdraw_prepared(change, id_, "settled.not_needed")
        fields = {"customer": None, "name": "", "correspondence": None, "callback": None}
        fields["reason"] = "" if _names(reason, words) else reason
        change.alter(SuggestionTelling, id_, **fields, **_stands(seen))
        if letter is not None:
            change.areas.add(Area.CORRESPONDENCE)
            erase_letter(store, letter)
        if call is not None:
            change.areas |= {Area.CALLBACKS, Area.CORRESPONDENCE}
            erase_call(store, call)
        others.add(suggestion)
    return others - {change.entry.id}


def _stands(seen: TellingView | None) -> dict[str, object]:
    """Return how far telling somebody has come, where no letter and no call says so any more."""
    if seen is None or seen.telling in TELLING_OPEN:
        return {"state": TellingState.OWED.value, "hear_by": HearBy.NOTICE.value}
    return {"state": seen.telling.value, "ended": seen.ended, "how": seen.how.id if seen.how else ""}


def _erase(change: SuggestionChange, words: Collection[str], *, only: Collection[str] | None) -> None:
    """Erase what the log told of the entry so far, and keep what may be told again.

    `only` are the kinds of events in which a colleague who wrote it is named as a writer: they do and are
    given much else.
    """
    store, erased = change.ctx.store, []
    for sequence, _, _, kind, payload, _ in suggestion_events(store, change.entry.id):
        erased.append(sequence)
        hidden = words if only is None or kind in only else ()
        change.retold[str(sequence)] = _retold(payload, hidden)
    store.events.erase_payload(erased)


def _retold(payload: Mapping[str, Any], words: Collection[str]) -> dict[str, object]:
    """Return what may still be told of an event: nothing by which it could be undone, and no name."""
    kept = {name: payload[name] for name in (ICON, HAPPENED, _UNDOES) if name in payload}
    if isinstance(payload.get(TITLE), Mapping):
        title = Message.from_json(payload[TITLE])
        params = {name: _unnamed(value, words) for name, value in title.params.items()}
        kept[TITLE] = Message(title.id, params).to_json()
    detail = str(payload.get(DETAIL) or "")
    return kept | {DETAIL: "" if _names(detail, words) else detail}


def _unnamed(value: object, words: Collection[str]) -> object:
    return message("suggestion.anonymous") if isinstance(value, str) and _names(value, words) else value


def _names(text: str, words: Collection[str]) -> bool:
    return not frozenset(words).isdisjoint(fold(text))


def _forget_elsewhere(change: SuggestionChange, reference: str, words: Collection[str]) -> None:
    """Erase the writer from what the log tells of an entry that theirs was merged into."""
    store = change.ctx.store
    with changing(change.ctx, reference) as other:
        named = [
            (sequence, payload)
            for sequence, _, _, kind, payload, _ in suggestion_events(store, other.entry.id)
            if kind in _NAMING and _names(_said(payload), words)
        ]
        if named:
            store.events.erase_payload([sequence for sequence, _ in named])
            other.retold |= {str(sequence): _retold(payload, words) for sequence, payload in named}
            other.unnamed = True
            _tell(other, change.entry.reference)
            change.others.add(other.entry.reference)


def _said(payload: Mapping[str, Any]) -> str:
    title = payload.get(TITLE)
    params: Iterable[object] = title.values() if isinstance(title, Mapping) else ()
    return " ".join((*(each for each in params if isinstance(each, str)), str(payload.get(DETAIL) or "")))


def _forget_halves(change: SuggestionChange) -> None:
    """Forget the same writer where an entry was split: either half would tell whose the other is."""
    entry, store = change.entry, change.ctx.store
    related = (Suggestion.split_from == entry.id) | (Suggestion.id == entry.split_from)
    query = Suggestion.select(Suggestion.reference).where(
        related, Suggestion.customer == entry.customer, Suggestion.author == entry.author
    )
    if not (entry.customer or entry.author):
        return
    for (reference,) in store.rows(query.order_by(Suggestion.id)):
        with changing(change.ctx, reference) as half:
            forget_writer(half)
            _tell(half, entry.reference)
            change.others.add(half.entry.reference)


def _take_cards_off(change: SuggestionChange) -> None:
    """Keep the scan of a page or card with the entry no longer: it is handwriting, and mostly signed.

    Its content lies there with no name beside it, for older copies of the database need all contents.
    """
    for photo in photos_of(change.ctx, suggestion=change.entry.id):
        if is_card(photo.name):
            change.remove(Attachment, photo.id)


def _tell(change: SuggestionChange, reference: str) -> None:
    title = message("timeline.suggestion_unnamed", reference=reference)
    change.tell("suggestion.unnamed", title, icon="withhold")
