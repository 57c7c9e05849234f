"""One customer can get one envelope for several letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from frontdesk.documents.content import Recipient
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import Way
from frontdesk.services.context import Context
from frontdesk.services.correspondence.outcome import Refused, refusal
from frontdesk.services.correspondence.recipients import recipient_of
from frontdesk.services.correspondence.record import read_letters
from frontdesk.services.customers.family import root_of
from frontdesk.services.rules import rules
from frontdesk.store.models import Correspondence
from frontdesk.store.store import Store

_AT_ONCE = 500  # rows that are read together


def together(store: Store, ids: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Return these letters by envelope, in the order of each envelope's first letter.

    Letters to one customer, or to those merged into one, share an envelope; a postcard has none.
    """
    envelopes: dict[object, list[int]] = {}
    roots: dict[int, int] = {}
    for id_, way, customer in _addressees(store, ids):
        alone = way != Way.LETTER.value or customer is None
        if not alone and customer not in roots:
            roots[customer] = root_of(store, customer)
        envelopes.setdefault(("alone", id_) if alone else ("customer", roots[customer]), []).append(id_)
    return tuple(tuple(inside) for inside in envelopes.values())


def share_envelopes(store: Store, ids: Sequence[int]) -> tuple[int, ...]:
    """Note which of these letters go into one envelope; return them in the order in which they are put in.

    The number of an envelope is that of its first letter. Inside the caller's transaction.
    """
    ordered: list[int] = []
    for inside in together(store, ids):
        number = inside[0] if len(inside) > 1 else None
        store.execute(Correspondence.update(envelope=number).where(Correspondence.id.in_(list(inside))))
        ordered += inside
    return tuple(ordered)


@dataclass(frozen=True, slots=True)
class Addressed:
    """To whom an envelope goes; `letter` is the first that is in it."""

    letter: int
    recipient: Recipient


def addressed(ctx: Context, *, ids: Sequence[int]) -> tuple[tuple[Addressed, ...], tuple[Refused, ...]]:
    """Return the addresses of these letters, one for each envelope, and the letters that have none."""
    office = rules(ctx).office
    found: list[Addressed] = []
    refused: list[Refused] = []
    for inside in together(ctx.store, ids):
        (letter,) = read_letters(ctx.store, inside[:1])
        try:
            found.append(Addressed(letter.id, recipient_of(ctx.store, letter.customer, office)))
        except FrontDeskError as error:
            refused.append(refusal(ctx, letter.id, error))
    return tuple(found), tuple(refused)


def _addressees(store: Store, ids: Sequence[int]) -> Iterator[tuple[int, str, int]]:
    """Yield (letter, way, customer) in the order of the ids."""
    for start in range(0, len(ids), _AT_ONCE):
        part = list(ids[start : start + _AT_ONCE])
        query = Correspondence.select(Correspondence.id, Correspondence.way, Correspondence.customer)
        rows = {row[0]: row for row in store.rows(query.where(Correspondence.id.in_(part)))}
        yield from (rows[id_] for id_ in part if id_ in rows)
