"""Writing an entry, correcting it, and taking it back (POL-06)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.kinds import DeadlineKind, DeadlineState
from frontdesk.domain.message import message
from frontdesk.domain.suggestions import AuthorKind, SuggestionState, telling_by
from frontdesk.services.attachments import photos_of
from frontdesk.services.changes import Area, Done
from frontdesk.services.contact import Scan
from frontdesk.services.context import Context
from frontdesk.services.rules import Rules, rules
from frontdesk.services.staff.people import staff_member
from frontdesk.services.suggestions.change import SuggestionChange, beginning, changing
from frontdesk.services.suggestions.entry import SuggestionEntry
from frontdesk.services.suggestions.owing import owe_a_look
from frontdesk.services.suggestions.people import Writer, writer
from frontdesk.services.suggestions.photos import keep_photos
from frontdesk.services.suggestions.references import check_code, next_suggestion_references
from frontdesk.services.suggestions.tellings import follow_writer
from frontdesk.services.suggestions.tidying import tidy_entry
from frontdesk.services.suggestions.unnaming import forget_writer
from frontdesk.store.folding import fold_key
from frontdesk.store.models import Suggestion

_PARTS = {
    **dict.fromkeys(("text", "title"), "text"),
    **dict.fromkeys(("author", "author_kind", "anonymous", "customer", "staff"), "author"),
    **{name: name for name in ("hear_by", "language", "place", "print_name", "theme")},
}
"""What a correction of a column is called in the log."""

_OF_THE_WRITER = frozenset({"author", "hear_by", "print_name"})
"""What goes with the name of a writer who is to be unnamed."""

_UNTOUCHED = {
    "looked": None,
    "assignee": None,
    "outside": "",
    "due_on": None,
    "effort": "",
    "benefit": "",
    "withheld": False,
    "withheld_reason": "",
}
"""What nobody has done yet with an entry."""


@dataclass(frozen=True, slots=True)
class Written:
    """A new entry: its reference, which its writer is told, its id and the version that was written."""

    id: int
    reference: str
    customer: int | None
    version: int


def write_suggestion(ctx: Context, *, entry: SuggestionEntry) -> Done[Written]:
    """Write an entry into the book; somebody looks at it within the days that the office allows itself.

    Raises `FrontDeskError` with the field at fault: "text", "hear_by", "code", "scans" and the like.
    """
    tidy = tidy_entry(entry)
    office, now = rules(ctx), ctx.clock.now()
    if tidy.given is not None and tidy.given > now:
        raise FrontDeskError("suggestion.given_in_the_future", field="given")
    with ctx.store.transaction():
        who = _writer(ctx, tidy)
        reference = _reference(ctx, office, tidy.code)
        row = _row(ctx, tidy, who) | {
            "reference": reference,
            "state": SuggestionState.NEW.value,
            "source": tidy.source.value,
            "interaction": None if tidy.anonymous else tidy.interaction,  # which knows who it was
            "given": tidy.given or now,
            "entered": now,
            "entered_by": ctx.actor.staff_id,
        }
        with _begun(ctx, row) as change:
            keep_photos(change, _new_scans(ctx, change, tidy.scans))
            owe_a_look(change)
            if who.customer is not None:
                change.areas.add(Area.CUSTOMERS)
            title = message(f"timeline.suggestion_written.{tidy.source.value}")
            change.tell("suggestion.written", title, icon="suggestion", detail=tidy.title or tidy.text)
    return change.done(Written(change.entry.id, reference, who.customer, change.entry.version))


def correct_suggestion(
    ctx: Context, *, reference: str, entry: SuggestionEntry, version: int | None = None
) -> Done[None]:
    """Replace what was written down, by what should have been; the log keeps what stood there.

    Where it came from and when stays. The writer, if still to be told, is told as it stands now. Where a
    writer is to be unnamed from now on, the log forgets who it was, and nothing takes that back. Raises like
    `write_suggestion`.
    """
    tidy = tidy_entry(entry)
    with changing(ctx, reference, version) as change:
        row = _row(ctx, tidy, _writer(ctx, tidy))
        changed = sorted(name for name in row if row[name] != getattr(change.entry, name, row[name]))
        parts = dict.fromkeys(_PARTS[name] for name in changed)
        if tidy.anonymous and not change.entry.anonymous:
            forget_writer(change)
            parts = dict.fromkeys(("unnamed", *(part for part in parts if part not in _OF_THE_WRITER)))
        change.set(**row)
        follow_writer(change, row)
        change.words_changed = True
        change.areas.add(Area.CUSTOMERS)
        keep_photos(change, tidy.scans)
        title = message("timeline.suggestion_corrected")
        if parts:
            what = tuple(message(f"suggestion.part.{part}") for part in parts)
            title = message("timeline.suggestion_corrected_in", what=what)
        change.tell("suggestion.corrected", title, icon="edit", what=changed)
    return change.done(None)


def take_back_suggestion(
    ctx: Context, *, reference: str, reason: str = "", version: int | None = None
) -> Done[None]:
    """Take back an entry that was written by mistake; it leaves the board and can still be seen.

    Raises `ConflictError` once it was decided, or somebody supports it.
    """
    with changing(ctx, reference, version) as change:
        if change.entry.support:  # by name, by number, or by a twin that was merged into it
            raise ConflictError(
                "suggestion.has_supporters", field="reference", reference=change.entry.reference
            )
        for kind in (DeadlineKind.SUGGESTION_LOOK, DeadlineKind.SUGGESTION_DUE, DeadlineKind.MESSAGE):
            change.settle(kind, "settled.taken_back", state=DeadlineState.CANCELLED)
        title = message("timeline.suggestion_taken_back")
        change.become(
            SuggestionState.TAKEN_BACK, "suggestion.taken_back", title, icon="undo", detail=reason.strip()
        )
    return change.done(None)


@contextmanager
def _begun(ctx: Context, row: dict[str, Any]) -> Iterator[SuggestionChange]:
    """Put a new entry in; what was taken back of the same page or card is written anew."""
    known = Suggestion.select(Suggestion.id).where(Suggestion.reference == row["reference"])
    if ctx.store.one(known) is None:
        with beginning(ctx, row) as change:
            yield change
        return
    with changing(ctx, row["reference"]) as change:
        if row["anonymous"] and not change.entry.anonymous:
            forget_writer(change)
        change.set(**row, **_UNTOUCHED)
        change.words_changed = True
        yield change


def _new_scans(ctx: Context, change: SuggestionChange, scans: tuple[Scan, ...]) -> tuple[Scan, ...]:
    """Return the scans that the entry has not, by their names: a card that is written anew was kept."""
    kept = {photo.name for photo in photos_of(ctx, suggestion=change.entry.id)}
    return tuple(scan for scan in scans if scan.name not in kept)


def _reference(ctx: Context, office: Rules, code: str) -> str:
    if code:
        return check_code(ctx.store, code)
    return next_suggestion_references(ctx.store, office.day(ctx.clock.now()).year, 1)[0]


def _writer(ctx: Context, entry: SuggestionEntry) -> Writer:
    """Return who wrote it; of an anonymous entry nothing is kept that tells."""
    if entry.anonymous:
        return Writer(None, "", entry.language or rules(ctx).language)
    if entry.author_kind is not AuthorKind.STAFF:
        return writer(ctx, entry.customer, entry.hear_by, entry.language)
    name = entry.customer.name
    if entry.staff is not None:
        name = staff_member(ctx, id=entry.staff).name
    elif not name:
        name = ctx.actor.name
    return Writer(None, name, entry.language or rules(ctx).office.language)


def _row(ctx: Context, entry: SuggestionEntry, who: Writer) -> dict[str, Any]:
    """Return the columns that the words of an entry decide."""
    return {
        "author_kind": entry.author_kind.value,
        "customer": who.customer,
        "staff": _staff(ctx, entry),
        "author": who.name,
        "anonymous": entry.anonymous,
        "print_name": entry.print_name and not entry.anonymous,
        "hear_by": telling_by(entry.hear_by, anonymous=entry.anonymous).value,
        "language": who.language,
        "theme": entry.theme,
        "theme_key": fold_key(entry.theme),
        "place": entry.place,
        "title": entry.title,
        "text": entry.text,
    }


def _staff(ctx: Context, entry: SuggestionEntry) -> int | None:
    if entry.author_kind is not AuthorKind.STAFF or entry.anonymous:
        return None
    return entry.staff if entry.staff or entry.customer.name else ctx.actor.staff_id
