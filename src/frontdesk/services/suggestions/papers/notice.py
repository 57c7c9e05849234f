"""The notice "You said, we did": who left no name, or looks at the board, is told by it (POL-07, POL-08)."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import and_

from peewee import Expression, fn

from frontdesk.documents.suggestions.content import Answer, NoticeContent, NoticeItem
from frontdesk.documents.suggestions.notice import notice_pdf
from frontdesk.domain.message import message
from frontdesk.domain.suggestions import HearBy, SuggestionState, TellingState
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.events import record
from frontdesk.services.suggestions.change import SuggestionChange, changing
from frontdesk.services.suggestions.papers.outcome import answer_of
from frontdesk.services.suggestions.papers.pictures import first_pictures
from frontdesk.services.suggestions.papers.rows import Printed, printed, within
from frontdesk.services.suggestions.papers.wish import Paper, Period, Press, check_period, press
from frontdesk.services.suggestions.tellings import all_told
from frontdesk.store.models import Suggestion, SuggestionTelling

NOTICE_PAPERS = frozenset({Paper.A3, Paper.A4, Paper.LETTER})
"""The papers that there is a layout of the notice for."""

_DECIDED = {
    SuggestionState.DONE.value: Suggestion.finished,
    SuggestionState.DECLINED.value: Suggestion.decided,
}
_WAITING = (
    SuggestionTelling.state == TellingState.OWED.value,
    SuggestionTelling.hear_by == HearBy.NOTICE.value,
)
_MOST_SAID = 220  # characters of an entry that are read in passing


@dataclass(frozen=True, slots=True)
class NoticeWish:
    """Which notice is wanted. `period` is when it was decided; absent: this month.

    Whatever waits to be told by a notice stands on it, from whichever month it is.
    """

    period: Period | None = None
    paper: Paper | None = None
    language: str = ""
    pictures: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice as it is to be printed, and the references of the entries on it."""

    pdf: bytes = field(repr=False)
    entries: tuple[str, ...]


def make_notice(ctx: Context, *, wish: NoticeWish | None = None) -> Notice:
    """Return the notice of a month as a PDF; nobody is told by it before `notice_printed`.

    Raises `FrontDeskError` (field "paper", "language", "last").
    """
    wish = wish or NoticeWish()
    house = press(ctx, language=wish.language)
    period = wish.period or Period.month(house.office.day(ctx.clock.now()))
    check_period(period)
    layout = house.layout("notice", wish.paper, NOTICE_PAPERS)
    with ctx.store.reading():
        ids = _ids(ctx, house, period)
        rows = list(printed(ctx.store, ids))
        pictures = first_pictures(ctx, ids) if wish.pictures else {}
    content = NoticeContent(
        layout=layout,
        language=house.language,
        sender=house.sender,
        title=house.words.text("notice.title"),
        period=house.period(period.first, period.last) if period.first and period.last else "",
        items=tuple(_items(house, rows, pictures)),
        invitation=_invitation(house),
        letterhead=house.letterhead,
    )
    return Notice(notice_pdf(content), tuple(row.reference for row in rows))


def notice_printed(ctx: Context, *, entries: Sequence[str]) -> Done[int]:
    """Note that a notice with these entries was printed and hung up; return how many people it tells.

    Told are those who left no name and those who wanted to read it there (POL-07).
    """
    told = 0
    changes = Changes(frozenset({Area.SUGGESTIONS}))
    with ctx.store.transaction():
        for reference in dict.fromkeys(entries):
            waiting = _waiting(ctx, reference)
            if not waiting:
                continue
            with changing(ctx, reference) as change:
                _tell(change, waiting)
            all_told(ctx.store, change.entry.id)
            told += len(waiting)
            changes |= change.done(None).changes
        if told:
            record(ctx, "suggestion.notice_printed", payload={"entries": list(entries), "told": told})
    return Done(told, changes)


def _tell(change: SuggestionChange, waiting: Sequence[int]) -> None:
    for id_ in waiting:
        change.alter(
            SuggestionTelling,
            id_,
            state=TellingState.TOLD.value,
            ended=change.now,
            how="settled.on_notice",
        )
    title = message("timeline.suggestion_on_notice", count=len(waiting))
    change.tell("suggestion.told", title, icon="done")


def _waiting(ctx: Context, reference: str) -> list[int]:
    query = SuggestionTelling.select(SuggestionTelling.id).join(
        Suggestion, on=(SuggestionTelling.suggestion == Suggestion.id)
    )
    query = query.where(Suggestion.reference == reference, ~Suggestion.withheld, *_WAITING)
    return [id_ for (id_,) in ctx.store.rows(query.order_by(SuggestionTelling.id))]


def _ids(ctx: Context, house: Press, period: Period) -> array[int]:
    """Return what was decided in the period or still waits for a notice, the earliest decision first."""
    owed = SuggestionTelling.select(SuggestionTelling.suggestion).where(*_WAITING)
    inside: Expression = Suggestion.id.in_(owed)
    for state, column in _DECIDED.items():
        conditions = [Suggestion.state == state, *within(house.office, column, period)]
        inside |= reduce(and_, conditions)
    query = Suggestion.select(Suggestion.id).where(
        Suggestion.state.in_(list(_DECIDED)), ~Suggestion.withheld, inside
    )
    when = fn.COALESCE(Suggestion.finished, Suggestion.decided)
    return ctx.store.ids(query.order_by(when, Suggestion.id))


def _items(house: Press, rows: Sequence[Printed], pictures: Mapping[int, bytes]) -> Iterator[NoticeItem]:
    for row in rows:
        answer = answer_of(house, row)
        if answer is not None:
            yield NoticeItem(
                reference=row.reference,
                said=row.title or _shortened(row.text),
                language=row.language or house.language,
                answer=_spoken(house, answer),
                picture=pictures.get(row.id, b""),
            )


def _spoken(house: Press, answer: Answer) -> Answer:
    """Return the answer as a notice says it: "We did", or "Why we cannot"."""
    _, dot, day = answer.label.partition(" · ")
    return Answer(
        answer.tone, f"{house.words.text(f'notice.{answer.tone}')}{dot}{day}", answer.text, answer.language
    )


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _MOST_SAID else f"{line[:_MOST_SAID].rsplit(' ', 1)[0]} …"


def _invitation(house: Press) -> str:
    website = house.sender.website
    if website:
        return house.words.text("notice.invitation_website", website=website)
    return house.words.text("notice.invitation")
