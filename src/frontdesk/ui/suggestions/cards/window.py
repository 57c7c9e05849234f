"""A whole sheet of cards written down at once: one row for each, its picture beside it (POL-06)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QScrollArea, QVBoxLayout, QWidget

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.suggestions.cards import CardsRead, read_cards, write_cards
from frontdesk.ui.dialogs.opening import CARDS, Opening
from frontdesk.ui.dialogs.operation import Operation, OperationDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.look.layouts import fitting
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.suggestions.cards.picture import CardView
from frontdesk.ui.suggestions.cards.row import CardRow
from frontdesk.ui.suggestions.cards.taking_back import take_back
from frontdesk.ui.tasks.lanes import Lane
from frontdesk.ui.widgets.buttons import SecondaryButton

_WIDTH, _HEIGHT = 1120, 720
_READ_KEYS = "Ctrl+O"
_KINDS = "PDF, PNG, JPEG, TIFF (*.pdf *.png *.jpg *.jpeg *.tif *.tiff)"


class CardsDialog(OperationDialog):
    """Rows for cards; those that stay empty are left out, and all others are written down together."""

    FORM = "dialog_cards"
    TEXTS = "dialog.cards"

    def __init__(self, page: PageContext, parent: QWidget | None = None) -> None:
        self._rows: list[CardRow] = []
        self._sheets: dict[str, None] = {}  # files that were read
        super().__init__(page, parent)
        self.resize(fitting(self, _WIDTH, _HEIGHT))

    @property
    def rows(self) -> Sequence[CardRow]:
        """Return the rows, from the top."""
        return tuple(self._rows)

    def prepare(self) -> None:
        """Begin with one row, and offer to read a sheet."""
        room = find(self.form, QWidget, "body").layout()
        if isinstance(room, QVBoxLayout):
            room.setStretch(0, 1)
        self._host = find(self.body, QWidget, "rows")
        self._column = QVBoxLayout(self._host)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(12)
        self._column.addStretch(1)
        beside = QVBoxLayout(find(self.body, QWidget, "picture_host"))
        beside.setContentsMargins(0, 0, 0, 0)
        self._picture = CardView(self.page.say("suggestions.cards.no_picture"))
        beside.addWidget(self._picture)
        read = SecondaryButton(self.page.say("suggestions.cards.read"), icon="paperclip", key_hint=_READ_KEYS)
        QShortcut(QKeySequence(_READ_KEYS), self).activated.connect(read.click)
        read.setObjectName("read_sheet")
        read.clicked.connect(self._ask_sheets)
        self.add_button(read)
        self.setAcceptDrops(True)
        self._told = find(self.body, QLabel, "told")
        self._told.setText(self.page.say("suggestions.cards.hint"))
        self.add_row().focus()

    def fit(self) -> None:
        """Stay as large as it is: the rows scroll."""

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        super().showEvent(event)
        self._rows[0].focus()

    def opening(self) -> Opening:
        """Return what opens the window again."""
        return Opening(self.texts, CARDS)

    def values(self) -> dict[str, Any]:
        """Return what stands in the rows, and which sheets the pictures are read from again."""
        rows = [row.values for row in self._rows if not row.empty or row.code]
        return {"rows": rows, "sheets": list(self._sheets)}

    def restore(self, values: Mapping[str, Any]) -> None:
        """Show the rows that a draft kept."""
        for place, kept in enumerate(values.get("rows", ())):
            row = self._rows[place] if place < len(self._rows) else self.add_row()
            row.restore(kept)
        if values.get("sheets"):
            self.read_sheets([Path(sheet) for sheet in values["sheets"]])

    def operation(self) -> Operation:
        """Return the writing down of every row that holds something."""
        for row in self._rows:
            row.clear_problem()
        entries = [row.entry for row in self._written]
        return lambda context: write_cards(context, entries=entries)

    def told(self, result: object) -> str:
        """Say how many stand in the book now."""
        count = len(result) if isinstance(result, tuple) else 0
        return self.page.say("dialog.cards.done", count=count)

    def undo(self, result: object) -> Callable[[], None] | None:
        """Return the taking back of the whole batch, which the notice after it takes back in turn."""
        return partial(take_back, self.page, result) if isinstance(result, tuple) else None

    def refuse(self, refusal: FrontDeskError) -> None:
        """Say what is wrong at the row that it concerns."""
        sort, _, rest = (refusal.field or "").partition(".")
        number = rest.partition(".")[0]
        written = self._written
        if sort == "rows" and number.isdecimal() and int(number) < len(written):
            self._confirm.setEnabled(True)
            row = written[int(number)]
            row.refuse(refusal)
            self._go_to(row)
            return
        super().refuse(refusal)

    def add_row(self) -> CardRow:
        """Return a new row under the others."""
        row = CardRow(self._host, self.page)
        self._column.insertWidget(len(self._rows), row.form)
        row.next_wanted.connect(lambda: self._next(row))
        row.entered.connect(lambda: self._show_picture(row))
        self._rows.append(row)
        if self._keeping is not None:
            self._keeping.watch(row.form)
        row.form.show()
        return row

    def read_sheets(self, paths: Sequence[Path]) -> None:
        """Read the codes off scanned sheets; each card gets a row with its picture."""
        self.page.read(
            lambda context: read_cards(context, paths=paths),
            lambda found: self._found(found, paths),
            self.refuse,
            lane=Lane.FILES,
            owner=self,
        )

    def event(self, event: QEvent) -> bool:
        """Take sheets that are dropped anywhere onto the window."""
        if isinstance(event, QDragEnterEvent) and event.mimeData().hasUrls():
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() is QEvent.Type.Drop:
            urls = event.mimeData().urls()
            self.read_sheets([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
            event.acceptProposedAction()
            return True
        return super().event(event)

    @property
    def _written(self) -> list[CardRow]:
        return [row for row in self._rows if not row.empty]

    def _ask_sheets(self) -> None:
        title = self.page.say("suggestions.cards.read")
        names, _ = QFileDialog.getOpenFileNames(self, title, "", _KINDS)
        if names:
            self.read_sheets([Path(name) for name in names])

    def _found(self, found: CardsRead, paths: Sequence[Path]) -> None:
        """Give each card its row; one that has its row already gets its picture there."""
        self._sheets |= dict.fromkeys(map(str, paths))
        rows = {row.code: row for row in self._rows if row.code}
        free = [row for row in self._rows if row.empty and not row.code]
        for code, scan in found.blank:
            row = rows.get(code) or (free.pop(0) if free else self.add_row())
            row.show_card(code, scan)
        self._told.setText(
            self.page.say(
                "suggestions.cards.found",
                count=len(found.blank),
                written=len(found.written),
                unknown=len(found.unknown),
            )
        )
        self._go_to(next((row for row in self._rows if row.empty), self._rows[0]))

    def _next(self, row: CardRow) -> None:
        """Go on to the next card, which gets a row if there is none yet."""
        at = self._rows.index(row) + 1
        self._go_to(self._rows[at] if at < len(self._rows) else self.add_row())

    def _go_to(self, row: CardRow) -> None:
        row.focus()
        find(self.body, QScrollArea, "rows_area").ensureWidgetVisible(row.form)
        self._show_picture(row)

    def _show_picture(self, row: CardRow) -> None:
        scan = row.scan
        self._picture.show_picture(scan.data if scan else b"", scan.name if scan else "")
