"""Where the print server is, as the system's own programs are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontdesk.printing.ipp.place import PORT, Place, print_server


@pytest.fixture(autouse=True)
def _nobody_is_configured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CUPS_SERVER", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))


@pytest.mark.parametrize(
    ("named", "place"),
    [
        ("/run/other.sock", Place(socket=Path("/run/other.sock"))),
        ("printers.example", Place(host="printers.example")),
        ("printers.example:1631", Place(host="printers.example", port=1631)),
        ("printers.example:631/version=1.1", Place(host="printers.example", port=PORT)),
        ("[2001:db8::1]:1631", Place(host="2001:db8::1", port=1631)),
    ],
)
def test_a_server_that_is_named_goes_before_this_computers_own(
    named: str, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVER", named)
    assert print_server() == place


def test_the_users_own_setting_is_read(tmp_path: Path) -> None:
    (tmp_path / ".cups").mkdir()
    (tmp_path / ".cups/client.conf").write_text("# ours\n  ServerName desk.example:632\n")
    assert print_server() == Place(host="desk.example", port=632)
