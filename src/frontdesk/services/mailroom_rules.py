"""What the office has decided about its letters: which kinds a second person approves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from frontdesk.domain.kinds import CorrespondenceState, LetterKind
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.events import record
from frontdesk.store.models import Correspondence, Setting
from frontdesk.store.store import Store

MAILROOM_KEY = "mailroom"  # in the settings
_CHANGED = Changes(frozenset({Area.OFFICE, Area.CORRESPONDENCE}))


@dataclass(frozen=True, slots=True)
class MailroomRules:
    """The kinds of letters that nobody sends without a colleague's approval."""

    approval: frozenset[LetterKind] = frozenset()


def mailroom_rules(store: Store) -> MailroomRules:
    """Return what the office has decided; nothing needs approval before anybody decides."""
    kept = store.value(Setting.select(Setting.value).where(Setting.key == MAILROOM_KEY)) or {}
    known = {kind.value: kind for kind in LetterKind}
    return MailroomRules(frozenset(known[name] for name in kept.get("approval", ()) if name in known))


def set_approval(ctx: Context, *, kinds: Iterable[LetterKind]) -> Done[MailroomRules]:
    """Let a second person approve these kinds from now on; what waited for it and need not is released."""
    rules = MailroomRules(frozenset(kinds))
    with ctx.store.transaction():
        if rules == mailroom_rules(ctx.store):
            return Done(rules, Changes())
        value = {"approval": sorted(rules.approval)}
        row = Setting.insert(key=MAILROOM_KEY, value=value)
        kept = row.on_conflict(conflict_target=[Setting.key], update={Setting.value: value})
        kept.execute(ctx.store.database)
        _release(ctx.store, rules)
        record(ctx, "mailroom.changed", payload=value)
    return Done(rules, _CHANGED)


def _release(store: Store, rules: MailroomRules) -> None:
    waiting = Correspondence.state == CorrespondenceState.TO_APPROVE.value
    free = [kind.value for kind in LetterKind if kind not in rules.approval]
    released = Correspondence.update(state=CorrespondenceState.PENDING.value)
    store.execute(released.where(waiting, Correspondence.kind.in_(free)))
