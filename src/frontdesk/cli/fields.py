"""Reading one JSON object strictly: every refusal names the field at fault."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo

from frontdesk.cli.instants import parse_date, parse_instant, parse_interval
from frontdesk.domain.errors import FrontDeskError

_Kind = TypeVar("_Kind", bound=StrEnum)

_LONGEST = 200_000  # characters: longer than any letter
_MOST = 50  # items of a list
_LARGEST = 2**31 - 1
_LINE_ENDS = "\n\r\t"


class Fields:
    """The fields of one object. Those asked for are known; `finish` refuses the others.

    A null is as good as absent.
    """

    def __init__(self, value: object, timezone: ZoneInfo, *, path: str = "") -> None:
        if not isinstance(value, Mapping):
            raise FrontDeskError("input.no_object", field=path or None)
        self._values = value
        self._timezone = timezone
        self._path = path
        self._asked: set[str] = set()

    def text(self, name: str) -> str:
        """Return a text without the blanks around it, "" when absent."""
        value = self._take(name)
        return "" if value is None else _text(value, self._field(name)).strip()

    def texts(self, name: str) -> tuple[str, ...]:
        """Return the texts of a list; empty ones are left out."""
        value = self._take(name)
        if value is None:
            return ()
        if not isinstance(value, list):
            raise FrontDeskError("input.no_list", field=self._field(name))
        if len(value) > _MOST:
            raise FrontDeskError("input.too_many", field=self._field(name), most=_MOST)
        stripped = (_text(item, self._field(name)).strip() for item in value)
        return tuple(item for item in stripped if item)

    def flag(self, name: str) -> bool:
        """Return a truth value, False when absent."""
        value = self._take(name)
        if value is None or isinstance(value, bool):
            return bool(value)
        raise FrontDeskError("input.no_flag", field=self._field(name))

    def seconds(self, name: str) -> int | None:
        """Return a whole number of seconds, not negative."""
        value = self._take(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _LARGEST:
            raise FrontDeskError("input.no_seconds", field=self._field(name))
        return value

    def choice(self, name: str, kinds: type[_Kind]) -> _Kind | None:
        """Return a word of a closed list."""
        word = self.text(name)
        if not word:
            return None
        try:
            return kinds(word)
        except ValueError:
            raise FrontDeskError(
                "input.unknown_choice", field=self._field(name), word=word, choices=tuple(kinds)
            ) from None

    def instant(self, name: str) -> datetime | None:
        """Return an instant in UTC; without an offset it is office time."""
        written = self.text(name)
        return parse_instant(written, self._timezone, field=self._field(name)) if written else None

    def interval(self, name: str) -> tuple[datetime, datetime] | None:
        """Return both ends of an ISO 8601 interval in UTC; without an offset it is office time."""
        written = self.text(name)
        return parse_interval(written, self._timezone, field=self._field(name)) if written else None

    def day(self, name: str) -> date | None:
        """Return a date."""
        written = self.text(name)
        return parse_date(written, field=self._field(name)) if written else None

    def inner(self, name: str) -> Fields | None:
        """Return the fields of an object inside of this one."""
        value = self._take(name)
        return None if value is None else Fields(value, self._timezone, path=self._field(name))

    def finish(self) -> None:
        """Refuse a field that nobody asked for: a slip of the pen must not lose what was meant."""
        for name in self._values:
            if name not in self._asked:
                raise FrontDeskError("input.unknown_field", field=self._field(name), name=name)

    def _take(self, name: str) -> object:
        self._asked.add(name)
        return self._values.get(name)

    def _field(self, name: str) -> str:
        return f"{self._path}.{name}" if self._path else name


def _text(value: object, field: str) -> str:
    if not isinstance(value, str):
        raise FrontDeskError("input.no_text", field=field)
    if len(value) > _LONGEST:
        raise FrontDeskError("input.too_long", field=field, most=_LONGEST)
    if any(_is_unwritable(character) for character in value):
        raise FrontDeskError("input.unwritable", field=field)
    return value


def _is_unwritable(character: str) -> bool:
    """Whether it is a control character or half of a pair: no database keeps it, no letter prints it."""
    return (character < " " and character not in _LINE_ENDS) or "\ud800" <= character <= "\udfff"
