"""What is shown when the office cannot be opened: why, and the way back from a copy where there is one."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from frontdesk.domain.errors import StoreError
from frontdesk.services.office.setup import suggested_office
from frontdesk.ui.forms.texts import speak_qt
from frontdesk.ui.opening.copies import ask_which
from frontdesk.ui.widgets.ask_box import AskBox
from frontdesk.words import Words, words_for

_MENDED_BY_A_COPY = frozenset({"store.damaged", "store.not_a_database", "store.emptied"})


def show_fault(fault: StoreError, language: str) -> None:
    """Say why the office cannot be opened, and wait until that is read."""
    words = _words(language)
    title = words.text("start.cannot_open")
    box = AskBox(title, words.render(fault.message))
    box.offer(words.text("start.close"), primary=True)
    box.ask()


def ask_after_fault(fault: StoreError, language: str) -> Path | None:
    """Say why the office cannot be opened, and return the copy that is to be brought back, if one is."""
    where = fault.message.params.get("where")
    if fault.message.id not in _MENDED_BY_A_COPY or not where:
        show_fault(fault, language)
        return None
    words = _words(language)
    return ask_which(
        words, str(where), title=words.text("start.cannot_open"), why=words.render(fault.message)
    )


def _words(language: str) -> Words:
    """Return the words of the user's language, in the time of this computer: the office's is unknown."""
    speak_qt(language)
    return words_for(language, timezone=ZoneInfo(suggested_office({}).timezone))
