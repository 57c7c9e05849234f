"""Telling people what became of their idea: by the Mailroom, by a callback or by word of mouth (POL-07)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from frontdesk.domain.correspondence import first_state
from frontdesk.domain.errors import ConflictError, FrontDeskError, NotFoundError
from frontdesk.domain.kinds import LetterKind, Settles, Way
from frontdesk.domain.message import message
from frontdesk.domain.suggestions import HearBy, TellingState
from frontdesk.services.callbacks.agree import agree_callback
from frontdesk.services.callbacks.entry import CallbackRequest
from frontdesk.services.callbacks.views import Agreed
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.correspondence.facts import tidy_facts
from frontdesk.services.office.practice import callback_owed
from frontdesk.services.stationery.mailroom_rules import mailroom_rules
from frontdesk.services.suggestions.change import SuggestionChange, changing
from frontdesk.services.suggestions.record import read_suggestion
from frontdesk.services.suggestions.telling_views import is_owed, telling
from frontdesk.services.suggestions.views import TellingView
from frontdesk.services.suggestions.withdrawing import withdraw_prepared
from frontdesk.services.texts import many_lines, required
from frontdesk.store.models import Correspondence, SuggestionTelling

_KIND = LetterKind.SUGGESTION_OUTCOME
WRITTEN = {HearBy.LETTER: Way.LETTER, HearBy.POSTCARD: Way.POSTCARD, HearBy.EMAIL: Way.EMAIL}
"""The ways of hearing that go through the Mailroom."""

PREPARED = frozenset({*WRITTEN, HearBy.PHONE})
"""The ways of hearing that can be prepared; the notice tells the others."""

_ABOUT = 300  # characters of a callback's subject


@dataclass(frozen=True, slots=True)
class Prepared:
    """The letters that wait in the Mailroom now, the calls that are owed, and whom neither can tell."""

    letters: tuple[int, ...]
    refused: tuple[tuple[int, FrontDeskError], ...] = ()
    callbacks: tuple[int, ...] = ()


def tell_by_hand(ctx: Context, *, id: int, note: str = "") -> Done[None]:  # noqa: A002  as in the views
    """Note that somebody was told in person, by telephone or by a note on the board.

    Raises `NotFoundError`, and `ConflictError` for somebody who is not to be told any more, or who left no
    name: whoever that is reads the notice (POL-07).
    """
    said = many_lines(note, "note")
    with _telling(ctx, id) as (change, seen):
        if seen.nameless:
            raise ConflictError("suggestion.notice_tells", field="note", reference=seen.suggestion)
        _end(change, seen, TellingState.TOLD, "settled.told_by_hand", said)
        title = message("timeline.suggestion_told", who=_who(seen))
        change.tell("suggestion.told", title, icon="done", detail=said)
    return change.done(None)


def excuse_telling(ctx: Context, *, id: int, reason: str) -> Done[None]:  # noqa: A002  as in the views
    """Note why somebody cannot be told; they are counted apart.

    Raises `FrontDeskError` (field "reason"), and `ConflictError` for somebody without a name whom the notice
    will tell: nothing keeps the entry off it.
    """
    why = required(reason, "reason")
    with _telling(ctx, id) as (change, seen):
        if seen.nameless and seen.problem is None:
            raise ConflictError("suggestion.notice_tells", field="reason", reference=seen.suggestion)
        _end(change, seen, TellingState.EXCUSED, "settled.excused", why)
        title = message("timeline.suggestion_not_told", who=_who(seen))
        change.tell("suggestion.not_told", title, icon="withhold", detail=why)
    return change.done(None)


def prepare_tellings(ctx: Context, *, ids: Sequence[int]) -> Done[Prepared]:
    """Let a letter, postcard or e-mail wait in the Mailroom for each of these, or owe them a call.

    Whoever can be told in neither way is refused and leaves the others alone. They have been told once it
    is posted, or the call has reached them.
    """
    letters: list[int] = []
    callbacks: list[int] = []
    refused: list[tuple[int, FrontDeskError]] = []
    changes = Changes()
    for id_ in ids:
        try:
            done = _prepare(ctx, id_)
        except FrontDeskError as refusal:
            refused.append((id_, refusal))
        else:
            letter, callback = done.result
            letters += [letter] if letter is not None else []
            callbacks += [callback] if callback is not None else []
            changes |= done.changes
    return Done(Prepared(tuple(letters), tuple(refused), tuple(callbacks)), changes)


def _prepare(ctx: Context, id_: int) -> Done[tuple[int | None, int | None]]:
    """Prepare a letter or a call, and return the id of either."""
    with _telling(ctx, id_) as (change, seen):
        _check_preparable(seen)
        letter = call = None
        touched = Changes(frozenset({Area.CORRESPONDENCE}))
        if seen.hear_by is HearBy.PHONE:
            agreed = _promise_call(change, seen)
            call, touched = agreed.result.id, agreed.changes
        else:
            letter = _write(change, seen, WRITTEN[seen.hear_by])
        prepared = TellingState.PREPARED.value
        change.alter(SuggestionTelling, seen.id, state=prepared, correspondence=letter, callback=call)
        by, icon = ("letter", "mail") if call is None else ("call", "callback")
        title = message(f"timeline.suggestion_{by}", who=_who(seen))
        change.tell("suggestion.telling_prepared", title, icon=icon, letter=letter, callback=call)
    return Done((letter, call), change.done(None).changes | touched)


def _check_preparable(seen: TellingView) -> None:
    if seen.telling is TellingState.PREPARED:
        raise ConflictError("suggestion.prepared_already", field="telling")
    if seen.hear_by not in PREPARED:
        raise FrontDeskError("suggestion.not_by_post", field="hear_by")
    if seen.problem is not None:
        raise FrontDeskError(seen.problem.id, field="hear_by", **seen.problem.params)


def _promise_call(change: SuggestionChange, seen: TellingView) -> Done[Agreed]:
    """Owe somebody a call by whoever asks for it, as soon as the office promises one."""
    office = change.office
    begin = office.calendar.next_open(change.now)
    request = CallbackRequest(
        begin,
        callback_owed(office, begin).due,
        about=_about(change, seen),
        language=seen.language,
    )
    return agree_callback(change.ctx, request=request, customer=seen.customer)


def _about(change: SuggestionChange, seen: TellingView) -> str:
    """Return what whoever calls has to say, in the language in which it is said if that is known."""
    entry, idea = change.entry, _idea(change, seen)
    said = entry.outcome.get(seen.language) or entry.outcome.get(entry.language, "")
    named = " · ".join(dict.fromkeys((entry.reference, idea)))
    text = " ".join(f"{named}: {said}".split())
    return text if len(text) <= _ABOUT else f"{text[:_ABOUT].rsplit(' ', 1)[0]} …"


def _write(change: SuggestionChange, seen: TellingView, way: Way) -> int:
    ctx = change.ctx
    facts = tidy_facts(_KIND, _facts(change, seen), complete=way is not Way.POSTCARD)
    approval = _KIND in mailroom_rules(ctx.store).approval
    return change.create(
        Correspondence,
        customer=seen.customer,
        kind=_KIND.value,
        way=way.value,
        language=seen.language,
        state=first_state(complete=True, approval=approval).value,
        context=facts,
        settles=Settles.NOTHING.value,
        created=change.now,
        written_by=ctx.actor.staff_id,
    )


def _facts(change: SuggestionChange, seen: TellingView) -> dict[str, object]:
    """Return what the letter says: the idea, when it was given, and what became of it."""
    entry = change.entry
    outcome = entry.reasons or entry.changes or {}
    said = outcome.get(seen.language) or outcome.get(entry.language, "")
    facts: dict[str, object] = {
        "suggestion": _idea(change, seen),
        "given_on": change.office.day(entry.given),
    }
    if entry.reasons:
        return {**facts, "reasons": said}
    return {**facts, "change": said, "changed_on": change.office.day(entry.finished or change.now)}


def _idea(change: SuggestionChange, seen: TellingView) -> str:
    """Return what a letter or a call calls the idea: of what is withheld its writer alone reads the words."""
    entry = change.entry
    if not entry.withheld or (seen.entry == entry.reference and not seen.supporter):
        return entry.shown_title
    own = read_suggestion(change.ctx.store, seen.entry)
    return entry.reference if seen.supporter or own.withheld else own.shown_title


def _end(change: SuggestionChange, seen: TellingView, state: TellingState, how: str, reason: str) -> None:
    withdraw_prepared(change, seen.id, how)
    fields = {"state": state.value, "ended": change.now, "how": how, "reason": reason}
    change.alter(SuggestionTelling, seen.id, **fields)
    if not is_owed(change.ctx.store, change.entry.id):
        change.set(told=change.now)


@contextmanager
def _telling(ctx: Context, id_: int) -> Iterator[tuple[SuggestionChange, TellingView]]:
    """Change the entry that somebody is to be told of, and say how far that has come by then."""
    known = _owed(ctx, id_)
    with changing(ctx, known.suggestion) as change:
        yield change, _owed(ctx, id_)


def _owed(ctx: Context, id_: int) -> TellingView:
    seen = telling(ctx, id=id_)
    if seen is None:
        raise NotFoundError("suggestion.telling_unknown", field="telling")
    if seen.telling not in (TellingState.OWED, TellingState.PREPARED):
        raise ConflictError("suggestion.told_already", field="telling")
    return seen


def _who(seen: TellingView) -> object:
    return seen.name or message("suggestion.anonymous")
