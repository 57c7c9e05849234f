"""Reading a window that was said, while it is being typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from frontdesk.domain.calendar import OfficeCalendar
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.saying.grammar import readings
from frontdesk.domain.saying.iso import iso_window
from frontdesk.domain.saying.line import Line
from frontdesk.domain.saying.marks import LONGEST, Mark, as_typed, folded, marks
from frontdesk.domain.saying.resolving import windows
from frontdesk.domain.saying.said import Said
from frontdesk.domain.saying.setting import Setting, refusal
from frontdesk.domain.saying.window import HOUR, SaidWindow
from frontdesk.domain.saying.words import TimeWords


def read_window(
    text: str,
    *,
    now: datetime,
    calendar: OfficeCalendar,
    words: Sequence[TimeWords],
    zone: ZoneInfo | None = None,
    length: timedelta = HOUR,
) -> SaidWindow:
    """Return the window that a saying means, `now` being when it is said.

    The first of the languages in which it can be read decides; the others count only
    where it cannot. `zone` is the clock that is meant, the office's own unless given;
    `length` is how long a window is whose end is not said. It may lie outside opening
    hours: whether that is well is not decided here.

    Raises `FrontDeskError` (field "window") for what is not understood, can be read in
    two ways, is past, or is longer than a day: nothing is guessed.
    """
    setting = Setting.of(now, calendar, zone, length, typed=text)
    plain = " ".join(folded(text).split())
    if not plain:
        raise refusal("said_time.empty")
    if len(plain) > LONGEST:
        raise refusal("said_time.too_long", most=LONGEST)
    try:
        found = iso_window(plain, setting)
    except OverflowError:
        raise refusal("said_time.too_far") from None
    if found is not None:
        return found
    return _in_words(plain, setting, words)


def _in_words(plain: str, setting: Setting, words: Sequence[TimeWords]) -> SaidWindow:
    ways = tuple(dict.fromkeys((marks(plain), marks(plain, hyphens=True))))
    refused: list[FrontDeskError] = []
    for languages in (words[:1], words[1:]):
        found, faults = _windows(ways, setting, languages)
        if found:
            return _only(found)
        refused += faults
    if refused:
        raise refused[0]
    raise _not_understood(ways[0], setting.typed, words)


def _windows(
    ways: Sequence[tuple[Mark, ...]], setting: Setting, words: Sequence[TimeWords]
) -> tuple[tuple[SaidWindow, ...], list[FrontDeskError]]:
    """Return every window that is meant, each once, and why other readings are none."""
    found: list[SaidWindow] = []
    faults: list[FrontDeskError] = []
    for language in words:
        for said in _readings(ways, language):
            try:
                found += windows(said, setting, language)
            except FrontDeskError as error:
                faults.append(error)
    return tuple({(each.start, each.end): each for each in reversed(found)}.values()), faults


def _readings(ways: Sequence[tuple[Mark, ...]], words: TimeWords) -> tuple[Said, ...]:
    """Return the readings of the first way to cut it that has any: "dix-sept" is not from ten to seven."""
    return next(filter(None, (readings(Line.of(way, words)) for way in ways)), ())


def _only(found: Sequence[SaidWindow]) -> SaidWindow:
    if len(found) > 1:
        first, second, *_ = sorted(found, key=lambda each: (each.start, each.end))
        raise refusal("said_time.two_ways", first=first.reading, second=second.reading)
    return found[0]


def _not_understood(way: tuple[Mark, ...], typed: str, words: Sequence[TimeWords]) -> FrontDeskError:
    """Return the refusal that names the word which no language has, if there is one."""
    unknown = list(_unknown(way, words))
    if unknown and all(unknown):
        # The word that the most hopeful language stumbles over: the one that gets furthest.
        texts = [mark.text for mark in way]
        return refusal("said_time.word", part=as_typed(typed, (max(unknown, key=texts.index),)))
    return refusal("said_time.unclear")


def _unknown(way: tuple[Mark, ...], words: Sequence[TimeWords]) -> Iterator[str]:
    yield from (Line.of(way, language).unknown() for language in words)
