"""The pictures on letters: the office's logo and the signatures of its people, kept by their content."""

from __future__ import annotations

from pathlib import Path
from weakref import WeakKeyDictionary

from frontdesk.documents.pictures.files import check_picture
from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.events import record
from frontdesk.services.staff.people import staff_member
from frontdesk.services.texts import one_line
from frontdesk.store.models import LetterImage
from frontdesk.store.store import Store

LARGEST_PICTURE = 10_000_000
"""In bytes; more is no logo."""

LOGO, SIGNATURE = "logo", "signature"
_CHANGED = Changes(frozenset({Area.OFFICE, Area.TEMPLATES, Area.CORRESPONDENCE}))
_MOST_HELD = 64

_held: WeakKeyDictionary[Store, dict[str, bytes]] = WeakKeyDictionary()


def set_logo(ctx: Context, *, name: str, data: bytes) -> Done[None]:
    """Print a logo on every letter from now on; no data takes it away.

    Raises `FrontDeskError` (field "logo") for what is no picture, damaged, or too large to print.
    """
    return _keep(ctx, None, LOGO, name, data)


def set_signature(ctx: Context, *, staff: int, name: str, data: bytes) -> Done[None]:
    """Print somebody's signature above their name from now on; no data takes it away.

    Raises `NotFoundError` (field "person"), and `FrontDeskError` (field "signature") as `set_logo` does.
    """
    staff_member(ctx, id=staff)
    return _keep(ctx, staff, SIGNATURE, name, data)


def read_picture(path: Path, *, field: str = LOGO) -> bytes:
    """Return a file that somebody chose or dropped, looked through.

    Raises `FrontDeskError` (`field`) for one that cannot be read or printed.
    """
    try:
        if path.stat().st_size > LARGEST_PICTURE:
            most = LARGEST_PICTURE // 1_000_000
            raise FrontDeskError("picture.file_too_large", field=field, most=most)
        data = path.read_bytes()
    except OSError as fault:
        raise FrontDeskError("picture.unreadable", field=field, name=path.name) from fault
    _check(data, field)
    return data


def logo_data(store: Store) -> bytes:
    """Return the office's logo, or nothing. Raises `StoreError` when its content is missing."""
    return _data(store, digest_of_logo(store))


def signature_data(store: Store, staff: int | None) -> bytes:
    """Return somebody's signature, or nothing. Raises `StoreError` when its content is missing."""
    if staff is None:
        return b""
    found = store.value(LetterImage.select(LetterImage.blob).where(LetterImage.staff == staff))
    return _data(store, found or "")


def digest_of_logo(store: Store) -> str:
    """Return what the logo's content is addressed by, or nothing."""
    query = LetterImage.select(LetterImage.blob).where(LetterImage.staff.is_null())
    return str(store.value(query.order_by(LetterImage.id.desc())) or "")


def _keep(ctx: Context, staff: int | None, what: str, name: str, data: bytes) -> Done[None]:
    if data:
        _check(data, what)
    whose = LetterImage.staff.is_null() if staff is None else LetterImage.staff == staff
    with ctx.store.transaction():
        record(ctx, f"letterhead.{what}_{'set' if data else 'removed'}", payload={"staff": staff})
        ctx.store.execute(LetterImage.delete().where(whose))
        if data:
            ctx.store.insert(
                LetterImage,
                staff=staff,
                blob=ctx.store.blobs.keep(data),
                name=one_line(name, what),
                created=ctx.clock.now(),
            )
    return Done(None, _CHANGED)


def _check(data: bytes, field: str) -> None:
    if not data:
        raise FrontDeskError("picture.unknown_kind", field=field)
    check_picture(data, field=field)


def _data(store: Store, digest: str) -> bytes:
    """Return a content, held in memory: a batch of letters carries the same few pictures."""
    if not digest:
        return b""
    held = _held.setdefault(store, {})
    if digest not in held:
        if len(held) >= _MOST_HELD:
            held.clear()
        held[digest] = store.blobs.load(digest)
    return held[digest]
