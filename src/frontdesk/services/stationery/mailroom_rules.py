"""What the office has decided about its mail: who approves letters, what is on the back of postcards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace

from frontdesk.documents.content import Sides
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
    """The kinds of letters that nobody sends without a colleague's approval, and what paper is printed on."""

    approval: frozenset[LetterKind] = frozenset()
    card_back: Sides = Sides.ONE
    label_layout: str = ""  # "": as is customary in the office's country
    envelope_layout: str = ""


def mailroom_rules(store: Store) -> MailroomRules:
    """Return what the office has decided; nothing needs approval before anybody decides."""
    kept = store.value(Setting.select(Setting.value).where(Setting.key == MAILROOM_KEY)) or {}
    known = {kind.value: kind for kind in LetterKind}
    approval = frozenset(known[name] for name in kept.get("approval", ()) if name in known)
    return MailroomRules(
        approval,
        Sides(kept.get("card_back", Sides.ONE)),
        kept.get("label_layout", ""),
        kept.get("envelope_layout", ""),
    )


def set_approval(ctx: Context, *, kinds: Iterable[LetterKind]) -> Done[MailroomRules]:
    """Let a second person approve these kinds from now on; what waited for it and need not is released."""
    with ctx.store.transaction():
        rules = replace(mailroom_rules(ctx.store), approval=frozenset(kinds))
        _release(ctx.store, rules)
        return _keep(ctx, rules)


def set_paper(ctx: Context, *, card_back: Sides, label: str, envelope: str) -> Done[MailroomRules]:
    """Print the back of postcards, labels and envelopes so from now on."""
    with ctx.store.transaction():
        rules = mailroom_rules(ctx.store)
        return _keep(ctx, replace(rules, card_back=card_back, label_layout=label, envelope_layout=envelope))


def _keep(ctx: Context, rules: MailroomRules) -> Done[MailroomRules]:
    if rules == mailroom_rules(ctx.store):
        return Done(rules, Changes())
    value = {**asdict(rules), "approval": sorted(rules.approval)}
    row = Setting.insert(key=MAILROOM_KEY, value=value)
    kept = row.on_conflict(conflict_target=[Setting.key], update={Setting.value: value})
    kept.execute(ctx.store.database)
    record(ctx, "mailroom.changed", payload=value)
    return Done(rules, _CHANGED)


def _release(store: Store, rules: MailroomRules) -> None:
    waiting = Correspondence.state == CorrespondenceState.TO_APPROVE.value
    free = [kind.value for kind in LetterKind if kind not in rules.approval]
    released = Correspondence.update(state=CorrespondenceState.PENDING.value)
    store.execute(released.where(waiting, Correspondence.kind.in_(free)))
