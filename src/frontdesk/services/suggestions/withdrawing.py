"""What was prepared to tell somebody and is wanted no longer: no letter goes out, no call is owed."""

from __future__ import annotations

from frontdesk.domain.callbacks import CallbackEnd
from frontdesk.domain.correspondence import CHANGEABLE
from frontdesk.domain.kinds import CorrespondenceState, DeadlineState
from frontdesk.services.changes import Area
from frontdesk.services.suggestions.change import SuggestionChange
from frontdesk.store.models import Callback, Correspondence, Deadline, SuggestionTelling

_UNPRINTED = [state.value for state in sorted(CHANGEABLE)]


def withdraw_prepared(change: SuggestionChange, telling: int, how: str) -> None:
    """Take back the letter or call of somebody who is to be told; what is printed is in the world already."""
    store = change.ctx.store
    letter = (
        Correspondence.select(Correspondence.id)
        .join(SuggestionTelling, on=(SuggestionTelling.correspondence == Correspondence.id))
        .where(SuggestionTelling.id == telling, Correspondence.state.in_(_UNPRINTED))
    )
    for (id_,) in store.rows(letter):
        change.areas.add(Area.CORRESPONDENCE)
        change.alter(Correspondence, id_, state=CorrespondenceState.CANCELLED.value)
    call = (
        Callback.select(Callback.id, Callback.deadline)
        .join(SuggestionTelling, on=(SuggestionTelling.callback == Callback.id))
        .where(SuggestionTelling.id == telling, Callback.done.is_null())
    )
    for id_, deadline in store.rows(call):
        change.areas |= {Area.CALLBACKS, Area.DEADLINES}
        change.alter(Callback, id_, done=change.now, outcome=CallbackEnd.CANCELLED.value)
        if deadline is not None:
            cancelled = DeadlineState.CANCELLED.value
            change.alter(Deadline, deadline, state=cancelled, settled=change.now, settled_how=how)
