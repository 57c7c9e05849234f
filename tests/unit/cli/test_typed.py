"""What the program tells people to type works as it is typed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from frontdesk.cli import typed
from frontdesk.cli.typed import to_type


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment of the set-up's, seen from the folder that holds it."""
    folder = tmp_path / ".venv" / "bin"
    folder.mkdir(parents=True)
    monkeypatch.setattr(sys, "executable", str(folder / "python3.11"))
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "/usr/bin")
    made = folder / "frontdesk"
    made.touch(mode=0o755)
    return made


def test_what_the_set_up_made_is_named_by_its_path(script: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert to_type(["due"], {}) == ".venv/bin/frontdesk due"
    monkeypatch.chdir("/usr")
    assert to_type(["due"], {}) == f"{script} due"


def test_what_the_shell_finds_is_named_by_its_name(script: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"/usr/bin:{script.parent}")
    assert to_type(["due"], {}) == "frontdesk due"


def test_another_program_of_that_name_is_not_meant(
    script: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "frontdesk").touch(mode=0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{script.parent}")
    assert to_type(["due"], {}) == ".venv/bin/frontdesk due"


def test_without_a_script_the_module_is_run(script: Path) -> None:
    script.unlink()
    assert to_type([], {}) == ".venv/bin/python3.11 -m frontdesk"


def test_blanks_and_quotes_are_for_the_shell_of_the_system(
    script: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments, settings = ["--database", "our office/it's.db"], {"FRONTDESK_NOW": "2026-01-02T16:40"}
    assert to_type(arguments, settings) == (
        "FRONTDESK_NOW=2026-01-02T16:40 .venv/bin/frontdesk --database 'our office/it'\"'\"'s.db'"
    )
    monkeypatch.setattr(typed, "_program", lambda: [r"C:\desk\frontdesk.exe"])
    monkeypatch.setattr(sys, "platform", "win32")
    assert to_type(arguments, settings) == (
        'set FRONTDESK_NOW=2026-01-02T16:40&& C:\\desk\\frontdesk.exe --database "our office/it\'s.db"'
    )
