"""Somebody who works here, together with the signature that stands on their letters."""

from __future__ import annotations

from dataclasses import dataclass, field

from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.staff.people import StaffEntry, StaffView, add_staff, change_staff
from frontdesk.services.stationery.images import set_signature, signature_data


@dataclass(frozen=True, slots=True)
class Signature:
    """A picture of a signature, as a file; without data there is none."""

    name: str = ""
    data: bytes = field(default=b"", repr=False)


def signature_of(ctx: Context, *, staff: int) -> bytes:
    """Return somebody's signature, or nothing. Raises `StoreError` when its content is missing."""
    return signature_data(ctx.store, staff)


def save_staff(
    ctx: Context,
    *,
    id: int | None,  # noqa: A002  the word of all the views
    entry: StaffEntry,
    signature: Signature | None = None,
) -> Done[StaffView]:
    """Add somebody, or replace what is known of them, together with another signature where one was chosen.

    Raises like `add_staff`, `change_staff` and `set_signature`.
    """
    with ctx.store.transaction():
        done = add_staff(ctx, entry=entry) if id is None else change_staff(ctx, id=id, entry=entry)
        if signature is None:
            return done
        signed = set_signature(ctx, staff=done.result.id, name=signature.name, data=signature.data)
        return Done(done.result, done.changes | signed.changes)
