"""The small windows of the Mailroom: posting, what came out of a printer, giving a letter back."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import PostalService
from frontdesk.services.correspondence import (
    JobLetter,
    LetterRecord,
    Outcome,
    PrintJobView,
    job_letters,
    mark_posted,
    mark_printed_until,
    send_back,
    undo_letters,
)
from frontdesk.ui.dates import dress_date
from frontdesk.ui.dialogs.opening import Opening
from frontdesk.ui.dialogs.operation import Operation, OperationDialog
from frontdesk.ui.forms import find
from frontdesk.ui.joined import heading
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.plain_text import text_of
from frontdesk.ui.widgets.dates import DateField
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.segmented import Choice, Segmented

_INSET = 9  # pixels between the frame of a number and its text, as in the other fields


class PostDialog(OperationDialog):
    """On which day and by which service letters were posted; what they belong to ends on that day."""

    FORM = "dialog_post"
    TEXTS = "dialog.post"
    PLACES: ClassVar = {
        "day": "day_field",
        "service": "service_field",
        "registered_number": "number_field",
    }

    def __init__(self, page: PageContext, ids: tuple[int, ...], parent: QWidget | None = None) -> None:
        self._ids = ids
        super().__init__(page, parent, about=page.say("dialog.post.about", count=len(ids)))

    def prepare(self) -> None:
        """Today, by ordinary post."""
        say = self.page.say
        self._day = find(self.body, DateField, "day")
        dress_date(self.page, self._day, prefers_past=True)
        self._day.set_date(self.page.today())
        self._service = find(self.body, Segmented, "service")
        self._service.set_choices(
            [Choice(each.value, say(f"service.{each}")) for each in PostalService], numbered=True
        )
        self._service.set_value(PostalService.ORDINARY)
        self._number = find(self.body, QLineEdit, "number")
        self._service.chosen.connect(self._show_number)
        find(self.body, QLabel, "hint").setText(say("dialog.post.hint"))
        self._show_number()

    def operation(self) -> Operation:
        """Return the marking. A day that was not understood is refused beside its field."""
        ids, day, service = self._ids, self._day.date, PostalService(self._service.value)
        number = self._number.text() if self._numbered else ""
        if day is None:
            raise FrontDeskError("typed.no_date", field="day")
        return lambda context: mark_posted(
            context, ids=ids, day=day, service=service, registered_number=number
        )

    def told(self, result: object) -> str:
        """Say how many were marked."""
        count = len(result.ids) if isinstance(result, Outcome) else 0
        return self.page.say("dialog.post.done", count=count)

    def undo(self, result: object) -> Callable[[], None] | None:
        """Return what takes the marking back."""
        if not isinstance(result, Outcome) or not result.ids:
            return None
        page, ids = self.page, result.ids

        def take_back() -> None:
            page.write(lambda context: undo_letters(context, ids=ids))

        return take_back

    @property
    def _numbered(self) -> bool:
        return self._service.value in (PostalService.REGISTERED, PostalService.COURIER)

    def _show_number(self) -> None:
        find(self.body, Field, "number_field").setVisible(self._numbered)


class CameOutDialog(OperationDialog):
    """The printer stopped: up to which sheet its work lies in the tray."""

    FORM = "dialog_came_out"
    TEXTS = "dialog.came_out"
    PLACES: ClassVar = {"sheet": "sheet_field"}

    def __init__(self, page: PageContext, job: PrintJobView, parent: QWidget | None = None) -> None:
        self._job = job
        self._letters: tuple[JobLetter, ...] = ()
        about = page.say("dialog.came_out.about", title=job.title, sheets=job.sheets)
        super().__init__(page, parent, about=about)

    def prepare(self) -> None:
        """Begin with what the printer reported."""
        self._sheet = find(self.body, QSpinBox, "sheet")
        self._sheet.lineEdit().setTextMargins(_INSET, 0, _INSET, 0)  # a stylesheet's padding stops at the box
        self._sheet.setMaximum(self._job.sheets)
        self._sheet.setValue(self._job.sheets_done)
        self._sheet.valueChanged.connect(self._explain)
        job = self._job.id
        self.page.read(lambda context: job_letters(context, job=job), self._know, owner=self)
        self._explain()

    def operation(self) -> Operation:
        """Return the marking of what came out; the rest waits again."""
        job, sheet = self._job.id, self._sheet.value()
        return lambda context: mark_printed_until(context, job=job, sheet=sheet)

    def told(self, result: object) -> str:
        """Say how many are printed and how many wait again."""
        printed = len(result) if isinstance(result, tuple) else 0
        waiting = max(0, self._job.letters - printed)
        return self.page.say("dialog.came_out.done", printed=printed, waiting=waiting)

    def _know(self, letters: tuple[JobLetter, ...]) -> None:
        self._letters = letters
        self._explain()

    def _explain(self) -> None:
        """Say whose letter the sheet is, and what follows."""
        sheet = self._sheet.value()
        say = self.page.say
        printed = sum(each.last_sheet <= sheet for each in self._letters)
        follows = say("dialog.came_out.follows", printed=printed, waiting=len(self._letters) - printed)
        last = next((each for each in self._letters if each.first_sheet <= sheet <= each.last_sheet), None)
        name = (last.customer_name or last.case) if last else ""
        whose = say("dialog.came_out.whose", sheet=sheet, name=name) if name else ""
        said = filter(None, (say("dialog.came_out.look"), whose, follows))
        find(self.body, QLabel, "hint").setText("\n".join(said))


class SendBackDialog(OperationDialog):
    """Why a letter is given back to whoever wrote it."""

    FORM = "dialog_words"
    TEXTS = "dialog.send_back"
    PLACES: ClassVar = {"note": "words_field"}

    def __init__(self, page: PageContext, letter: LetterRecord, parent: QWidget | None = None) -> None:
        self._letter = letter
        super().__init__(page, parent, about=about_letter(letter))

    def prepare(self) -> None:
        """Say what the text is for."""
        find(self.body, Field, "words_field").setProperty("label", self.page.say("dialog.send_back.label"))
        find(self.body, QLabel, "hint").setText(self.page.say("dialog.send_back.hint"))

    def opening(self) -> Opening:
        """Return what opens the dialog again: only the Mailroom does."""
        return Opening(self.texts, key=str(self._letter.id))

    def operation(self) -> Operation:
        """Return the giving back."""
        letter, note = self._letter, text_of(find(self.body, QPlainTextEdit, "words"))
        return lambda context: send_back(context, id=letter.id, note=note, version=letter.version)


def about_letter(letter: LetterRecord) -> str:
    return heading(letter.case, letter.customer_name, letter.subject)
