"""Opening the counter at a desk."""

from __future__ import annotations

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.changes import Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.counter.code import check_digits, has_code, keep_code
from frontdesk.services.counter.rules import CounterRules, counter_rules
from frontdesk.services.events import record


def open_counter(ctx: Context, *, code: str = "") -> Done[CounterRules]:
    """Note that this desk is the visitors' from now on; return what they are offered.

    `code` is the staff code of an office that has none yet: without one nobody could leave. Raises
    `FrontDeskError` (field "code").
    """
    with ctx.store.transaction():
        if not has_code(ctx.store):
            if not code:
                raise FrontDeskError("counter.no_code", field="code")
            check_digits(code)
            keep_code(ctx, code)
        record(ctx, "counter.opened")
        return Done(counter_rules(ctx.store), Changes())
