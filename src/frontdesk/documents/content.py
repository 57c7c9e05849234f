"""What a document says, before it has a shape: plain data in, PDF out.

Every text is finished: written in the reader's language, with dates and numbers
already formatted. Texts are drawn as they are; markup in a name is printed, not obeyed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

MOST_ADDRESS_LINES = 7


@dataclass(frozen=True, slots=True)
class Sender:
    """The office as its letterhead shows it. `lines` is its address, one line each."""

    name: str
    lines: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""
    website: str = ""
    footer: tuple[str, ...] = ()

    @property
    def return_address(self) -> str:
        """Name and address on one line, as it stands above the recipient in a window."""
        return " · ".join(part for part in (self.name, *self.lines) if part)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """How the office dresses its paper; what is empty is as the program has it.

    `logo` is a PNG, JPEG or SVG file, `colour` a `#RRGGBB`, `font` the id of a family that ships with
    the program, `footer` lines at the foot beside address and contact. `code` is "qr", "code128" or
    "none" where the office does not want its layouts' own; `marks` are those for folding and punching.
    """

    logo: bytes = field(default=b"", repr=False)
    colour: str = ""
    font: str = ""
    footer: tuple[str, ...] = ()
    code: str = ""
    marks: bool = True


PLAIN = Letterhead()


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets it: the address as the post wants it, 3 to 7 lines, mostly with the name first.

    `notes` stand above the address where the layout has room (registered, personal). `addressee` is who
    it is, where the first line is not (a firm comes first, or all of Japan).
    """

    lines: tuple[str, ...]
    notes: tuple[str, ...] = ()
    addressee: str = ""

    @property
    def name(self) -> str:
        """By what a page names its reader: the addressee, else the first line."""
        return self.addressee or next(iter(self.lines), "")


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs: a person with a title, in a department. `signature` is a PNG, JPEG or SVG file."""

    name: str
    department: str = ""
    title: str = ""
    signature: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class LetterContent:
    """One letter. `layout` is a file of `resources/layouts`, `language` a BCP 47 tag.

    `paragraphs` begin with the salutation; a line feed inside one begins a new line. `code` is what
    a scanner reads off the letter when it comes back (the reference), "" for none.
    """

    layout: str
    language: str
    sender: Sender
    recipient: Recipient
    date: str
    reference: str
    subject: str
    paragraphs: tuple[str, ...]
    closing: str
    signatory: Signatory
    enclosures: tuple[str, ...] = ()
    letterhead: Letterhead = PLAIN
    code: str = ""


@dataclass(frozen=True, slots=True)
class PostcardContent:
    """One postcard: everybody can read it, so it has no place for what a case is about (PRO-4.1).

    `title` and `paragraphs` come from a template whose context holds the reference, who has
    the case and when an answer comes, and nothing more.
    """

    layout: str
    language: str
    sender: Sender
    recipient: Recipient
    date: str
    reference: str
    title: str
    paragraphs: tuple[str, ...]
    closing: str = ""
    letterhead: Letterhead = PLAIN


class Sides(StrEnum):
    """What is printed on a postcard's two sides."""

    ONE = "one"  # message and address side by side; the other side stays as it is
    MESSAGE = "message"  # the address alone, and the message on the back
    PICTURE = "picture"  # message and address side by side, and a picture on the back


class Flip(StrEnum):
    """Over which edge the printer turns a sheet for its back."""

    LONG = "long"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class CardPrint:
    """How postcards go on their sheets.

    The first sheet begins at place `start`, from 1: those before it have been used. `picture` is a PNG,
    JPEG or SVG file for the back; without one it shows the office's logo or name.
    """

    start: int = 1
    sides: Sides = Sides.ONE
    flip: Flip = Flip.LONG
    picture: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a slip's head: what it is, and its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class SlipContent:
    """A referral slip: what the department gets in hand, with the expected date (POL-24).

    It stays in the office, so it carries the case's own words in `details`.
    """

    layout: str
    language: str
    office: str
    reference: str
    department: str
    person: str
    answer_by: str
    subject: str
    facts: tuple[Fact, ...]
    details: str = ""
    kind: str = ""  # what it is called, where it is no referral of a case
    due_label: str = ""  # what stands over the date then


class Align(StrEnum):
    """At which edge of its column a value stands; numbers stand at the end."""

    START = "start"
    CENTRE = "centre"
    END = "end"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a report. `share` is its part of the width, relative to the others.

    A column to be written in by hand has a line on its left.
    """

    title: str
    share: float = 1.0
    align: Align = Align.START
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class TableContent:
    """A list on paper: any list of the program, with its title and what it was filtered by.

    `least_row` is the height in mm that every row has at least, where people are to write.
    """

    layout: str
    language: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    office: str = ""
    subtitle: str = ""
    date: str = ""
    least_row: float = 0.0
