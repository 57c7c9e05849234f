"""What somebody wants to print of the suggestion book, and whose words and paper it is printed with."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frontdesk.documents.content import Letterhead, Sender
from frontdesk.documents.layouts.layout import layouts_for
from frontdesk.documents.templates.speech import Speech, speech_tag
from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.context import Context
from frontdesk.services.rules import Rules, rules
from frontdesk.services.stationery.letterhead import letterhead, sender_on
from frontdesk.services.stationery.settings import letter_settings
from frontdesk.words import Words, languages, words_for


class Paper(StrEnum):
    """The paper to print on; "" of a wish is what is customary in the office's country."""

    A3 = "a3"
    A4 = "a4"
    A5 = "a5"
    LETTER = "letter"


_SUFFIX = {Paper.LETTER: "us_letter"}


@dataclass(frozen=True, slots=True)
class Period:
    """Days, both included; None is as far as the book goes."""

    first: date | None = None
    last: date | None = None

    @classmethod
    def month(cls, day: date) -> Period:
        """Return the month of a day."""
        first = day.replace(day=1)
        return cls(first, _month_end(first))


EVERYTHING = Period()


@dataclass(frozen=True, slots=True)
class Press:
    """What the papers of one office have in common: its words, its letterhead, how it writes days."""

    office: Rules
    words: Words
    speech: Speech
    sender: Sender
    letterhead: Letterhead

    @property
    def language(self) -> str:
        """The language of what the office says."""
        return self.words.language

    def layout(self, kind: str, paper: Paper | None, offered: frozenset[Paper]) -> str:
        """Return the id of a layout. Raises `FrontDeskError` (field "paper") for a paper that it has not."""
        customary = layouts_for(self.office.office.country).table
        chosen = paper or (Paper.LETTER if customary.startswith("table_us") else Paper.A4)
        if chosen not in offered:
            raise FrontDeskError("paper.not_offered", field="paper", paper=chosen.value)
        return f"{kind}_{_SUFFIX.get(chosen, chosen.value)}"

    def period(self, first: date, last: date) -> str:
        """Return "March 2026", "March 2026 – May 2026", or days where they are no whole months."""
        whole = first.day == 1 and last == _month_end(last)
        ends = [self.speech.month(each) if whole else self.speech.day(each, "long") for each in (first, last)]
        return " – ".join(dict.fromkeys(ends))

    def open_period(self, period: Period) -> str:
        """Return a period any end of which may be open."""
        if period.first and period.last:
            return self.period(period.first, period.last)
        if period.first:
            return self.words.text("book.since", day=self.speech.day(period.first, "long"))
        if period.last:
            return self.words.text("book.until", day=self.speech.day(period.last, "long"))
        return self.words.text("book.all_time")

    def percent(self, part: int, whole: int) -> str:
        """Return "62 %" as the language writes it, or a dash where there is nothing to be a part of."""
        return self.speech.percent(part / whole) if whole else "–"


def press(ctx: Context, *, language: str = "") -> Press:
    """Return what the office prints with, in the language that it speaks to customers unless one is said.

    Raises `FrontDeskError` (field "language") for one that there are no words in.
    """
    office = rules(ctx)
    if language and language.partition("-")[0].lower() not in languages():
        raise FrontDeskError("paper.no_words", field="language", language=language)
    chosen = language or office.language
    country = office.office.country
    words = words_for(chosen, timezone=office.timezone, territory=country)
    settings = letter_settings(ctx.store)
    return Press(
        office=office,
        words=words,
        speech=Speech(speech_tag(words.language, country)),
        sender=sender_on(office.office, settings),
        letterhead=letterhead(ctx.store, settings),
    )


def check_period(period: Period) -> None:
    """Raise `FrontDeskError` (field "last") for a period that ends before it begins."""
    if period.first and period.last and period.last < period.first:
        raise FrontDeskError("paper.period_backwards", field="last")


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
