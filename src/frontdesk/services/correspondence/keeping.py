"""Keeping the PDFs of a batch, each letter's own, while it is drawn."""

from __future__ import annotations

from frontdesk.services.context import Context
from frontdesk.services.correspondence.batches import Placed
from frontdesk.services.correspondence.drawing import Drawn
from frontdesk.store.models import Correspondence, PrintJobItem

_AT_ONCE = 25  # letters whose PDFs are kept in one transaction


class Keeping:
    """Keeps the PDFs of drawn letters, some in each transaction, so that memory stays small."""

    def __init__(self, ctx: Context, job: int) -> None:
        self._ctx = ctx
        self._job = job
        self._drawn: list[tuple[Drawn, Placed]] = []

    def keep(self, drawn: Drawn, placed: Placed) -> None:
        """Keep one more letter's PDF."""
        self._drawn.append((drawn, placed))
        if len(self._drawn) >= _AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Write down what has not been yet."""
        store = self._ctx.store
        with store.transaction():
            for drawn, placed in self._drawn:
                where = {"first_sheet": placed.first_sheet, "sheets": placed.sheets}
                row = PrintJobItem.update(blob=store.blobs.keep(drawn.data), **where)
                store.execute(
                    row.where(PrintJobItem.job == self._job, PrintJobItem.correspondence == placed.id)
                )
                made = Correspondence.update(subject=drawn.subject, **drawn.made_from)
                store.execute(made.where(Correspondence.id == placed.id))
        self._drawn.clear()
