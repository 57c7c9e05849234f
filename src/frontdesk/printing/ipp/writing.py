"""Requests as bytes (RFC 8010 §3)."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

from frontdesk.printing.ipp.message import CHARSET, LANGUAGE, Request
from frontdesk.printing.ipp.values import Attribute, Group, Range, Resolution, Tag

_VERSION = (2, 0)
_REQUEST_NUMBER = 1  # one request on each connection
_LONGEST = 32_767  # bytes of a value: its length is a signed short


def write_request(request: Request) -> bytes:
    """Return a request; the document of a new job follows it. Raises ValueError for too long a value."""
    parts = [struct.pack(">BBHI", *_VERSION, request.operation, _REQUEST_NUMBER)]
    parts += _group(Group.OPERATION, (CHARSET, LANGUAGE, *request.about))
    if request.job:
        parts += _group(Group.JOB, request.job)
    parts.append(bytes([Group.END]))
    return b"".join(parts)


def _group(kind: Group, attributes: Sequence[Attribute]) -> Iterator[bytes]:
    yield bytes([kind])
    for attribute in attributes:
        yield from _attribute(attribute)


def _attribute(attribute: Attribute) -> Iterator[bytes]:
    name = attribute.name
    for value in attribute.values:
        yield _field(attribute.tag, name, _bytes(attribute.tag, value))
        name = ""  # a further value of the same attribute has none
        if attribute.tag is Tag.COLLECTION and isinstance(value, tuple):
            for member in value:
                yield from _member(member)
            yield _field(Tag.END_COLLECTION, "", b"")


def _member(member: Attribute) -> Iterator[bytes]:
    yield _field(Tag.MEMBER, "", member.name.encode())
    yield from _attribute(Attribute("", member.tag, member.values))


def _bytes(tag: Tag, value: object) -> bytes:
    match value:
        case bool():
            return bytes([value])
        case int():
            return struct.pack(">i", value)
        case str():
            return value.encode()
        case bytes():
            return value
        case Range():
            return struct.pack(">ii", value.low, value.high)
        case Resolution():
            return struct.pack(">iiB", value.across, value.down, value.unit)
        case tuple():
            return b""  # a collection's members follow
    raise ValueError(f"{tag.name} cannot be {value!r}")


def _field(tag: Tag, name: str, value: bytes) -> bytes:
    if len(value) > _LONGEST:
        raise ValueError(f"{name} is too long")
    label = name.encode()
    return struct.pack(">BH", tag, len(label)) + label + struct.pack(">H", len(value)) + value
