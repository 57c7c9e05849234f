"""What is kept from one start to the next is used for the very same text, and never instead of another."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from frontdesk.kept import Kept

CODE = "def greet(name):\n return 'Good morning, ' + name\n"
TABLE = 'open = "09:00"\n[lunch]\nminutes = 60\n'


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where it is kept, in a process that may write compiled code."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "some.kept"


def saved(file: Path) -> bytes:
    """Keep a code and a table, and return the file's bytes."""
    kept = Kept(file)
    kept.run(CODE, {}, {})
    kept.table(TABLE)
    kept.save()
    return file.read_bytes()


def test_what_is_kept_is_neither_compiled_nor_parsed_again(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(file)
    monkeypatch.setattr(tomllib, "loads", None)
    monkeypatch.setattr("builtins.compile", None)
    kept = Kept(file)
    found: dict[str, object] = {}
    kept.run(CODE, {}, found)
    greet = found["greet"]
    assert callable(greet)
    assert greet("Ana") == "Good morning, Ana"
    assert kept.table(TABLE) == {"open": "09:00", "lunch": {"minutes": 60}}


def test_another_text_is_worked_out_anew(file: Path) -> None:
    saved(file)
    assert Kept(file).table(TABLE.replace("60", "30")) == {"open": "09:00", "lunch": {"minutes": 30}}


def test_a_table_that_somebody_changes_is_nobody_elses(file: Path) -> None:
    saved(file)
    kept = Kept(file)
    kept.table(TABLE)["open"] = "10:00"
    assert kept.table(TABLE)["open"] == "09:00"


def test_a_text_that_says_no_table_is_refused_each_time(file: Path) -> None:
    kept = Kept(file)
    for _ in range(2):
        with pytest.raises(tomllib.TOMLDecodeError):
            kept.table("open = ")


def test_a_date_is_not_kept_but_read(file: Path) -> None:
    kept = Kept(file)
    assert str(kept.table("day = 2026-01-01")["day"]) == "2026-01-01"
    kept.save()
    assert str(Kept(file).table("day = 2026-01-01")["day"]) == "2026-01-01"


@pytest.mark.parametrize("left", [0, 3, 4, 100, -1])
def test_a_file_that_was_cut_short_is_not_used(file: Path, left: int) -> None:
    file.write_bytes(saved(file)[:left])
    assert Kept(file).table(TABLE)["open"] == "09:00"


def test_a_file_with_a_bit_turned_over_is_not_used(file: Path) -> None:
    data = bytearray(saved(file))
    data[len(data) // 2] ^= 4
    file.write_bytes(data)
    assert Kept(file).table(TABLE)["open"] == "09:00"


def test_what_another_version_of_the_program_kept_is_not_used(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("frontdesk.kept._FORM", 1)
    saved(file)
    monkeypatch.undo()
    assert Kept(file).picture("a house", lambda: b"house") == b"house"


def test_where_nothing_may_be_written_nothing_is_kept(file: Path, tmp_path: Path) -> None:
    kept = Kept(tmp_path / "no such folder" / "some.kept")
    kept.table(TABLE)
    kept.save()
    assert list(tmp_path.iterdir()) == []
    assert not file.exists()


def test_a_process_without_compiled_code_writes_none(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    kept = Kept(file)
    kept.table(TABLE)
    kept.save()
    assert not file.exists()


def test_a_picture_is_not_drawn_again(file: Path) -> None:
    first = Kept(file)
    assert first.picture("a house", lambda: b"house") == b"house"
    first.save()
    second = Kept(file)
    assert second.picture("a house", lambda: b"drawn again") == b"house"
    assert second.picture("a tree", lambda: b"tree") == b"tree"


def test_only_the_first_pictures_of_a_process_are_kept(file: Path) -> None:
    first = Kept(file)
    first.picture("of yesterday", lambda: b"old")
    first.save()
    second = Kept(file)
    for number in range(100):
        second.picture(f"number {number}", lambda: b"today")
    second.save()
    third = Kept(file)
    assert third.picture("number 0", lambda: b"drawn again") == b"today"
    assert third.picture("number 99", lambda: b"drawn again") == b"drawn again"
    assert third.picture("of yesterday", lambda: b"drawn again") == b"drawn again"


_DATACLASS = """
from frontdesk.kept import keep_dataclasses, kept
keep_dataclasses()
from frontdesk.domain.message import message
print(message("say.reference", reference="26-00427-6") == message("say.reference", reference="26-00427-6"))
print(len(kept()._codes) > 0)
"""


def test_dataclasses_made_with_what_is_kept_behave_as_ever() -> None:
    ran = subprocess.run([sys.executable, "-c", _DATACLASS], check=True, capture_output=True, text=True)
    assert ran.stdout.split() == ["True", "True"]
