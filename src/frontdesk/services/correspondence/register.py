"""The outgoing register: who was sent what, when, by which service, under which registered number."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from peewee import Expression

from frontdesk.domain.kinds import CorrespondenceState, LetterKind, PostalService, Way
from frontdesk.services.context import Context
from frontdesk.services.correspondence.record import LetterRecord, read_letters
from frontdesk.services.lists.csv_export import write_csv
from frontdesk.services.lists.on_paper import ListColumn, ListContent
from frontdesk.services.references import looks_like_reference, parse_reference
from frontdesk.services.rules import rules
from frontdesk.store.folding import fold_key
from frontdesk.store.models import Case, Correspondence, Customer, Staff
from frontdesk.words import Words, words_for

_AT_ONCE = 500
COLUMNS = ("posted", "customer", "what", "case", "way", "service", "number", "by")
_SHARES = (1.0, 1.6, 1.8, 1.0, 0.9, 1.0, 1.3, 1.1)


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One thing that was posted or sent."""

    id: int
    posted: datetime
    customer_name: str
    kind: LetterKind
    subject: str
    case: str
    way: Way
    service: PostalService | None
    registered_number: str
    posted_by: str
    envelope: int | None
    document: int | None


def register(ctx: Context, *, first: date, last: date, text: str = "") -> array[int]:
    """Return the ids of what was posted or sent from one day to another, the newest first.

    `text` is a part of a name or of a registered number. A whole reference, as on a letter that came back,
    finds what was sent for its case on any day.
    """
    office = rules(ctx)
    posted = Correspondence.state == CorrespondenceState.POSTED.value
    query = Correspondence.select(Correspondence.id).where(posted)
    wanted = text.strip()
    if looks_like_reference(wanted):
        of_case = query.join(Case).where(Case.reference == parse_reference(wanted))
        return ctx.store.ids(of_case.order_by(Correspondence.posted.desc(), Correspondence.id.desc()))
    begin = datetime.combine(first, time(), office.timezone)
    end = datetime.combine(last + timedelta(days=1), time(), office.timezone)
    query = query.where(Correspondence.posted >= begin, Correspondence.posted < end)
    if wanted:
        query = (
            query.left_outer_join(Case, on=(Correspondence.case == Case.id))
            .left_outer_join(Customer, on=(Correspondence.customer == Customer.id))
            .where(_holding(wanted))
        )
    return ctx.store.ids(query.order_by(Correspondence.posted.desc(), Correspondence.id.desc()))


def register_rows(ctx: Context, ids: Sequence[int]) -> tuple[RegisterEntry, ...]:
    """Return the entries of these letters, in this order."""
    return tuple(_entries(ctx, ids))


def register_list(ctx: Context, *, first: date, last: date, text: str = "") -> ListContent:
    """Return the register as a list to be printed, the oldest first, in the office's language."""
    words = _words(ctx)
    ids = register(ctx, first=first, last=last, text=text)[::-1]
    return ListContent(
        title=words.text("register.title"),
        subtitle=words.text("register.from_to", first=first, last=last, count=len(ids)),
        columns=tuple(
            ListColumn(words.text(f"register.{name}"), share)
            for name, share in zip(COLUMNS, _SHARES, strict=True)
        ),
        rows=tuple(register_texts(entry, words) for entry in _entries(ctx, ids)),
    )


def register_csv(ctx: Context, *, first: date, last: date, target: Path, text: str = "") -> int:
    """Save the register as CSV, the oldest first, and return how many lines it has.

    The file appears whole or not at all. Raises `FrontDeskError` (field "file") when it cannot be written.
    """
    words = _words(ctx)
    ids = register(ctx, first=first, last=last, text=text)[::-1]
    header = tuple(words.text(f"register.{name}") for name in COLUMNS)
    lines = (register_texts(entry, words) for entry in _entries(ctx, ids))
    return write_csv(target, header=header, lines=lines)


def register_texts(entry: RegisterEntry, words: Words) -> tuple[str, ...]:
    """Return the cells of an entry, one for each of `COLUMNS`."""
    service = words.text(f"service.{entry.service}") if entry.service else ""
    kind = words.text(f"letter.name.{entry.kind}")
    return (
        words.instant(entry.posted),
        entry.customer_name,
        " · ".join(filter(None, (kind, entry.subject))),
        entry.case,
        words.text(f"way.{entry.way}"),
        service,
        entry.registered_number,
        entry.posted_by,
    )


def _holding(text: str) -> Expression:
    held: Expression = Case.reference.contains(text) | Correspondence.registered_number.contains(text)
    name = fold_key(text)
    return held | Customer.name_key.contains(name) if name else held


def _entries(ctx: Context, ids: Sequence[int]) -> Iterator[RegisterEntry]:
    for start in range(0, len(ids), _AT_ONCE):
        letters = read_letters(ctx.store, list(ids[start : start + _AT_ONCE]))
        names = _names(ctx, {letter.posted_by for letter in letters if letter.posted_by})
        for letter in letters:
            if letter.posted is not None:
                yield _entry(letter, letter.posted, names.get(letter.posted_by, ""))


def _entry(letter: LetterRecord, posted: datetime, by: str) -> RegisterEntry:
    return RegisterEntry(
        id=letter.id,
        posted=posted,
        customer_name=letter.customer_name,
        kind=letter.kind,
        subject=letter.subject,
        case=letter.case,
        way=letter.way,
        service=letter.service,
        registered_number=letter.registered_number,
        posted_by=by,
        envelope=letter.envelope,
        document=letter.document,
    )


def _names(ctx: Context, staff: set[int | None]) -> dict[int | None, str]:
    query = Staff.select(Staff.id, Staff.name).where(Staff.id.in_(list(staff)))
    return dict(ctx.store.rows(query)) if staff else {}


def _words(ctx: Context) -> Words:
    office = rules(ctx)
    return words_for(
        office.language, timezone=office.timezone, territory=office.office.country, clock=ctx.clock
    )
