"""The values of IPP attributes (RFC 8010 §3.5.2) and the operations and states that we use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum


class Tag(IntEnum):
    """What kind of value follows."""

    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    OCTETS = 0x30
    DATE_TIME = 0x31
    RESOLUTION = 0x32
    RANGE = 0x33
    COLLECTION = 0x34
    TEXT_WITH_LANGUAGE = 0x35
    NAME_WITH_LANGUAGE = 0x36
    END_COLLECTION = 0x37
    TEXT = 0x41
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48
    MIME_TYPE = 0x49
    MEMBER = 0x4A


class Group(IntEnum):
    """What the attributes that follow are about; below the values' tags."""

    OPERATION = 0x01
    JOB = 0x02
    END = 0x03
    PRINTER = 0x04
    UNSUPPORTED = 0x05


class Operation(IntEnum):
    """What the server is asked to do (RFC 8011 §5.4.15, and CUPS' own)."""

    PRINT_JOB = 0x0002
    VALIDATE_JOB = 0x0004
    CANCEL_JOB = 0x0008
    GET_JOB_ATTRIBUTES = 0x0009
    GET_JOBS = 0x000A
    GET_PRINTER_ATTRIBUTES = 0x000B
    CUPS_GET_DEFAULT = 0x4001
    CUPS_GET_PRINTERS = 0x4002


class Status(IntEnum):
    """The answers that we tell apart (RFC 8011 appendix B); below `FIRST_REFUSAL` all went well."""

    FIRST_REFUSAL = 0x0400
    BAD_REQUEST = 0x0400
    FORBIDDEN = 0x0401
    NOT_AUTHENTICATED = 0x0402
    NOT_AUTHORIZED = 0x0403
    NOT_POSSIBLE = 0x0404
    NOT_FOUND = 0x0406
    TOO_LARGE = 0x0408
    FORMAT_NOT_SUPPORTED = 0x040A
    VALUES_NOT_SUPPORTED = 0x040B
    BUSY = 0x0507
    NOT_ACCEPTING_JOBS = 0x0506
    TOO_MANY_JOBS = 0x050B


@dataclass(frozen=True, slots=True)
class Range:
    """From one whole number to another, both included."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Resolution:
    """Dots per unit across and down; `unit` 3 is an inch, 4 a centimetre."""

    across: int
    down: int
    unit: int


# What a value is read as; None is one that the printer does not know or does not have.
Value = int | bool | str | bytes | Range | Resolution | Mapping[str, "tuple[Value, ...]"] | None
Values = tuple[Value, ...]
Attributes = Mapping[str, Values]


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of a request: all its values are of one kind."""

    name: str
    tag: Tag
    values: tuple[Value | tuple[Attribute, ...], ...]


def integer(name: str, *values: int) -> Attribute:
    """Return whole numbers."""
    return Attribute(name, Tag.INTEGER, values)


def boolean(name: str, *, value: bool) -> Attribute:
    """Return yes or no."""
    return Attribute(name, Tag.BOOLEAN, (value,))


def keyword(name: str, *values: str) -> Attribute:
    """Return words of the protocol."""
    return Attribute(name, Tag.KEYWORD, values)


def name_of(name: str, value: str) -> Attribute:
    """Return a name that people gave."""
    return Attribute(name, Tag.NAME, (value,))


def uri(name: str, value: str) -> Attribute:
    """Return an address."""
    return Attribute(name, Tag.URI, (value,))


def mime_type(name: str, value: str) -> Attribute:
    """Return the kind of a document."""
    return Attribute(name, Tag.MIME_TYPE, (value,))


def collection(name: str, *members: Attribute) -> Attribute:
    """Return attributes that belong together."""
    return Attribute(name, Tag.COLLECTION, (members,))
