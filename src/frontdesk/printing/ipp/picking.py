"""Taking values of the expected kind out of an answer: what is of another kind is not there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeGuard

from frontdesk.printing.ipp.values import Attributes, Range, Value


def texts(attributes: Attributes, name: str) -> tuple[str, ...]:
    """Return the texts of an attribute."""
    return tuple(value for value in attributes.get(name, ()) if isinstance(value, str))


def text(attributes: Attributes, name: str) -> str:
    """Return the first text of an attribute, or nothing."""
    return next(iter(texts(attributes, name)), "")


def number(attributes: Attributes, name: str) -> int | None:
    """Return the first whole number of an attribute."""
    return next((value for value in attributes.get(name, ()) if is_number(value)), None)


def flag(attributes: Attributes, name: str, *, default: bool) -> bool:
    """Return whether an attribute is true; `default` where nothing is said."""
    return next((value for value in attributes.get(name, ()) if isinstance(value, bool)), default)


def collections(attributes: Attributes, name: str) -> tuple[Attributes, ...]:
    """Return the collections of an attribute."""
    return tuple(value for value in attributes.get(name, ()) if isinstance(value, Mapping))


def span(attributes: Attributes, name: str) -> Range | None:
    """Return a number or a range as a range."""
    for value in attributes.get(name, ()):
        if isinstance(value, Range):
            return value
        if is_number(value):
            return Range(value, value)
    return None


def is_number(value: Value) -> TypeGuard[int]:
    """Whether a value is a whole number, which yes and no are not."""
    return isinstance(value, int) and not isinstance(value, bool)
