"""Cases that an entry has to do with."""

from __future__ import annotations

from frontdesk.domain.errors import ConflictError
from frontdesk.domain.message import message
from frontdesk.services.cases.record import read_case
from frontdesk.services.changes import Area, Done
from frontdesk.services.context import Context
from frontdesk.services.suggestions.change import changing
from frontdesk.store.models import SuggestionCase


def link_case(ctx: Context, *, reference: str, case: str, version: int | None = None) -> Done[None]:
    """Note that a case has to do with an entry. Raises `ConflictError` (field "case") when it is noted."""
    with changing(ctx, reference, version) as change:
        found = read_case(ctx.store, case, field="case")
        known = SuggestionCase.select(SuggestionCase.id).where(
            SuggestionCase.suggestion == change.entry.id, SuggestionCase.case == found.id
        )
        if ctx.store.one(known) is not None:
            raise ConflictError("case.linked_already", field="case", reference=found.reference)
        change.create(SuggestionCase, suggestion=change.entry.id, case=found.id)
        change.areas.add(Area.CASES)
        title = message("timeline.linked", reference=found.reference)
        change.tell("suggestion.case_linked", title, icon="link")
    return change.done(None)


def unlink_case(ctx: Context, *, reference: str, case: str, version: int | None = None) -> Done[None]:
    """Note that a case has nothing to do with an entry after all. Raises `ConflictError` (field "case")."""
    with changing(ctx, reference, version) as change:
        found = read_case(ctx.store, case, field="case")
        known = SuggestionCase.select(SuggestionCase.id).where(
            SuggestionCase.suggestion == change.entry.id, SuggestionCase.case == found.id
        )
        link = ctx.store.value(known)
        if link is None:
            raise ConflictError("suggestion.case_not_linked", field="case", reference=found.reference)
        change.remove(SuggestionCase, link)
        change.areas.add(Area.CASES)
        title = message("timeline.suggestion_unlinked", reference=found.reference)
        change.tell("suggestion.case_unlinked", title, icon="link")
    return change.done(None)
