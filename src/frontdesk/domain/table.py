"""Taking values one by one from a table as TOML or JSON gives it; every fault is named with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from frontdesk.domain.errors import FrontDeskError

_Choice = TypeVar("_Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a policy file whose values are taken one by one; what is left over at the end is a fault."""

    file: str
    provision: str
    values: Mapping[str, object]
    _taken: set[str] = field(default_factory=set)

    def fault(self, key: str, value: object = "") -> FrontDeskError:
        """Return the refusal of a value, naming file, provision and key."""
        return FrontDeskError(
            "policy.fault", field=key, file=self.file, provision=self.provision, key=key, value=str(value)
        )

    def take(self, key: str) -> object:
        """Return a value, or None where it is absent."""
        self._taken.add(key)
        return self.values.get(key)

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text, which only a default makes optional."""
        value = self.take(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, str) or not value.strip():
            raise self.fault(key, value)
        return value

    def whole(self, key: str, least: int = 1) -> int:
        """Return a whole number of at least `least`."""
        value = self.take(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise self.fault(key, value)
        return value

    def flag(self, key: str) -> bool:
        """Return a yes or no; absent means no."""
        value = self.take(key) or False
        if not isinstance(value, bool):
            raise self.fault(key, value)
        return value

    def day(self, key: str) -> date | None:
        """Return a date, where there is one: as TOML has them, or as text in ISO 8601."""
        value = self.take(key)
        if value is None or isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            raise self.fault(key, value) from None

    def choice(self, key: str, of: type[_Choice]) -> _Choice:
        """Return one of a closed list."""
        value = self.take(key)
        try:
            return of(str(value))
        except ValueError:
            raise self.fault(key, value) from None

    def choices(self, key: str, of: type[_Choice]) -> frozenset[_Choice]:
        """Return several of a closed list; absent means none."""
        return frozenset(
            Table(self.file, self.provision, {key: name}).choice(key, of) for name in self.names(key)
        )

    def names(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; absent means empty."""
        value = self.take(key) or ()
        if not isinstance(value, (list, tuple)) or not all(isinstance(item, str) for item in value):
            raise self.fault(key, value)
        return tuple(value)

    def tables(self, key: str, provision: str = "") -> Iterator[Table]:
        """Yield the tables of an array of tables; absent means none."""
        value = self.take(key) or ()
        if not isinstance(value, (list, tuple)):
            raise self.fault(key, value)
        for item in value:
            if not isinstance(item, Mapping):
                raise self.fault(key, item)
            yield Table(self.file, provision or self.provision, item)

    def close(self) -> None:
        """Raise `FrontDeskError` for a key that nobody asked for: a slip of the pen."""
        for key in self.values:
            if key not in self._taken:
                raise self.fault(key, self.values[key])
