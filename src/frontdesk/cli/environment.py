"""What the command line and its surroundings say: which database, who acts, what time it is."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from frontdesk.cli.asked import Asked
from frontdesk.domain.clock import Clock, FixedClock, SystemClock
from frontdesk.domain.errors import FrontDeskError
from frontdesk.paths import default_database, desk_state

_USER_NAMES = ("LOGNAME", "USER", "LNAME", "USERNAME")  # where `getpass` looks first, too
_DAYS = (date.min + timedelta(days=2), date.max - timedelta(days=2))
"""The first and the last day whose times exist in every time zone."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Which database, who acts, and the fixed time of a training, if any."""

    database: str
    user: str
    now: datetime | None = None  # without a zone it is office time

    @classmethod
    def of(cls, arguments: Asked, environment: Mapping[str, str]) -> Surroundings:
        """Return what was said, options before environment variables.

        Raises `FrontDeskError` for a FRONTDESK_NOW that is no time, or a folder that cannot hold our data.
        """
        database = arguments.database or environment.get("FRONTDESK_DATABASE")
        user = arguments.user or environment.get("FRONTDESK_USER")
        now = _fixed_now(environment.get("FRONTDESK_NOW", ""))
        try:
            if arguments.command is None:
                desk_state()  # where the window keeps what is being typed
            return cls(database=database or str(default_database()), user=user or _system_user(), now=now)
        except OSError as error:
            why = error.strerror or ""
            raise FrontDeskError(
                "cli.no_home", field="FRONTDESK_HOME", where=error.filename, why=why
            ) from error

    def clock(self) -> Clock:
        """Return the computer's clock, or one that stands still for tests and training."""
        if self.now is None:
            return SystemClock()
        return FixedClock(self.now if self.now.tzinfo else self.now.replace(tzinfo=UTC))

    def settle(self, clock: Clock, zone: ZoneInfo) -> None:
        """Set a training clock that was given no offset to office time, once the office is known."""
        if isinstance(clock, FixedClock) and self.now is not None and self.now.tzinfo is None:
            clock.instant = self.now.replace(tzinfo=zone)


def has_display(environment: Mapping[str, str]) -> bool:
    """Return whether a window can be shown: only on Linux may there be no display at all."""
    if not sys.platform.startswith("linux"):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _fixed_now(text: str) -> datetime | None:
    if not text.strip():
        return None
    try:
        fixed = datetime.fromisoformat(text.strip())
    except ValueError:
        fixed = None
    if fixed is None or not _DAYS[0] <= fixed.date() <= _DAYS[1]:
        raise FrontDeskError("input.no_instant", field="FRONTDESK_NOW", text=text)
    return fixed


def _system_user() -> str:
    named = next(filter(None, map(os.environ.get, _USER_NAMES)), None)
    if named:
        return named
    import getpass  # noqa: PLC0415  start-up: most systems say the name in a variable

    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no name anywhere: a container without users
        return "frontdesk"
