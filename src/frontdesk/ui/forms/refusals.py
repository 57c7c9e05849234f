"""Shows why something was refused, beside the field that it concerns."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from frontdesk.domain.errors import FrontDeskError
from frontdesk.ui.forms.loading import find
from frontdesk.ui.look.breaking import breakable
from frontdesk.ui.widgets.field import Field
from frontdesk.words import Words


class Refusals:
    """Knows which field of a form each input's name belongs to.

    A field's own name in the form serves as well. What concerns no field on
    screen is shown in the form's `problem` label.
    """

    def __init__(self, form: QWidget, words: Words, places: Mapping[str, str]) -> None:
        self._form = form
        self._words = words
        self._places = places
        self._problem = find(form, QLabel, "problem")
        self.clear()

    def clear(self) -> None:
        """Take every reason away."""
        for field in self._form.findChildren(Field):
            if field.error:
                field.show_error("")
        self._tell("")

    def show(self, refusal: FrontDeskError) -> None:
        """Show a refusal, and put the keyboard where it can be mended."""
        field = self.tell(refusal)
        if field is not None:
            field.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, refusal: FrontDeskError) -> Field | None:
        """Show a refusal and leave the keyboard where it is; return the field beside which it stands."""
        self.clear()
        reason = self._words.render(refusal.message)
        field = self._field(refusal.field or "")
        if field is None or not field.isVisibleTo(self._form):
            self._tell(reason)
            return None
        if field.narrow:
            field.mark(reason)
            field.mended.connect(lambda: self._tell(""), Qt.ConnectionType.SingleShotConnection)
            self._tell(reason)
        else:
            field.show_error(reason)
        return field

    def _field(self, name: str) -> Field | None:
        """Return the field of an input, or of the nearest input that contains it."""
        while name:
            found: Field | None = self._form.findChild(Field, self._places.get(name, name))
            if found is not None:
                return found
            name = name.rpartition(".")[0]
        return None

    def _tell(self, reason: str) -> None:
        self._problem.setText(breakable(reason))
        self._problem.setVisible(bool(reason))
