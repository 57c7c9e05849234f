"""What the window of a call shows, read together off the UI thread."""

from __future__ import annotations

from dataclasses import dataclass

from frontdesk.domain.errors import ConflictError
from frontdesk.services.callbacks.view import callback_view
from frontdesk.services.callbacks.views import CallbackView
from frontdesk.services.context import Context
from frontdesk.services.office.particulars import office
from frontdesk.words import Words, words_for


@dataclass(frozen=True, slots=True)
class CallAsked:
    """A callback, and the words of the language in which the customer is spoken to."""

    view: CallbackView
    words: Words


def ask_call(context: Context, callback: int) -> CallAsked:
    """Return what the window of a call shows. Raises `NotFoundError` (field "callback")."""
    view, particulars = callback_view(context, callback=callback), office(context)
    language = view.row.language or particulars.language
    words = words_for(language, timezone=particulars.zone, territory=particulars.country, clock=context.clock)
    return CallAsked(view, words)


def ask_open_call(context: Context, *, callback: int) -> CallAsked:
    """Return the same of a callback that has not ended. Raises `ConflictError` when it has."""
    asked = ask_call(context, callback)
    if asked.view.row.done is not None:
        raise ConflictError("deadline.done_already", field="callback")
    return asked
