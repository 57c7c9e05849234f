"""Arguments that make no sense, for every command: 2 for wrong usage, 1 for the input, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontdesk.cli.commands import COMMANDS, letters
from tests.journeys.cli.conftest import Frontdesk, Ran

ROOT = Path(__file__).parents[3]
NOWHERE = "/no such folder/file"


def told(ran: Ran, code: int, *words: str) -> None:
    """Fail unless a command refused with this code and said where."""
    assert ran.code == code, ran.messages
    assert "Traceback" not in ran.messages
    assert ran.output == ""
    for word in words:
        assert word in ran.messages


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("due", "--at", "rubbish"),
        ("due", "--at", ""),
        ("due", "--at"),
        ("due", "extra"),
        ("due", "--json=yes"),
        ("case",),
        ("log", "one", "two"),
        ("import",),
        ("import", "letters", "file.csv"),
        ("letters",),
        ("check", "extra"),
        ("backup",),
        ("restore",),
        ("office", "--colour", "red"),
        ("demo", "extra"),
        ("suggest", "\ud800"),
        ("callbacks", "export", "one\0two.ics"),
    ],
)
def test_wrong_usage_ends_with_two(office: Frontdesk, arguments: tuple[str, ...]) -> None:
    told(office(*arguments), 2, "frontdesk")


@pytest.mark.parametrize(
    ("arguments", "where"),
    [
        (("due", "--at", "9999-12-31T23:59:59"), "--at"),
        (("case", "nonsense"), "nonsense"),
        (("case", ""), "reference"),
        (("log", NOWHERE), NOWHERE),
        (("log", "/"), "/"),
        (("import", "cases", NOWHERE), "file"),
        (("import", "cases", sys.executable), "file"),
        (("letters", "--out", f"{__file__}/letters"), __file__),
        (("backup", "/"), "/"),
        (("backup", NOWHERE), NOWHERE),
        (("restore", NOWHERE), NOWHERE),
        (("restore", "/"), "/"),
        (("restore", __file__), __file__),
        (("demo", "--out", __file__), "--out"),
        (("suggestions", "book", ""), "(file)"),
        (("suggestions", "notice", "/", "--printed"), "(file)"),
        (("suggestions", "figures", "."), "(file)"),
        (("callbacks", "export", "/"), "(file)"),
        (("callbacks", "--at", "9999-12-31"), "--at"),
        (("--database", "/", "due"), "/"),
        (("--database", NOWHERE, "due"), "/no such folder"),
        (("--database", "mysql://root:secret@server/office", "due"), "mysql://root@server/office"),
        (("--as", "x" * 500, "due"), "as"),
        (("office", "--timezone", "Rubbish"), "timezone"),
        (("office", "--country", "ZZ"), "country"),
        (("office", "--subdivision", "QQ"), "QQ"),
        (("office", "--hours", "rubbish"), "hours"),
        (("office", "--language", "xx"), "language"),
        (("office", "--currency", "9"), "currency"),
        (("office", "--phone", "abc"), "phone"),
        (("office", "--email", "abc"), "email"),
        (("office", "--website", "java script"), "website"),
        (("office", "--letter-layout", "foo"), "letter_layout"),
        (("office", "--name", " "), "name"),
    ],
)
def test_the_inputs_fault_ends_with_one_and_says_where(
    office: Frontdesk, arguments: tuple[str, ...], where: str
) -> None:
    told(office(*arguments), 1, where)


def test_a_backup_never_takes_the_place_of_the_database_or_device(office: Frontdesk, database: Path) -> None:
    before = database.read_bytes()
    for target in (database, database.parent / "." / database.name, Path(f"{database}-wal")):
        told(office("backup", target), 1, str(target))
    assert database.read_bytes() == before
    assert office("check").code == 0
    device = database.with_name("device")
    os.mkfifo(device)
    told(office("backup", device), 1, str(device))
    assert device.is_fifo()


@pytest.mark.parametrize("now", ["rubbish", "9999-12-31T23:59", "0001-01-01", "2026-02-30"])
def test_a_fixed_time_that_is_none_is_wrong_usage(
    office: Frontdesk, monkeypatch: pytest.MonkeyPatch, now: str
) -> None:
    monkeypatch.setenv("FRONTDESK_NOW", now)
    told(office("due"), 2, "FRONTDESK_NOW")


def test_a_home_that_cannot_be_is_wrong_usage(
    frontdesk: Frontdesk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "file"
    file.touch()
    monkeypatch.setenv("FRONTDESK_HOME", str(file))
    monkeypatch.delenv("FRONTDESK_DATABASE")
    told(frontdesk("due"), 2, "FRONTDESK_HOME", str(file))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device here that is always full")
def test_a_full_disk_under_the_output_is_told(office: Frontdesk, database: Path) -> None:
    assert office("due").code == 0
    command = [sys.executable, "-m", "frontdesk", "due", "--database", str(database)]
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, cwd=ROOT / "src", check=False, text=True
        )
    assert (ran.returncode, ran.stderr) == (1, f"frontdesk: The computer reports: {os.strerror(28)}.\n")


def test_a_bug_of_ours_is_told_without_a_traceback_and_its_particulars_kept(
    office: Frontdesk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FRONTDESK_HOME", str(tmp_path))
    monkeypatch.setattr(letters, "run", lambda _job: 1 // 0)
    log = tmp_path / "desk" / "frontdesk.log"
    told(office("letters", "--out", tmp_path), 70, str(log))
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")


_MEANT = [name for name in COMMANDS if name != "demo"]  # which takes its time
_words = st.one_of(
    st.sampled_from([*_MEANT, "--json", "--at", "--out", "--as", "--mapping", "--dry-run", "--name"]),
    st.sampled_from(["cases", "visits", "", "-", "--", "2026-01-01", "26-00001-0", "/", ".", "/dev/null"]),
    st.text(max_size=20).filter(lambda text: "\0" not in text),
)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(arguments=st.lists(_words, max_size=5))
def test_no_arguments_whatever_end_in_a_traceback(
    office: Frontdesk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: list[str]
) -> None:
    """The window is not meant here: without any command it would open."""
    monkeypatch.chdir(tmp_path)
    ran = office(*arguments, "--json" if {*arguments} & {*_MEANT} else "--nothing-of-ours")
    assert ran.code in (0, 1, 2), ran.messages
    assert "Traceback" not in ran.messages
