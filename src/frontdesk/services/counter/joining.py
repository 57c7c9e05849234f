"""“I want that too” at the counter."""

from __future__ import annotations

from frontdesk.domain.errors import ConflictError
from frontdesk.services.changes import Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.suggestions.entry import SupporterEntry
from frontdesk.services.suggestions.supporting import support


def join_at_counter(ctx: Context, *, reference: str, entry: SupporterEntry) -> Done[None]:
    """Let somebody join an entry. Raises like `support`.

    Who joined it before is thanked like everybody: a stranger who types somebody's number learns nothing.
    """
    try:
        return Done(None, support(ctx, reference=reference, entry=entry).changes)
    except ConflictError as refusal:
        if refusal.message.id != "suggestion.supports_already":
            raise
        return Done(None, Changes())
