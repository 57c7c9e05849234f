"""Whatever listens where the print server should be: an answer that is none is told, not believed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from threading import Thread

import pytest

from frontdesk.domain.errors import FrontDeskError
from frontdesk.printing.cups import CupsSpooler
from frontdesk.printing.faults import UnreachableError
from frontdesk.printing.ipp.place import Place
from frontdesk.printing.jobs import PrintOptions
from frontdesk.printing.paper import A4

Serve = Callable[[int, bytes], CupsSpooler]
NOTHING_KNOWN = b"\x02\x00\x00\x00\x00\x00\x00\x01\x01\x03"


@pytest.fixture
def serving() -> Iterator[Serve]:
    """Answer every question with one status and body."""
    with ExitStack() as servers:
        yield lambda status, body: servers.enter_context(_served(status, body))


@contextmanager
def _served(status: int, body: bytes) -> Iterator[CupsSpooler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    place = Place(host="127.0.0.1", port=server.server_port)
    yield CupsSpooler(lambda: place)
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("status", [401, 403, 426])
def test_a_server_that_wants_a_password_says_so(status: int, serving: Serve) -> None:
    with pytest.raises(FrontDeskError) as refused:
        serving(status, b"").printers()
    assert refused.value.message.id == "printing.must_log_in"


@pytest.mark.parametrize(
    ("status", "body"), [(200, b"<html>"), (200, b""), (200, NOTHING_KNOWN[:-1]), (404, b""), (500, b"oops")]
)
def test_what_is_no_answer_is_a_server_out_of_reach(status: int, body: bytes, serving: Serve) -> None:
    spooler = serving(status, body)
    for ask in (spooler.printers, lambda: spooler.report("1 urn:uuid:x"), lambda: spooler.find("x")):
        with pytest.raises(UnreachableError):
            ask()


def test_a_server_that_says_nothing_of_a_job_took_none(serving: Serve) -> None:
    spooler = serving(200, NOTHING_KNOWN)
    assert spooler.printers() == ()
    assert spooler.find("x") is None
    with pytest.raises(FrontDeskError) as refused:
        spooler.submit(BytesIO(b"%PDF"), PrintOptions("p", A4), title="x")
    assert refused.value.message.id == "printing.vanished"


def test_a_server_that_is_in_trouble_refuses_in_its_own_words(serving: Serve) -> None:
    words = b"\x41\x00\x0estatus-message\x00\x05On fire"[:-2]
    spooler = serving(200, b"\x02\x00\x05\x00\x00\x00\x00\x01\x01" + words + b"\x03")
    with pytest.raises(FrontDeskError) as refused:
        spooler.capabilities("p")
    assert refused.value.message.id == "printing.refused"
    assert refused.value.message.params["reason"] == "On fi"
