"""`frontdesk demo`: an office to look at, made anew each time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from pypdf import PdfReader

from frontdesk.cli.main import parse, run
from frontdesk.services.context import Context
from tests.journeys.cli.conftest import Frontdesk


@pytest.fixture
def demo(frontdesk: Frontdesk, monkeypatch: pytest.MonkeyPatch) -> Frontdesk:
    """Run `frontdesk demo` with pictures that are taken quickly."""

    def take_pictures(folder: Path) -> int:
        folder.mkdir()
        (folder / "today.png").write_bytes(b"a picture")
        return 1

    monkeypatch.setattr("frontdesk.app._take_pictures", take_pictures)
    return frontdesk


def test_it_leaves_an_office_letters_lists_and_pictures(demo: Frontdesk, tmp_path: Path) -> None:
    out = tmp_path / "demo"
    ran = demo("demo", "--out", out, "--json")
    assert ran.code == 0, ran.messages
    assert ran.json["pictures"] == 1
    for file in (*ran.json["letters"], *ran.json["reports"]):
        assert PdfReader(file).pages
    assert {Path(file).name.partition("-")[0] for file in ran.json["letters"]} >= {
        "letter",
        "postcard",
        "answer",
    }
    assert demo("check", "--database", ran.json["database"]).code == 0
    owed = demo("due", "--at", ran.json["now"], "--database", ran.json["database"], "--json").json
    assert any(row["overdue"] for row in owed)
    assert {row["kind"] for row in owed} >= {
        "acknowledge",
        "respond",
        "callback",
        "progress_update",
        "feedback",
    }


def test_without_a_screen_it_says_so_and_goes_on(
    frontdesk: Frontdesk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def no_screen(_folder: Path) -> int:
        raise OSError("no window system")

    monkeypatch.setattr("frontdesk.app._take_pictures", no_screen)
    ran = frontdesk("demo", "--out", tmp_path / "demo")
    assert ran.code == 0
    assert "no window system" in ran.messages
    assert "Millrace" in ran.output


@pytest.mark.parametrize("display", ["", ":0"])
def test_its_last_line_works_as_it_is_typed(
    demo: Frontdesk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, display: str
) -> None:
    """In a folder with a blank in its name; with a display it opens the window, which helps instead here."""
    here = tmp_path / "our office"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", display)
    last = demo("demo", "--out", "an office").output.rstrip().rpartition("\n")[2]
    words, _, typed = last.partition(": ")
    assert words == "To look around in it"
    if display:
        typed += " --help"
    monkeypatch.delenv("FRONTDESK_DATABASE")
    ran = subprocess.run(["/bin/sh", "-c", typed], capture_output=True, text=True, check=False, cwd=here)
    assert ran.returncode == 0, ran.stderr
    assert ("usage" if display else "Acknowledge") in ran.stdout


def test_a_folder_that_cannot_be_written_is_refused(demo: Frontdesk, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    assert demo("demo", "--out", file).code == 1


def test_without_a_command_the_window_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The window gets the office's context and the user's language, and its exit code is the program's."""
    seen: list[str] = []

    def window(opened: Callable[[bool], AbstractContextManager[Context]], language: str) -> int:
        with opened(True) as context:
            seen.append(context.actor.name)
        return 7 if language else 0

    for stream in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, stream, None)  # started from a menu, without a console
    arguments = parse(["--database", str(tmp_path / "office.db"), "--as", "Ana"])
    assert run(arguments, window=window, environment=dict(os.environ)) == 7
    assert seen == ["Ana"]


def test_without_a_display_the_window_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")  # elsewhere there always is one

    def window(_opened: object, _language: str) -> int:
        raise AssertionError("there is nothing to show it on")

    assert run(parse([]), window=window, environment={}) == 1
    assert "no display" in capsys.readouterr().err
