"""What the papers of the suggestion book say: plain data in, PDF out.

Every text is finished; those that somebody wrote are drawn as they stand, in their own language.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from frontdesk.documents.content import PLAIN, Fact, Letterhead, Sender


class Tone(StrEnum):
    """How an answer is meant, which its colour shows beside its words."""

    DONE = "done"
    DECLINED = "declined"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of an entry: its label ("Done, 3 March 2026") and the text in a language of its own."""

    tone: Tone
    label: str
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class BookEntry:
    """One entry of the book. `chapter` is what it stands under: a month, or a theme.

    `about` stands above it: when, by whom if that may be printed, where. "" is no theme.
    """

    reference: str
    chapter: str
    about: tuple[str, ...]
    theme: str
    title: str
    text: str
    language: str
    place: str = ""
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class BookContent:
    """The book. `entries` are read once, in their order, so that they need not all be held.

    `facts` and `notes` stand on the back of the cover: how many entries there are, what was left out.
    """

    layout: str
    language: str
    sender: Sender
    title: str
    period: str
    entries: Iterable[BookEntry]
    facts: tuple[Fact, ...] = ()
    notes: tuple[str, ...] = ()
    date: str = ""
    letterhead: Letterhead = PLAIN


@dataclass(frozen=True, slots=True)
class NoticeItem:
    """What somebody wrote and what the office did. `picture` is a PNG, JPEG or SVG file."""

    reference: str
    said: str
    language: str
    answer: Answer
    picture: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class NoticeContent:
    """A notice to be hung up, on as many sheets as it needs."""

    layout: str
    language: str
    sender: Sender
    title: str
    period: str
    items: tuple[NoticeItem, ...]
    invitation: str = ""  # how one writes in the book
    letterhead: Letterhead = PLAIN


@dataclass(frozen=True, slots=True)
class FormContent:
    """Blank forms to be filled in by hand, one for each code that finds its entry when it comes back."""

    layout: str
    language: str
    sender: Sender
    codes: tuple[str, ...]
    letterhead: Letterhead = PLAIN


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a chart: what it is, its value as text, and its part of the longest, from 0 to 1."""

    label: str
    value: str
    share: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars that belong together, under a heading."""

    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class FiguresContent:
    """A report of one page: a few large figures, charts in two columns, lines of text below."""

    layout: str
    language: str
    sender: Sender
    title: str
    period: str
    large: tuple[Fact, ...]
    charts: tuple[Chart, ...]
    notes: tuple[str, ...] = ()
    date: str = ""
    letterhead: Letterhead = PLAIN
