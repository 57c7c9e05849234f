"""Column types that mean the same on SQLite and PostgreSQL."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from peewee import BigIntegerField, TextField

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def to_milliseconds(instant: datetime) -> int:
    """Return an aware instant as whole milliseconds since 1970 UTC."""
    return (instant - _EPOCH) // _MILLISECOND


def from_milliseconds(stored: int) -> datetime:
    """Return the UTC instant of a number of milliseconds since 1970."""
    return _EPOCH + timedelta(milliseconds=stored)


class InstantField(BigIntegerField):
    """An instant: aware datetimes in code, milliseconds since 1970 UTC in the table.

    Whole numbers sort and index alike in both databases and cost eight bytes.
    """

    def db_value(self, value: datetime | int | None) -> int | None:
        return to_milliseconds(value) if isinstance(value, datetime) else value

    def python_value(self, value: int | None) -> datetime | None:
        return None if value is None else from_milliseconds(value)


class JsonField(TextField):
    """Plain data as JSON text, keys sorted so that equal data are equal text."""

    def db_value(self, value: object) -> str | None:
        return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)

    def python_value(self, value: str | None) -> object:
        return None if value is None else json.loads(value)
