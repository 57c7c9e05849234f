"""Answers from bytes (RFC 8010 §3): strictly, for a printer on the network may send anything."""

from __future__ import annotations

import struct

from frontdesk.printing.ipp.message import IppFault, Response
from frontdesk.printing.ipp.values import Group, Range, Resolution, Tag, Value, Values

_FIRST_VALUE_TAG = 0x10  # lower ones begin a group
_NO_VALUE = range(0x10, 0x20)  # unsupported, unknown, no value
_DEEPEST = 16  # collections in collections; printers have three


def read_response(data: bytes) -> Response:
    """Return an answer. Raises `IppFault` for what is none."""
    try:
        return _Reader(data).response()
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise IppFault(str(error)) from error


class _Reader:
    """Goes through the bytes once."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def response(self) -> Response:
        _major, _minor, status, _number = self._unpack(">BBHI")
        groups: list[tuple[int, dict[str, Values]]] = []
        name = ""
        while (tag := self._byte()) != Group.END:
            if tag < _FIRST_VALUE_TAG:
                groups.append((tag, {}))
                name = ""
                continue
            if not groups:
                raise IppFault("an attribute before any group")
            name = self._text() or name
            if not name:
                raise IppFault("a value without a name")
            held = groups[-1][1]
            held[name] = (*held.get(name, ()), self._value(tag, 0))
        return Response(status, tuple(groups))

    def _value(self, tag: int, depth: int) -> Value:
        data = self._bytes()
        if tag == Tag.COLLECTION:
            return self._collection(depth + 1)
        if tag in _NO_VALUE:
            return None
        return _value(tag, data)

    def _collection(self, depth: int) -> Value:
        if depth > _DEEPEST:
            raise IppFault("collections in collections without end")
        members: dict[str, Values] = {}
        name = ""
        while True:
            tag = self._byte()
            self._text()  # members carry their name as a value
            if tag == Tag.END_COLLECTION:
                self._bytes()
                return members
            if tag == Tag.MEMBER:
                name = self._bytes().decode()
                members[name] = ()
            elif name:
                members[name] = (*members[name], self._value(tag, depth))
            else:
                raise IppFault("a member without a name")

    def _unpack(self, layout: str) -> tuple[int, ...]:
        found = struct.unpack_from(layout, self._data, self._at)
        self._at += struct.calcsize(layout)
        return found

    def _byte(self) -> int:
        self._at += 1
        return self._data[self._at - 1]

    def _bytes(self) -> bytes:
        (length,) = self._unpack(">H")
        found = self._data[self._at : self._at + length]
        if len(found) != length:
            raise IppFault("it ends in the middle of a value")
        self._at += length
        return found

    def _text(self) -> str:
        return self._bytes().decode()


def _value(tag: int, data: bytes) -> Value:
    if tag in (Tag.INTEGER, Tag.ENUM):
        return int(struct.unpack(">i", data)[0])
    if tag == Tag.BOOLEAN:
        return data != b"\0"
    if tag == Tag.RANGE:
        return Range(*struct.unpack(">ii", data))
    if tag == Tag.RESOLUTION:
        return Resolution(*struct.unpack(">iiB", data))
    if tag in (Tag.OCTETS, Tag.DATE_TIME):
        return data
    if tag in (Tag.TEXT_WITH_LANGUAGE, Tag.NAME_WITH_LANGUAGE):
        return _with_language(data)
    return data.decode(errors="replace")


def _with_language(data: bytes) -> str:
    (language,) = struct.unpack_from(">H", data)
    (length,) = struct.unpack_from(">H", data, 2 + language)
    return data[4 + language : 4 + language + length].decode(errors="replace")
