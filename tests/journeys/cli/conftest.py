"""The headless commands as a script calls them, on an office of the test's own."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from frontdesk.app import main

NOW = "2026-11-23T14:05"  # a Monday, in office time


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left: its exit code, results and messages."""

    code: int
    output: str
    messages: str

    @property
    def json(self) -> Any:
        """The one JSON document that was printed."""
        return json.loads(self.output)

    @property
    def lines(self) -> list[Any]:
        """The JSON documents that were printed, one per line."""
        return [json.loads(line) for line in self.output.splitlines()]


Frontdesk = Callable[..., Ran]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "office.db"


@pytest.fixture
def frontdesk(
    database: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Frontdesk:
    """Run `frontdesk ARGUMENTS…`, on a Monday afternoon, as Ana Lind."""
    monkeypatch.setenv("FRONTDESK_DATABASE", str(database))
    monkeypatch.setenv("FRONTDESK_USER", "Ana Lind")
    monkeypatch.setenv("FRONTDESK_NOW", NOW)

    def run(*arguments: object, given: str | bytes = b"") -> Ran:
        stdin = io.TextIOWrapper(io.BytesIO(given.encode() if isinstance(given, str) else given))
        monkeypatch.setattr("sys.stdin", stdin)
        capsys.readouterr()
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as ended:
            code = int(ended.code or 0)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return run


@pytest.fixture
def office(frontdesk: Frontdesk) -> Frontdesk:
    """The same, with an office in New York set up."""
    hours = "mon-fri 09:00-12:00,13:00-17:00"
    place = ("--country", "US", "--subdivision", "NY", "--timezone", "America/New_York")
    made = frontdesk("office", "--name", "Harbour Office", *place, "--hours", hours)
    assert made.code == 0, made.messages
    return frontdesk


def records(*contacts: dict[str, object]) -> str:
    """Return contacts as `frontdesk log` takes them, one per line."""
    return "".join(json.dumps(contact) + "\n" for contact in contacts)
