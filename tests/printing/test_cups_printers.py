"""The printers of a real CUPS: what they are called, what they can do, and why they do not print."""

from __future__ import annotations

import pytest

from frontdesk.domain.errors import NotFoundError
from frontdesk.printing.cups import CupsSpooler
from frontdesk.printing.faults import UnreachableError
from frontdesk.printing.ipp.place import Place
from frontdesk.printing.paper import A4, LETTER, Paper
from frontdesk.printing.printers import PrinterState, Sides
from tests.cups_server import OFFICE, PDF, CupsServer

pytestmark = pytest.mark.cups


def test_the_printers_are_listed_with_the_default_one_first(cups: CupsServer, spooler: CupsSpooler) -> None:
    cups.call("lpadmin", "-d", PDF)
    first, second = spooler.printers()
    assert (first.id, first.name, first.default) == (PDF, "The pdf printer", True)
    assert (second.id, second.default) == (OFFICE, False)
    assert second.state is PrinterState.IDLE
    assert second.accepting
    assert second.trouble is None


def test_a_printer_that_is_paused_or_rejects_says_so(cups: CupsServer, spooler: CupsSpooler) -> None:
    cups.call("cupsdisable", OFFICE)
    cups.call("cupsreject", OFFICE)
    (office,) = (each for each in spooler.printers() if each.id == OFFICE)
    assert office.state is PrinterState.STOPPED
    assert not office.accepting
    assert office.trouble is not None
    assert office.trouble.id == "printing.trouble.paused"


def test_trays_sides_and_papers_come_from_the_queue(spooler: CupsSpooler) -> None:
    can = spooler.capabilities(OFFICE)
    assert can.trays == ("auto", "1st-tray", "2nd-tray", "bypass-tray")
    assert can.sides == tuple(Sides)
    assert can.usual_sides is Sides.ONE
    assert can.colour
    assert can.most_copies > 1
    assert can.exact(A4) is not None
    assert can.exact(Paper(297, 210)) == can.exact(A4)  # lying
    assert can.exact(Paper(1000, 1000)) is None


def test_a_printer_without_trays_has_none_to_choose(spooler: CupsSpooler) -> None:
    can = spooler.capabilities(PDF)
    assert can.trays == ()
    assert Sides.ONE in can.sides
    assert can.exact(LETTER) is not None
    assert can.exact(Paper(101.6, 152.4)) is not None  # any size between its least and its largest


def test_an_unknown_printer_is_refused_by_name(spooler: CupsSpooler) -> None:
    with pytest.raises(NotFoundError) as refused:
        spooler.capabilities("no such / printer")
    assert refused.value.field == "printer"
    assert refused.value.message.params == {"printer": "no such / printer"}


def test_a_server_that_is_not_there_is_unreachable(cups: CupsServer) -> None:
    nowhere = CupsSpooler(lambda: Place(socket=cups.folder / "nothing"))
    with pytest.raises(UnreachableError):
        nowhere.printers()
