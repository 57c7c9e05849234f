"""Entries that ask for the same become one; one that asks for two things becomes two."""

from __future__ import annotations

from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.kinds import DeadlineKind, DeadlineState
from frontdesk.domain.message import message
from frontdesk.domain.suggestions import SuggestionState
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.suggestions.change import SuggestionChange, beginning, changing
from frontdesk.services.suggestions.owing import owe_a_look
from frontdesk.services.suggestions.record import SuggestionRecord, family_of, read_suggestion, suggestion_of
from frontdesk.services.suggestions.references import next_suggestion_references
from frontdesk.services.suggestions.tellings import drop_tellings, owe_tellings
from frontdesk.services.suggestions.tidying import LONGEST
from frontdesk.services.suggestions.undoing import SPLIT_OFF
from frontdesk.services.texts import SUBJECT, many_lines, one_line, required
from frontdesk.store.models import Suggestion

_JOINED = "settled.joined"
_UNTIL_LOOKED = frozenset({SuggestionState.NEW, SuggestionState.LOOKING})


def merge(
    ctx: Context, *, reference: str, into: str, reason: str = "", version: int | None = None
) -> Done[str]:
    """Let another entry go on with this one; return its reference.

    The writer and supporters of this one count as supporters of the other and hear what becomes of it.
    Raises `FrontDeskError` (field "into") for one and the same, `NotFoundError`, `ConflictError`.
    """
    why = many_lines(reason, "reason")
    with ctx.store.transaction():
        with changing(ctx, reference, version) as change:
            other = _other(ctx, change.entry, into)
            for kind in (DeadlineKind.SUGGESTION_LOOK, DeadlineKind.SUGGESTION_DUE, DeadlineKind.MESSAGE):
                change.settle(kind, _JOINED, state=DeadlineState.CANCELLED)
            drop_tellings(change, _JOINED)
            change.set(merged_into=other.id, merged_from=change.entry.state.value)
            title = message("timeline.suggestion_merged", reference=other.reference)
            change.become(SuggestionState.MERGED, "suggestion.merged", title, icon="join", detail=why)
            change.others.add(other.reference)
        with changing(ctx, other.reference) as keeping:
            keeping.set(support=keeping.entry.support + _weight(change.entry))
            title = message("timeline.suggestion_takes_in", reference=change.entry.reference)
            keeping.tell("suggestion.takes_in", title, icon="join", detail=why)
            if keeping.entry.state.decided:
                owe_tellings(keeping, family_of(ctx.store, change.entry.id))
    return change.done(other.reference)


def part(ctx: Context, *, reference: str, version: int | None = None) -> Done[None]:
    """Take a merge back: the entry stands by itself again, as it did before.

    Raises `ConflictError` when it is not merged.
    """
    with ctx.store.transaction():
        with changing(ctx, reference, version) as change:
            entry = change.entry
            if entry.merged_into is None:
                raise ConflictError("suggestion.not_merged", field="reference", reference=entry.reference)
            other = suggestion_of(ctx.store, entry.merged_into)
            state = SuggestionState(entry.merged_from or SuggestionState.LOOKING)
            change.set(merged_into=None, merged_from="")
            title = message("timeline.suggestion_parted", reference=other.reference)
            change.become(state, "suggestion.parted", title, icon="split")
            _owe_again(change, state)
            change.others.add(other.reference)
        with changing(ctx, other.reference) as keeping:
            keeping.set(support=max(0, keeping.entry.support - _weight(entry)))
            drop_tellings(keeping, "settled.parted", entries=family_of(ctx.store, entry.id))
            title = message("timeline.suggestion_gives_back", reference=entry.reference)
            keeping.tell("suggestion.gives_back", title, icon="split")
    return change.done(None)


def split(
    ctx: Context,
    *,
    reference: str,
    text: str,
    title: str = "",
    remaining: str = "",
    version: int | None = None,
) -> Done[str]:
    """Make a second entry of what else an entry asks for; return its reference.

    It has the same writer and belongs to the same day. `remaining` is what is left of the first text; empty,
    it stays whole. `undo_last` of the first takes the second back. Raises `FrontDeskError` (field "text")
    and `ConflictError` for one that was decided.
    """
    other_text = required(text, "text", limit=LONGEST)
    other_title = one_line(title, "title", limit=SUBJECT)
    left = many_lines(remaining, "remaining", limit=LONGEST)
    with changing(ctx, reference, version) as change:
        entry = change.entry
        if entry.state not in _UNTIL_LOOKED:
            raise ConflictError(
                f"suggestion.is_{entry.state.value}", field="state", reference=entry.reference
            )
        row = _second(change, other_title, other_text)
        with beginning(ctx, row) as made:
            owe_a_look(made)
            told = message("timeline.suggestion_split_from", reference=entry.reference)
            made.tell("suggestion.written", told, icon="split", detail=other_title or other_text)
        if left:
            change.set(text=left)
            change.words_changed = True
        change.others.add(made.entry.reference)
        told = message("timeline.suggestion_split", reference=made.entry.reference)
        facts = {SPLIT_OFF: made.entry.reference}
        change.tell("suggestion.split", told, icon="split", detail=other_title or other_text, **facts)
    return change.done(made.entry.reference)


def _second(change: SuggestionChange, title: str, text: str) -> dict[str, object]:
    """Return the row of an entry that is split off: its writer, day and place are those of the first."""
    entry, store = change.entry, change.ctx.store
    columns = (
        "author_kind", "customer", "staff", "author", "anonymous", "print_name", "hear_by", "language",
        "theme", "place", "source", "interaction", "given",
    )  # fmt: skip
    key = Suggestion.select(Suggestion.theme_key).where(Suggestion.id == entry.id)
    year = change.office.day(change.now).year
    return {
        **{name: getattr(entry, name) for name in columns},
        "theme_key": store.value(key),
        "reference": next_suggestion_references(store, year, 1)[0],
        "state": SuggestionState.NEW.value,
        "title": title,
        "text": text,
        "entered": change.now,
        "entered_by": change.ctx.actor.staff_id,
        "split_from": entry.id,
    }


def _other(ctx: Context, entry: SuggestionRecord, into: str) -> SuggestionRecord:
    other = read_suggestion(ctx.store, into, field="into")
    if other.id in family_of(ctx.store, entry.id):
        raise FrontDeskError("suggestion.itself", field="into", reference=other.reference)
    if other.state in (SuggestionState.MERGED, SuggestionState.TAKEN_BACK):
        raise ConflictError(f"suggestion.is_{other.state.value}", field="into", reference=other.reference)
    return other


def _weight(entry: SuggestionRecord) -> int:
    """How many want what an entry asks for: its writer and all supporters."""
    return entry.support + 1


def _owe_again(change: SuggestionChange, state: SuggestionState) -> None:
    """Owe what an entry owed before it was merged."""
    change.owe_again(_JOINED)
    if state.decided:
        owe_tellings(change)
