"""Drawing one letter as its own PDF, which is kept with its case."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO

from frontdesk.documents.content import LetterContent, PostcardContent
from frontdesk.documents.finished.check import Written
from frontdesk.documents.layouts.geometry import NO_OFFSET
from frontdesk.domain.correspondence import PAPER
from frontdesk.domain.errors import ConflictError
from frontdesk.services.context import Context
from frontdesk.services.correspondence.content import content_of
from frontdesk.services.correspondence.pages import write_pages
from frontdesk.services.correspondence.record import LetterRecord
from frontdesk.services.correspondence.seen import faults
from frontdesk.services.correspondence.wording import wording


@dataclass(frozen=True, slots=True)
class Drawn:
    """A letter as its own PDF."""

    letter: LetterRecord
    content: LetterContent | PostcardContent
    template: int | None  # the version of the text that it was made from, to be kept with it
    template_version: str
    pages: int
    data: bytes = field(repr=False)

    @property
    def made_from(self) -> dict[str, object]:
        """The columns that remember which version of its text the letter was made from."""
        return {"template": self.template, "template_version": self.template_version}

    @property
    def subject(self) -> str:
        """What the letter says it is about."""
        return self.content.subject if isinstance(self.content, LetterContent) else self.content.title


def draw(ctx: Context, letter: LetterRecord) -> Drawn:
    """Return a letter or postcard as a PDF. Raises `FrontDeskError` when it cannot be as it should.

    The finished PDF is read again: the address must be seen in the envelope's window and nothing else be.
    """
    if letter.way not in PAPER:
        raise ConflictError("letter.is_an_email", field="letter", reference=letter.name)
    worded = wording(ctx, letter)
    content = content_of(ctx, letter, worded)
    sink = BytesIO()
    written: list[Written] = []
    pages = write_pages(ctx, [content], sink, written=written.append)
    for error in faults(sink, written, NO_OFFSET).values():
        raise error
    return Drawn(letter, content, worded.template, worded.version, pages, sink.getvalue())
