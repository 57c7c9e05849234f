"""The Mailroom: what waits to be written, approved, printed, sent and posted, soonest owed first.

Only what waits is read, by the index of states: the cost does not grow with what was posted.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from peewee import Case as Choice
from peewee import Expression, ModelSelect, fn

from frontdesk.domain.correspondence import PAPER, WAITING
from frontdesk.domain.kinds import CorrespondenceState, DeadlineState, LetterKind, Way
from frontdesk.services.context import Context
from frontdesk.services.correspondence.mailroom_rows import DEADLINES
from frontdesk.store.folding import fold_key
from frontdesk.store.models import Case, Correspondence, Customer, Deadline
from frontdesk.store.store import Store

_S = CorrespondenceState
_AT_ONCE = 500


class MailroomGroup(StrEnum):
    """What is to be done next, in the order in which a letter goes through."""

    TO_WRITE = "to_write"
    TO_APPROVE = "to_approve"
    TO_PRINT = "to_print"
    TO_SEND = "to_send"
    TO_POST = "to_post"


_STATES: Mapping[MailroomGroup, tuple[CorrespondenceState, ...]] = {
    MailroomGroup.TO_WRITE: (_S.DRAFT,),
    MailroomGroup.TO_APPROVE: (_S.TO_APPROVE,),
    MailroomGroup.TO_PRINT: (_S.PENDING, _S.SPOOLING),
    MailroomGroup.TO_SEND: (_S.PENDING,),
    MailroomGroup.TO_POST: (_S.PRINTED,),
}


@dataclass(frozen=True, slots=True)
class MailroomFilter:
    """Which letters; what is None or empty narrows nothing down."""

    group: MailroomGroup | None = None
    kind: LetterKind | None = None
    way: Way | None = None
    department: int | None = None
    language: str = ""
    whose: int | None = None  # a staff member's id: who has the case, or wrote the letter
    text: str = ""  # a part of a name, of the reference or of the subject


@dataclass(frozen=True, slots=True)
class Mailroom:
    """The ids that a filter lets through, in order, and how many there are of each group."""

    ids: array[int]
    counts: Mapping[MailroomGroup, int] = field(default_factory=dict)
    at_printer: frozenset[int] = frozenset()  # those of them that a batch has already
    languages: tuple[str, ...] = ()  # among all that waits

    @property
    def total(self) -> int:
        """How many wait in all groups."""
        return sum(self.counts.values())


def mailroom(ctx: Context, *, which: MailroomFilter = MailroomFilter()) -> Mailroom:
    """Return what waits; `counts` are of the same filter without its group."""
    with ctx.store.reading():
        ids = ctx.store.ids(_ordered(which))
        counts = _counts(ctx.store, replace(which, group=None))
        return Mailroom(ids, counts, _at_printer(ctx.store), _languages(ctx.store))


def _ordered(which: MailroomFilter) -> ModelSelect[Correspondence]:
    ends = Choice(
        Correspondence.settles, [(settled.value, kind.value) for settled, kind in DEADLINES.items()], ""
    )
    query = _joined(Correspondence.select(Correspondence.id)).left_outer_join(
        Deadline,
        on=(
            (Deadline.case == Correspondence.case)
            & (Deadline.state == DeadlineState.OPEN.value)
            & (Deadline.kind == ends)
        ),
    )
    due = fn.MIN(Deadline.due)
    query = _filtered(which, query).group_by(Correspondence.id, Correspondence.created)
    return query.order_by(due.asc(nulls="LAST"), Correspondence.created, Correspondence.id)


def _joined(query: ModelSelect[Correspondence]) -> ModelSelect[Correspondence]:
    return query.left_outer_join(Case, on=(Correspondence.case == Case.id)).left_outer_join(
        Customer, on=(Correspondence.customer == Customer.id)
    )


def _filtered(which: MailroomFilter, query: ModelSelect[Correspondence]) -> ModelSelect[Correspondence]:
    for condition in _conditions(which):
        query = query.where(condition)
    return query


def _conditions(which: MailroomFilter) -> Iterator[Expression]:
    group = which.group
    yield Correspondence.state.in_(_values(_STATES[group] if group else WAITING))
    yield Correspondence.may_wait()
    if group in (MailroomGroup.TO_PRINT, MailroomGroup.TO_SEND):
        email = Correspondence.way == Way.EMAIL.value
        yield email if group is MailroomGroup.TO_SEND else Correspondence.way != Way.EMAIL.value
    wanted = (
        (Correspondence.kind, which.kind),
        (Correspondence.way, which.way),
        (Correspondence.language, which.language),
        (Case.department, which.department),
    )
    yield from (column == value for column, value in wanted if value)
    if which.whose is not None:
        yield (Case.owner == which.whose) | (Correspondence.written_by == which.whose)
    text = which.text.strip()
    if text:
        yield _holding(text)


def _holding(text: str) -> Expression:
    """Return the condition that a letter's reference, subject or customer has a text in it."""
    held: Expression = Case.reference.contains(text)
    name = fold_key(text)
    if name:
        held |= Customer.name_key.contains(name)
    # Either database compares a to z whatever their case; SQLite leaves other letters as they are.
    for written in dict.fromkeys((text, text.lower(), text.upper(), text.capitalize())):
        held |= Case.subject.contains(written) | Correspondence.subject.contains(written)
    return held


def _counts(store: Store, which: MailroomFilter) -> dict[MailroomGroup, int]:
    query = _joined(
        Correspondence.select(Correspondence.state, Correspondence.way, fn.COUNT(Correspondence.id))
    )
    query = _filtered(which, query).group_by(Correspondence.state, Correspondence.way)
    counts = dict.fromkeys(MailroomGroup, 0)
    for state, way, count in store.rows(query):
        counts[group_of(CorrespondenceState(state), Way(way))] += count
    return counts


def _at_printer(store: Store) -> frozenset[int]:
    spooling = Correspondence.state == _S.SPOOLING.value, Correspondence.may_wait()
    return frozenset(store.ids(Correspondence.select(Correspondence.id).where(*spooling)))


def group_of(state: CorrespondenceState, way: Way) -> MailroomGroup:
    """Return the group of a letter that waits."""
    if state is _S.PENDING and way not in PAPER:
        return MailroomGroup.TO_SEND
    return next(group for group, states in _STATES.items() if state in states)


def _languages(store: Store) -> tuple[str, ...]:
    query = Correspondence.select(Correspondence.language).distinct()
    waiting = Correspondence.state.in_(_values(WAITING)), Correspondence.may_wait()
    rows = store.rows(query.where(*waiting))
    return tuple(sorted(language for (language,) in rows if language))


def _values(states: Sequence[CorrespondenceState] | frozenset[CorrespondenceState]) -> list[str]:
    return [state.value for state in sorted(states)]
