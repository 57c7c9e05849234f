"""Documents to test with, and what can be read back from a PDF. All people are invented."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from frontdesk.documents.content import (
    Align,
    Column,
    Fact,
    LetterContent,
    PostcardContent,
    Recipient,
    Sender,
    Signatory,
    SlipContent,
    TableContent,
)
from frontdesk.documents.layouts.geometry import millimetres
from frontdesk.documents.sheets.envelopes import write_envelopes
from frontdesk.documents.sheets.labels import write_labels
from frontdesk.domain.errors import FrontDeskError

SENDER = Sender(
    "Riverside Housing Office",
    ("1200 Harbor Street", "Albany, NY 12207"),
    "(518) 555-0142",
    "hello@riverside.example",
    "www.riverside.example",
)
RECIPIENT = Recipient(("Ada Quill", "17 Orchard Lane", "Springfield, IL 62704"))
LETTER = LetterContent(
    layout="us_number_10",
    language="en",
    sender=SENDER,
    recipient=RECIPIENT,
    date="November 23, 2026",
    reference="26-00427-0",
    subject="We are looking after your complaint",
    paragraphs=("Dear Ada Quill,", "Maria Sandoval in Billing will answer you by Thursday, December 3."),
    closing="Yours sincerely,",
    signatory=Signatory("Maria Sandoval", "Billing"),
)
POSTCARD = PostcardContent(
    layout="postcard_us",
    language="en",
    sender=SENDER,
    recipient=RECIPIENT,
    date="November 23, 2026",
    reference="26-00427-0",
    title="Thank you for getting in touch",
    paragraphs=("Dear Ada Quill,", "Maria Sandoval in Billing will answer you by Thursday, December 3."),
    closing="With kind regards",
)
SLIP = SlipContent(
    layout="slip_a5",
    language="en",
    office="Riverside Housing Office",
    reference="26-00427-0",
    department="Billing",
    person="Maria Sandoval",
    answer_by="Thursday, December 3, 17:00",
    subject="Charged twice for November",
    facts=(Fact("Customer", "Ada Quill"), Fact("Received", "Friday, November 20, 16:40")),
    details="I was charged twice.\nPlease pay it back.",
)
TABLE = TableContent(
    layout="table_a4",
    language="en",
    title="What we owe",
    columns=(Column("Reference"), Column("Customer", 2), Column("Days", 0.5, Align.END)),
    rows=(("26-00427-0", "Ada Quill", "3"), ("26-00428-8", "Boris Marsh", "-1")),
    office="Riverside Housing Office",
    subtitle="Open cases, soonest first",
    date="November 23, 2026",
)


def letter(**changes: Any) -> LetterContent:
    """Return the letter with some of it changed."""
    return replace(LETTER, **changes)


def letter_to(*lines: str, **changes: Any) -> LetterContent:
    """Return the letter to another address."""
    return replace(LETTER, recipient=Recipient(lines), **changes)


@dataclass(frozen=True)
class Found:
    """A text of a finished PDF and where its baseline begins, in mm from the upper left corner."""

    text: str
    left: float
    baseline: float
    size: float

    @property
    def top(self) -> float:
        """The upper edge of its capital letters."""
        return self.baseline - millimetres(0.73 * self.size)


def pages(pdf: bytes) -> list[str]:
    """Return the text of every page as a reader extracts it, spaces evened out."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def found(pdf: bytes, page: int = 0) -> list[Found]:
    """Return every text of a page with its place."""
    reader = PdfReader(BytesIO(pdf)).pages[page]
    height = float(reader.mediabox.height)
    texts: list[Found] = []

    def visit(text: str, _: list[float], matrix: list[float], font: object, size: float) -> None:
        if text.strip():
            texts.append(Found(text.strip(), millimetres(matrix[4]), millimetres(height - matrix[5]), size))

    reader.extract_text(visitor_text=visit)
    return texts


def place_of(text: str, pdf: bytes, page: int = 0) -> Found:
    """Return where the line begins that is `text`, or contains it."""
    lines = found(pdf, page)
    same = (line for line in lines if line.text == text)
    return next(same, None) or next(line for line in lines if text in line.text)


def refusal_of(work: Callable[[], object]) -> str:
    """Do `work` and return the message id of its refusal, or "" when it was done."""
    try:
        work()
    except FrontDeskError as refusal:
        return refusal.message.id
    return ""


def fonts(pdf: bytes) -> Mapping[str, Any]:
    """Return the fonts of the first page's resources."""
    resources: Any = PdfReader(BytesIO(pdf)).pages[0]["/Resources"]
    return {name: font.get_object() for name, font in resources["/Font"].items()}


def envelopes_pdf(recipients: Iterable[Recipient], layout: str, sender: Sender, **how: Any) -> bytes:
    """Return envelopes as one PDF."""
    sink = BytesIO()
    write_envelopes(recipients, layout, sender, sink, **how)
    return sink.getvalue()


def labels_pdf(recipients: Iterable[Recipient], layout: str, **how: Any) -> bytes:
    """Return sheets of labels as one PDF."""
    sink = BytesIO()
    write_labels(recipients, layout, sink, **how)
    return sink.getvalue()
