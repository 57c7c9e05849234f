"""One question to the print server and its answer, over HTTP (RFC 8010 §4)."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import BinaryIO

from frontdesk.domain.errors import FrontDeskError
from frontdesk.printing.faults import UnreachableError
from frontdesk.printing.ipp.message import IppFault, Request, Response
from frontdesk.printing.ipp.place import Place
from frontdesk.printing.ipp.reading import read_response
from frontdesk.printing.ipp.writing import write_request

_SECONDS = 20.0  # without a sign of life: a server that is busy with a large document still takes its bytes
_MOST = 16 * 1024**2  # bytes of an answer: a hundred printers with all their papers have one
_CHUNK = 64 * 1024
_OK = 200
_TO_LOG_IN = (401, 403, 426)


class Connection:
    """Asks one server; each question has a connection of its own, so any thread may ask."""

    def __init__(self, place: Place) -> None:
        self._place = place

    def ask(self, request: Request, document: BinaryIO | None = None) -> Response:
        """Return the answer to a request, with the document of a new job.

        Raises `UnreachableError` when the server does not answer or makes no sense, and `FrontDeskError`
        when it wants a password.
        """
        head = write_request(request)
        length = len(head) + (_remaining(document) if document else 0)
        http = _Http(self._place)
        try:
            # A server that refuses before the document is through hangs up: its answer says why.
            with suppress(BrokenPipeError, ConnectionResetError):
                http.request("POST", "/", _body(head, document), self._headers(length))
            with http.getresponse() as answer:
                return _response(answer)
        except (OSError, HTTPException, IppFault) as error:
            raise UnreachableError("printing.unreachable", where=self._where()) from error
        finally:
            http.close()

    def _where(self) -> str:
        return str(self._place.socket or f"{self._place.host}:{self._place.port}")

    def _headers(self, length: int) -> dict[str, str]:
        headers = {"Content-Type": "application/ipp", "Content-Length": str(length)}
        if self._place.socket is not None and hasattr(socket, "SO_PEERCRED"):
            # The kernel vouches for the name: the owner of a job may see and cancel it.
            headers["Authorization"] = f"PeerCred {user_name()}"
        return headers


class _Http(HTTPConnection):
    """HTTP through a socket file, where the server has one."""

    def __init__(self, place: Place) -> None:
        super().__init__(place.host, place.port, timeout=_SECONDS, blocksize=_CHUNK)
        self._file = place.socket

    def connect(self) -> None:
        if self._file is None:
            super().connect()
            return
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(_SECONDS)
        self.sock.connect(str(self._file))


def user_name() -> str:
    """Return the name of this process's user, as the print server knows it."""
    import pwd  # noqa: PLC0415  Windows has none, and no CUPS

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())


def _remaining(document: BinaryIO) -> int:
    here = document.tell()
    end = document.seek(0, os.SEEK_END)
    document.seek(here)
    return end - here


def _body(head: bytes, document: BinaryIO | None) -> Iterator[bytes]:
    yield head
    while document is not None and (chunk := document.read(_CHUNK)):
        yield chunk


def _response(http: HTTPResponse) -> Response:
    if http.status in _TO_LOG_IN:
        raise FrontDeskError("printing.must_log_in")
    if http.status != _OK:
        raise HTTPException(f"{http.status} {http.reason}")
    data = http.read(_MOST + 1)
    if len(data) > _MOST:
        raise IppFault("the answer is too long")
    return read_response(data)
