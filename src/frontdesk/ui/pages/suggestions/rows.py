"""Entries of the suggestion book as cards of the board and as rows of the list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from frontdesk.domain.suggestions import OPEN, SuggestionState
from frontdesk.services.suggestions.views import BoardColumn, SuggestionRow, TellingView
from frontdesk.ui.delegates.card import Card
from frontdesk.ui.look.painting import ChipText
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.suggestions.telling import next_action
from frontdesk.ui.widgets.board import Column
from frontdesk.ui.widgets.grouped import Entries, Entry, Group, Lines

STATE_TONES = {
    SuggestionState.NEW: Tone.ACCENT,
    SuggestionState.LOOKING: Tone.SOON,
    SuggestionState.ACCEPTED: Tone.ACCENT,
    SuggestionState.DONE: Tone.DONE,
}
_SEPARATOR = " · "


def column(found: BoardColumn, page: PageContext) -> Column:
    """Return a column of the board."""
    title = page.say(f"suggestion.state.{found.state}")
    return Column(found.state.value, title, found.count, cards(found.rows, page))


def cards(rows: Sequence[SuggestionRow], page: PageContext) -> tuple[Card, ...]:
    """Return the cards of entries."""
    return tuple(_card(row, page) for row in rows)


def groups(columns: Sequence[BoardColumn], page: PageContext) -> list[Group]:
    """Return the list: a card of rows for each state that has entries; the last row brings more."""
    rows = {row.reference: row for found in columns for row in found.rows}
    left = {found.state: found.count - len(found.rows) for found in columns}

    def worded(key: object) -> Entry:
        if isinstance(key, SuggestionState):
            line = Lines(page.say("suggestions.more", count=left[key]))
            return Entry(key, (line, Lines(""), Lines("")), action=page.say("suggestions.show_more"))
        return _entry(rows[str(key)], page)

    return [
        Group(
            page.say(f"suggestion.state.{found.state}"),
            Entries(tuple(_keys(found)), worded),
            count=str(found.count),
        )
        for found in columns
        if found.rows
    ]


def _keys(found: BoardColumn) -> Iterator[object]:
    yield from (row.reference for row in found.rows)
    if len(found.rows) < found.count:
        yield found.state


def telling_group(tellings: Sequence[TellingView], page: PageContext) -> list[Group]:
    """Return everybody who is still to be told, who waits longest first (POL-07)."""
    known: dict[object, TellingView] = {(each.suggestion, each.id): each for each in tellings}

    def worded(key: object) -> Entry:
        return _telling(known[key], page)

    rows = Entries(tuple(known), worded)
    return [Group(page.say("suggestions.to_tell"), rows, count=str(len(rows)))] if known else []


def author(row: SuggestionRow, page: PageContext) -> str:
    """Return whose idea it is."""
    return row.author or page.say("suggestion.anonymous")


def _card(row: SuggestionRow, page: PageContext) -> Card:
    third = _SEPARATOR.join(filter(None, (page.words.short_date(_day(row, page)), _with(row, page))))
    return Card(row.reference, row.title, author(row, page), third, tuple(_chips(row, page)))


def _entry(row: SuggestionRow, page: PageContext) -> Entry:
    chips = tuple(_chips(row, page))
    cells = (
        Lines(row.title, _SEPARATOR.join(filter(None, (row.reference, row.theme, row.place)))),
        Lines(author(row, page), page.words.short_date(_day(row, page))),
        Lines(_with(row, page) or (page.say("suggestions.nobody") if row.state in OPEN else "")),
    )
    return Entry(row.reference, cells, chips[0] if chips else ChipText(""))


def _telling(each: TellingView, page: PageContext) -> Entry:
    who = each.name or page.say("suggestion.anonymous")
    how = page.say(f"suggestion.hear_by.{each.hear_by}")
    why = page.say(f"suggestion.telling.{each.telling}")
    if each.problem or each.note:
        why = _SEPARATOR.join(page.render(said) for said in (each.problem, each.note) if said is not None)
    cells = (
        Lines(who, _SEPARATOR.join((each.suggestion, each.title))),
        Lines(how, page.words.short_date(page.local(each.since).date())),
        Lines(why),
    )
    tone = STATE_TONES.get(each.state, Tone.NEUTRAL)
    chip = ChipText(page.say(f"suggestion.state.{each.state}"), tone)
    return Entry((each.suggestion, each.id), cells, chip, page.say(f"suggestions.action.{next_action(each)}"))


def _chips(row: SuggestionRow, page: PageContext) -> Iterator[ChipText]:
    overdue = row.due_on is not None and row.due_on < page.today()
    if row.withheld:
        yield ChipText(page.say("suggestions.withheld"), Tone.SOON)
    if row.due_on is not None and row.state is SuggestionState.ACCEPTED:
        yield ChipText(page.words.short_date(row.due_on), Tone.OVERDUE if overdue else Tone.NEUTRAL)
    if row.support:
        yield ChipText(page.say("suggestions.support", count=row.support), Tone.ACCENT)
    if row.theme:
        yield ChipText(row.theme)


def _with(row: SuggestionRow, page: PageContext) -> str:
    return page.say("suggestions.with", who=row.assignee) if row.assignee else ""


def _day(row: SuggestionRow, page: PageContext) -> date:
    return page.local(row.given).date()
