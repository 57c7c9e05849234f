"""Letters as they are shown before and after they are printed."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from frontdesk.domain.errors import ConflictError
from frontdesk.domain.kinds import Way
from frontdesk.services.attachments import OpenedDocument, open_document
from frontdesk.services.context import Context
from frontdesk.services.correspondence import Refused, make_batch, paper_batches, read_letter
from frontdesk.ui.mail.left_out import named


@dataclass(frozen=True, slots=True)
class Drawn:
    """Letters of one paper as they will be printed."""

    way: Way
    ids: tuple[int, ...]
    name: str  # of a single letter
    data: bytes
    refused: tuple[Refused, ...]


def kept(context: Context, letter: int) -> OpenedDocument:
    """Return a letter as it was printed. Raises `ConflictError` for one that was not."""
    found = read_letter(context, id=letter)
    if found.document is None:
        raise ConflictError("letter.never_printed", field="letter", reference=found.name)
    return open_document(context, document=found.document)


def drawn(context: Context, ids: tuple[int, ...]) -> OpenedDocument | list[Drawn]:
    """Return the PDFs of letters by their paper; of a single one that was printed, what was printed."""
    if len(ids) == 1 and read_letter(context, id=ids[0]).document is not None:
        return kept(context, ids[0])
    found = []
    for paper in paper_batches(context, ids=ids):
        sink = BytesIO()
        batch = make_batch(context, ids=paper.ids, sink=sink)
        if not batch.placed:
            raise named(batch.refused[0])
        placed = tuple(each.id for each in batch.placed)
        name = read_letter(context, id=placed[0]).name if len(placed) == 1 else ""
        found.append(Drawn(paper.way, placed, name, sink.getvalue(), batch.refused))
    return found
