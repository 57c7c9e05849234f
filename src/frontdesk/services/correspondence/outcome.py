"""What became of an operation on many letters: some were done, some refused, each with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from frontdesk.domain.errors import FrontDeskError, StoreError
from frontdesk.domain.message import Message
from frontdesk.services.changes import Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.correspondence.record import read_letters


@dataclass(frozen=True, slots=True)
class Refused:
    """A letter that nothing could be done with: which, why, and the field that can mend it."""

    id: int
    name: str  # the case's reference, or whom the letter is for
    why: Message
    field: str | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The ids of the letters that were done, in order, and those that were refused."""

    ids: tuple[int, ...]
    refused: tuple[Refused, ...] = ()


def each_letter(ctx: Context, ids: Iterable[int], operation: Callable[[int], Done[None]]) -> Done[Outcome]:
    """Do something with each letter in one transaction; one that is refused leaves the others alone."""
    done: list[int] = []
    refused: list[Refused] = []
    changes = Changes()
    with ctx.store.transaction():
        for id_ in dict.fromkeys(ids):
            try:
                changes |= _apart(ctx, operation, id_).changes
            except StoreError:
                raise
            except FrontDeskError as error:
                refused.append(refusal(ctx, id_, error))
            else:
                done.append(id_)
    return Done(Outcome(tuple(done), tuple(refused)), changes)


def refusal(ctx: Context, id_: int, error: FrontDeskError) -> Refused:
    """Return why a letter was refused, under the name by which people know it."""
    found = read_letters(ctx.store, [id_])
    return Refused(id_, found[0].name if found else str(id_), error.message, error.field)


def _apart(ctx: Context, operation: Callable[[int], Done[None]], id_: int) -> Done[None]:
    with ctx.store.transaction():  # a savepoint: what is refused leaves nothing half done
        return operation(id_)
