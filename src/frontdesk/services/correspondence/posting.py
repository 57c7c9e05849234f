"""Marking letters posted and e-mails sent: only a person does, and the customer is told from that day on."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from functools import partial

from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.kinds import Channel, CorrespondenceState, Direction, PostalService, Way
from frontdesk.domain.message import message
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.correspondence.changing import LetterChange, changing_letter
from frontdesk.services.correspondence.content import words_of
from frontdesk.services.correspondence.outcome import Outcome, each_letter
from frontdesk.services.correspondence.record import LetterRecord, read_letters
from frontdesk.services.correspondence.settling import in_order, settle
from frontdesk.services.correspondence.what import told_of
from frontdesk.services.rules import Rules, rules
from frontdesk.services.texts import one_line
from frontdesk.store.models import Correspondence, Interaction
from frontdesk.store.search import SearchEntry
from frontdesk.store.store import Store

Check = Callable[[LetterRecord], None]

_NUMBER = 60  # characters of a registered number


def mark_posted(
    ctx: Context,
    *,
    ids: Sequence[int],
    day: date | None = None,
    service: PostalService = PostalService.ORDINARY,
    registered_number: str = "",
) -> Done[Outcome]:
    """Mark printed letters and postcards posted on a day (today unless said otherwise).

    What each belongs to ends on that day (POL-09, POL-15, POL-16, POL-22, CSP-003); letters that share an
    envelope go together. One that has not been printed, or was posted already, is refused and leaves the
    others alone. Raises `FrontDeskError` for a day to come (field "day"), and for one number of several
    envelopes (field "registered_number").
    """
    number = one_line(registered_number, "registered_number", limit=_NUMBER)
    together = with_envelopes(ctx.store, ids)
    if number and len(_envelopes(ctx.store, together)) > 1:
        raise FrontDeskError("letter.one_number_each", field="registered_number")
    how = {"service": service.value, "registered_number": number}
    return _posted(ctx, together, day, how, _check_printed)


def mark_sent(ctx: Context, *, ids: Sequence[int], day: date | None = None) -> Done[Outcome]:
    """Mark e-mails sent on a day (today unless said otherwise), by whoever sent them (POL-12).

    What each belongs to ends on that day. What is no e-mail, or waits to be written or approved, is refused.
    """
    return _posted(ctx, tuple(ids), day, {}, _check_email)


def with_envelopes(store: Store, ids: Iterable[int]) -> tuple[int, ...]:
    """Return these letters and the printed ones that lie in the same envelopes."""
    chosen = tuple(dict.fromkeys(ids))
    numbers = [letter.envelope for letter in read_letters(store, chosen) if letter.envelope is not None]
    if not numbers:
        return chosen
    printed = Correspondence.state == CorrespondenceState.PRINTED.value
    query = Correspondence.select(Correspondence.id).where(Correspondence.envelope.in_(numbers), printed)
    return tuple(dict.fromkeys((*chosen, *(id_ for (id_,) in store.rows(query.order_by(Correspondence.id))))))


def _posted(
    ctx: Context, ids: Sequence[int], day: date | None, how: dict[str, str], check: Check
) -> Done[Outcome]:
    office = rules(ctx)
    now = ctx.clock.now()
    if day is not None and day > office.day(now):
        raise FrontDeskError("letter.posted_in_the_future", field="day", day=day)
    letters = sorted(read_letters(ctx.store, ids), key=in_order)
    known = {letter.id for letter in letters}
    ordered = [*(letter.id for letter in letters), *(id_ for id_ in ids if id_ not in known)]
    return each_letter(ctx, ordered, partial(_post, ctx, office, day, how, check))


def _post(
    ctx: Context, office: Rules, day: date | None, how: dict[str, str], check: Check, id_: int
) -> Done[None]:
    with changing_letter(ctx, id_) as change:
        letter = change.letter
        check(letter)
        at = _instant(office, letter, day, change.now)
        staff = ctx.actor.staff_id
        change.become(CorrespondenceState.POSTED, posted=at, posted_by=staff, **how)
        late = None
        if change.case is not None:
            late = settle(change.case, letter, at)
        else:
            _log_contact(change, at)
        title = told_of("sent" if letter.way is Way.EMAIL else "posted", letter)
        if late is not None:
            title = message("timeline.letter_too_late", posted=title, day=late)
        kind = "letter_sent" if letter.way is Way.EMAIL else "letter_posted"
        change.tell(kind, title, icon="post", detail=how.get("registered_number", ""))
    return change.done()


def _check_printed(letter: LetterRecord) -> None:
    if letter.way is Way.EMAIL:
        raise ConflictError("letter.is_an_email", field="letter", reference=letter.name)


def _check_email(letter: LetterRecord) -> None:
    if letter.way is not Way.EMAIL:
        raise ConflictError("letter.is_no_email", field="letter", reference=letter.name)


def _instant(office: Rules, letter: LetterRecord, day: date | None, now: datetime) -> datetime:
    """Return when something was posted: now, or at the end of an earlier day's opening hours.

    Raises `FrontDeskError` (field "day") for a day on which it was not there yet.
    """
    if day is None or day == office.day(now):
        return now
    there = letter.printed or letter.created
    if day < office.day(there):
        raise FrontDeskError("letter.posted_before_printed", field="day", day=office.day(there))
    openings = office.calendar.intervals(day)
    closing = openings[-1].closes if openings else datetime.combine(day, time(12), office.timezone)
    return max(closing, there)


def _envelopes(store: Store, ids: Sequence[int]) -> set[tuple[str, int]]:
    letters = read_letters(store, ids)
    return {
        ("envelope", letter.envelope) if letter.envelope is not None else ("letter", letter.id)
        for letter in letters
    }


def _log_contact(change: LetterChange, at: datetime) -> None:
    """Log a letter to somebody without a case as a contact of ours (PRO-1.3)."""
    letter, ctx = change.letter, change.ctx
    details = ""
    with contextlib.suppress(FrontDeskError):  # its template may have changed since: the PDF is kept
        details = "\n\n".join(words_of(ctx, letter).paragraphs)
    interaction = ctx.store.insert(
        Interaction,
        customer=letter.customer,
        channel=(Channel.EMAIL if letter.way is Way.EMAIL else Channel.MAIL).value,
        direction=Direction.OUTBOUND.value,
        at=at,
        entered=change.now,
        staff=ctx.actor.staff_id,
        desk=ctx.desk,
        subject=letter.subject,
        details=details,
    )
    change.created(Interaction, interaction)
    title = letter.subject or letter.customer_name
    words = "\n".join(filter(None, (letter.customer_name, letter.subject, details)))
    ctx.store.search.put(SearchEntry("interaction", interaction, title, letter.customer_name, words))
