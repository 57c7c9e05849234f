"""What is owed as rows: grouped by when, the deadlines of one case folded into one row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from frontdesk.domain.due import DueGroup, DueView, Urgency
from frontdesk.domain.kinds import DeadlineKind
from frontdesk.services.owed.item import OwedItem
from frontdesk.ui.look.painting import ChipText
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.widgets.grouped import Entries, Entry, Group, Lines
from frontdesk.words import Words

_SAFETY = "safety"  # the group above those of `DueGroup` (PRO-8.1)
_TO_REFER = "refer"  # whoever logged it keeps it until it is referred
_ROWS_OF_THEIR_OWN = (DeadlineKind.CALLBACK, DeadlineKind.MESSAGE)
_TONES = {Urgency.OVERDUE: Tone.OVERDUE, Urgency.SOON: Tone.SOON, Urgency.NORMAL: Tone.NEUTRAL}


@dataclass(frozen=True, slots=True)
class OwedRow:
    """The deadline that comes first for one case, and those that follow it."""

    item: OwedItem
    then: tuple[OwedItem, ...] = ()


def folded(items: Iterable[OwedItem]) -> tuple[OwedRow, ...]:
    """Fold what is owed for one case into its soonest deadline; `items` come soonest first.

    Callbacks and messages stay rows of their own: they are other things to do.
    """
    rows: dict[object, list[OwedItem]] = {}
    for item in items:
        own = item.case is None or item.kind in _ROWS_OF_THEIR_OWN
        rows.setdefault(("deadline", item.deadline_id) if own else item.case, []).append(item)
    return tuple(OwedRow(first, tuple(then)) for first, *then in rows.values())


def chip(item: OwedItem, view: DueView, words: Words) -> ChipText:
    """Return how long until or since a deadline."""
    countdown = view.countdown(item.due)
    return ChipText(words.render(countdown.message), _TONES[countdown.urgency])


def groups(rows: Sequence[OwedRow], view: DueView, words: Words) -> tuple[Group, ...]:
    """Return the cards of Today; a group without rows is left out, a row is worded when it is seen."""
    known = by_key(rows)
    keys: dict[str, list[object]] = {group: [] for group in (_SAFETY, *DueGroup)}
    for key, row in known.items():
        keys[_SAFETY if row.item.on_top else view.group(row.item.due)].append(key)

    def make(key: object) -> Entry:
        return entry(known[key], view, words)

    return tuple(_group(which, Entries(held, make), words) for which, held in keys.items() if held)


def entry(row: OwedRow, view: DueView, words: Words) -> Entry:
    """Return one row: when, who, what and why, who has it, and the next action."""
    item = row.item
    cells = (Lines(_name(item, words), _subject(item, words)), _owed(row, words), _holder(item, words))
    action = "look_at" if _is_given_idea(item) else item.action
    return Entry(item.deadline_id, cells, chip(item, view, words), words.text(f"action.{action}"))


def by_key(rows: Iterable[OwedRow]) -> Mapping[object, OwedRow]:
    """Return the rows by the keys of their entries."""
    return {row.item.deadline_id: row for row in rows}


def _group(which: str, entries: Entries, words: Words) -> Group:
    tone = Tone.OVERDUE if which in (_SAFETY, DueGroup.OVERDUE) else Tone.NEUTRAL
    return Group(words.text(f"due.group.{which}"), entries, tone, str(len(entries)))


def _name(item: OwedItem, words: Words) -> str:
    return item.customer_name or words.text("customer.nameless")


def _subject(item: OwedItem, words: Words) -> str:
    kind = words.text(f"kind.{item.case_kind}") if item.case_kind else ""
    return " · ".join(filter(None, (item.case, kind, item.subject, item.number)))


def _owed(row: OwedRow, words: Words) -> Lines:
    item = row.item
    what = words.text("today.idea_given" if _is_given_idea(item) else f"deadline.{item.kind}")
    if row.then:
        following = words.text(f"deadline.{row.then[0].kind}")
        what = words.text("today.then", what=what, following=following[:1].lower() + following[1:])
    why = (words.render(item.why), item.provisions[0] if item.provisions else "")
    return Lines(what, " · ".join(filter(None, why)))


def _is_given_idea(item: OwedItem) -> bool:
    """Whether it is that a colleague has been given a suggestion, of which they have yet to take note."""
    return item.suggestion is not None and item.kind is DeadlineKind.MESSAGE


def _holder(item: OwedItem, words: Words) -> Lines:
    if item.action == _TO_REFER and item.department and not item.owner:
        return Lines(item.department, words.text("today.nobody_named"))
    if item.action == _TO_REFER or not (item.owner or item.department):
        return Lines(words.text("today.not_referred"))
    if item.stands_in:
        return Lines(item.owner, words.text("today.stands_in", name=item.stands_in))
    return Lines(item.owner or item.department, item.department if item.owner else "")
