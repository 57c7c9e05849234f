"""The staff code, without which nobody leaves the counter mode.

It is kept salted and hashed (scrypt, RFC 7914), never in clear, neither here nor in the log. After every five
wrong tries a desk takes no more for some minutes, each time twice as long, however often it is started anew.
Setting a new code in another desk's settings ends that: so a forgotten code is replaced.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.changes import Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.events import record
from frontdesk.store.models import Setting
from frontdesk.store.store import Store

SHORTEST, LONGEST = 4, 12
"""Digits of a code: a touch screen without a keyboard has keys for digits alone."""

TRIES = 5
"""Wrong ones before a desk takes no more for a while."""

_CODE_KEY = "counter_code"
_TRIES_KEY = "counter_tries:"  # and the desk
_LOCKED = timedelta(minutes=5)
_LONGEST_LOCK = timedelta(hours=1)
_WORK, _BLOCK, _PARALLEL = 2**14, 8, 1  # scrypt's own recommendation for what somebody waits for


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of a try: right, or wrong with so many left, or none taken before an instant."""

    right: bool
    left: int = TRIES
    until: datetime | None = None


def has_code(store: Store) -> bool:
    """Whether the office has a staff code."""
    return _kept(store, _CODE_KEY) is not None


def set_code(ctx: Context, *, code: str) -> Done[None]:
    """Let nobody leave the counter without this code from now on; every desk takes tries again.

    Raises `FrontDeskError` (field "code") for what is no row of four to twelve digits.
    """
    check_digits(code)
    with ctx.store.transaction():
        keep_code(ctx, code)
    return Done(None, Changes())


def keep_code(ctx: Context, code: str) -> None:
    """Keep a code, inside the caller's transaction."""
    salt = secrets.token_bytes(16)
    _keep(ctx.store, _CODE_KEY, {"salt": salt.hex(), "hash": _hashed(code, salt)})
    ctx.store.execute(Setting.delete().where(Setting.key.startswith(_TRIES_KEY)))
    record(ctx, "counter.code_set")


def check_digits(code: str) -> None:
    """Raise `FrontDeskError` (field "code") unless a text can be a code."""
    if not (code.isascii() and code.isdigit() and SHORTEST <= len(code) <= LONGEST):
        raise FrontDeskError("counter.code_shape", field="code", least=SHORTEST, most=LONGEST)


def check_code(ctx: Context, *, code: str) -> Done[Checked]:
    """Try a code at this desk. Raises `FrontDeskError` (field "code") where the office has none."""
    now = ctx.clock.now()
    with ctx.store.transaction():
        kept = _kept(ctx.store, _CODE_KEY)
        if kept is None:
            raise FrontDeskError("counter.no_code", field="code")
        key = _TRIES_KEY + ctx.desk[:100]
        tried = _kept(ctx.store, key) or {"wrong": 0, "until": None}
        until = datetime.fromisoformat(tried["until"]) if tried["until"] else None
        if until is not None and now < until:
            return Done(Checked(right=False, left=0, until=until), Changes())
        if hmac.compare_digest(_hashed(code, bytes.fromhex(kept["salt"])), kept["hash"]):
            ctx.store.execute(Setting.delete().where(Setting.key == key))
            record(ctx, "counter.left")
            return Done(Checked(right=True), Changes())
        return Done(_wrong(ctx, key, int(tried["wrong"]) + 1, now), Changes())


def _wrong(ctx: Context, key: str, wrong: int, now: datetime) -> Checked:
    full, over = divmod(wrong, TRIES)
    until = now + min(_LOCKED * 2 ** min(full - 1, 10), _LONGEST_LOCK) if over == 0 else None
    _keep(ctx.store, key, {"wrong": wrong, "until": until.isoformat() if until else None})
    record(ctx, "counter.code_refused", payload={"wrong": wrong})
    return Checked(right=False, left=TRIES - over if until is None else 0, until=until)


def _hashed(code: str, salt: bytes) -> str:
    return hashlib.scrypt(code.encode(), salt=salt, n=_WORK, r=_BLOCK, p=_PARALLEL, dklen=32).hex()


def _kept(store: Store, key: str) -> dict[str, Any] | None:
    found: dict[str, Any] | None = store.value(Setting.select(Setting.value).where(Setting.key == key))
    return found


def _keep(store: Store, key: str, value: dict[str, Any]) -> None:
    row = Setting.insert(key=key, value=value)
    row.on_conflict(conflict_target=[Setting.key], update={Setting.value: value}).execute(store.database)
