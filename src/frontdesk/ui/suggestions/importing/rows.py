"""What would become of a file, and what did, as rows of a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from frontdesk.domain.suggestions import SuggestionState
from frontdesk.services.imports.report import Rejected
from frontdesk.services.imports.suggestion_reading import ImportedSuggestion
from frontdesk.services.imports.suggestion_twins import LikelyTwin
from frontdesk.services.suggestions.entry import SuggestionEntry
from frontdesk.services.suggestions.record import shown_title
from frontdesk.ui.look.painting import ChipText
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.suggestions.importing.sources import Beginning
from frontdesk.ui.widgets.grouped import Entries, Entry, Group, Lines

_SEPARATOR = " · "
_MOST_SHOWN = 1_000  # of what is refused; the file that it is saved into holds all


def first_rows(found: Beginning, page: PageContext) -> list[Group]:
    """Return the first entries as they would stand in the book."""
    rows = [
        _imported(each, page) if isinstance(each, ImportedSuggestion) else _answer(*each, page)
        for each in found.entries
    ]
    return [Group(page.say("suggestions.import.first"), rows, count=str(len(rows)))] if rows else []


def refused_rows(rejected: Sequence[Rejected], untold: int, page: PageContext) -> list[Group]:
    """Return what is refused, with its line and column."""
    title = page.say("suggestions.import.refused")
    if not rejected:
        return []
    rows = Entries(
        [("refused", at) for at in range(min(len(rejected), _MOST_SHOWN))],
        lambda key: _refused(key, rejected, page),
    )
    return [Group(title, rows, Tone.OVERDUE, str(len(rejected) + untold))]


def twin_rows(twins: Sequence[LikelyTwin], page: PageContext) -> list[Group]:
    """Return which entries ask for what is asked for already."""
    if not twins:
        return []
    rows = [_twin(at, each, page) for at, each in enumerate(twins)]
    return [Group(page.say("suggestions.import.twins"), rows, Tone.SOON, str(len(rows)))]


def _imported(entry: ImportedSuggestion, page: PageContext) -> Entry:
    title = shown_title(entry.title, entry.text)
    who = entry.name or page.say("suggestion.anonymous")
    support = page.say("suggestions.support", count=entry.support) if entry.support else ""
    cells = (
        Lines(title, entry.text if entry.title else _line(entry.line, page)),
        Lines(who, _day(entry.given, page)),
        Lines(_SEPARATOR.join(filter(None, (entry.theme, entry.place))), support),
    )
    if entry.withheld:
        return Entry(("line", entry.line), cells, ChipText(page.say("suggestions.withheld"), Tone.SOON))
    tone = Tone.ACCENT if entry.state is SuggestionState.NEW else Tone.DONE
    return Entry(("line", entry.line), cells, ChipText(page.say(f"suggestion.state.{entry.state}"), tone))


def _answer(name: str, entry: SuggestionEntry, page: PageContext) -> Entry:
    cells = (
        Lines(shown_title(entry.title, entry.text), name),
        Lines(entry.customer.name or page.say("suggestion.anonymous"), _day(entry.given, page)),
        Lines(
            _SEPARATOR.join(filter(None, (entry.theme, entry.place))),
            page.say(f"suggestion.hear_by.{entry.hear_by}"),
        ),
    )
    chip = ChipText(page.say(f"suggestion.state.{SuggestionState.NEW}"), Tone.ACCENT)
    return Entry(("file", name), cells, chip)


def _refused(key: object, rejected: Sequence[Rejected], page: PageContext) -> Entry:
    at = key[1] if isinstance(key, tuple) else 0
    each = rejected[at]
    where = _line(each.line, page) if each.line else each.where
    column = page.say("suggestions.import.column", column=each.where) if each.line and each.where else ""
    reason = page.render(each.reason)
    chip = ChipText(page.say("suggestions.import.refused_chip"), Tone.OVERDUE)
    return Entry(key, (Lines(reason), Lines(where, column), Lines("")), chip)


def _twin(at: int, each: LikelyTwin, page: PageContext) -> Entry:
    other = each.reference or _line(each.other_line, page)
    chip = ChipText(page.say("suggestions.import.twin_chip"), Tone.SOON)
    mine = _line(each.line, page) if each.line else ""
    return Entry(("twin", at), (Lines(each.title, mine), Lines(each.other_title, other), Lines("")), chip)


def _line(line: int, page: PageContext) -> str:
    return page.say("suggestions.import.line", line=line)


def _day(given: datetime | None, page: PageContext) -> str:
    return page.words.short_date(page.local(given).date()) if given else ""
