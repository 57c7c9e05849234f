"""A callback as it is being agreed: the sentence to say, and what is worth a second look."""

from __future__ import annotations

from dataclasses import dataclass

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.message import Message
from frontdesk.services.callbacks.agree import caller_of, number_of, say_agreed
from frontdesk.services.callbacks.entry import CallbackRequest, check_window, tidy_request
from frontdesk.services.callbacks.rules import callback_rules
from frontdesk.services.callbacks.series_words import Repeating, say_series
from frontdesk.services.callbacks.warnings import callback_warnings
from frontdesk.services.callbacks.zones import zones_of_number
from frontdesk.services.context import Context
from frontdesk.services.customers.page import language_of
from frontdesk.services.customers.phones import Dialled
from frontdesk.services.rules import rules


@dataclass(frozen=True, slots=True)
class CallbackPreview:
    """What to say, in which language (BCP 47); nothing as long as the number is not known."""

    say: Message | None
    language: str
    warnings: tuple[Message, ...]
    staff: int | None  # who is to call
    zones: tuple[str, ...]  # that the number can be in, where the clock differs from the office's


def preview_callback(
    ctx: Context,
    *,
    request: CallbackRequest,
    customer: int | None = None,
    repeating: Repeating | None = None,
    but: int | None = None,
) -> CallbackPreview:
    """Return how a callback would be promised, or a series of them; `but` is the one that would move.

    Raises `FrontDeskError` for the window, person, number or rule.
    """
    with ctx.store.reading():
        office, tidy = rules(ctx), tidy_request(request)
        end = tidy.window_end or tidy.window_start + callback_rules(ctx.store).window
        window = check_window(tidy.window_start, end, ctx.clock.now())
        assignee = caller_of(ctx, tidy)
        number = _number(ctx, tidy.number, customer, office.office.country)
        warnings = callback_warnings(
            ctx, office, window, assignee, number=number, timezone=tidy.timezone, but=but
        )
        own = assignee.staff_id is not None and assignee.staff_id == ctx.actor.staff_id
        say = None
        if number and repeating is not None:
            zone = tidy.timezone
            say = say_series(office, repeating, window, assignee, number, own=own, timezone=zone)
        elif number:
            say = say_agreed(assignee, window, number, own=own)
        zones = zones_of_number(number.dial, window[0], office.timezone) if number else ()
        language = tidy.language or language_of(ctx, customer)
        return CallbackPreview(say, language, warnings, assignee.staff_id, zones)


def _number(ctx: Context, written: str, customer: int | None, country: str) -> Dialled | None:
    """Return the number, or None where none is known yet."""
    try:
        return number_of(ctx.store, written, customer, country)
    except FrontDeskError as refusal:
        if refusal.message.id == "callback.no_number":
            return None
        raise
