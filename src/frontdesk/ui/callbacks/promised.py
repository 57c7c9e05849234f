"""Shows what to say when a call is promised, in the customer's language and by their clock."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from frontdesk.services.callbacks.preview import CallbackPreview
from frontdesk.ui.look.say import say_message
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.say_box import SayBox
from frontdesk.words import words_for


def say_promise(page: PageContext, box: SayBox, found: CallbackPreview | None, zone: str = "") -> None:
    """Show the sentence, or hide the box as long as there is none; `zone` is the customer's, if another."""
    box.setVisible(found is not None and found.say is not None)
    if found is not None and found.say is not None:
        timezone = ZoneInfo(zone) if zone else page.timezone
        words = words_for(found.language, timezone=timezone, clock=page.context.clock)
        box.set_heading(page.say("intake.say"))
        say_message(box, found.say, words)
