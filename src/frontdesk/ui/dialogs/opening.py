"""What opens a dialog again whose text was put aside. It stands by itself, for the start needs no dialog."""

from __future__ import annotations

from dataclasses import dataclass

from frontdesk.ui.drafts.draft import StoredDraft

FORM = "dialog"
"""What kind of form the drafts of dialogs are of."""

NOTE = "note"
"""The sort of the note on a case's page, which is no dialog."""

TEMPLATE = "template"
"""The sort of the text of a letter, which has a window of its own."""

CALLBACK, AGREE = "callback", "agree"
"""The sorts of the windows of a call, and of a callback that is being agreed."""

SUGGESTION = "suggestion"
"""The sort of what is done with an entry of the suggestion book."""

WRITING = "writing"
"""The sort of a new entry of the suggestion book."""

CARDS = "cards"
"""The sort of cards of the suggestion book that are being written down."""

_ANYWHERE = frozenset(
    {"case", "contact", "deadline", "customer", NOTE, TEMPLATE, CALLBACK, AGREE, SUGGESTION, WRITING, CARDS}
)
"""The sorts of things whose dialogs can be opened from anywhere."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens a dialog again: which one, by its texts, and what it is about, by sort and key.

    Without a sort only its own page opens it, so that it is not offered anywhere else.
    """

    texts: str
    about: str = ""
    key: str = ""

    @property
    def name(self) -> str:
        """The name of its draft."""
        return "-".join(filter(None, (self.texts, self.key)))

    @classmethod
    def of(cls, draft: StoredDraft) -> Opening:
        """Return what opens a draft again."""
        return cls(*(str(draft.values.get(part, "")) for part in ("texts", "about", "key")))


def offered(draft: StoredDraft) -> bool:
    """Whether a draft is of a dialog that can be opened from anywhere, and holds something."""
    return draft.form == FORM and draft.values.get("about") in _ANYWHERE and bool(draft.values.get("fields"))
