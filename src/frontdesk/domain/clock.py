"""The one source of "now". It is passed in; nothing reads the system time by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the present instant, in UTC."""

    @property
    def training(self) -> bool:
        """Whether this clock is not the real one: what it dates is for training."""
        ...

    def now(self) -> datetime:
        """Return the present instant with time zone UTC."""
        ...


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The computer's clock."""

    training: bool = False

    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass(slots=True)
class FixedClock:
    """A clock that stands still until it is set: for tests and training."""

    instant: datetime
    training: bool = True

    def now(self) -> datetime:
        return self.instant.astimezone(UTC)
