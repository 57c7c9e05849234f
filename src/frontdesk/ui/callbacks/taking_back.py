"""Takes back the last step of a callback, from the notice that tells of it."""

from __future__ import annotations

from collections.abc import Callable

from frontdesk.services.callbacks.undoing import undo_callback
from frontdesk.ui.page_context import PageContext


def taking_back(page: PageContext, callback: int) -> Callable[[], None]:
    """Return what takes back the last step of a callback."""

    def take_back() -> None:
        page.write(lambda context: undo_callback(context, callback=callback))

    return take_back
