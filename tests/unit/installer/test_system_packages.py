"""Which system packages are missing, and what is said when nobody may install them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from installer import system_packages
from installer.places import SetupError
from installer.system_packages import (
    SystemPackage,
    ensure_system_packages,
    listed_packages,
    missing_packages,
    parse_installed,
)

LISTING = """\
ii |libegl1|
ii |libglib2.0-0t64|libglib2.0-0 (= 2.84.1-1), libglib2.0-0t64-x
rc |libcups2|
un |libgl1|
"""


def test_what_is_installed_counts_under_its_old_name_too() -> None:
    assert parse_installed(LISTING) == {"libegl1", "libglib2.0-0t64", "libglib2.0-0", "libglib2.0-0t64-x"}


def test_only_what_serves_the_purpose_is_missing() -> None:
    listed = (
        SystemPackage("libegl1", "run", "drawing"),
        SystemPackage("libcups2", "run", "printing"),
        SystemPackage("postgresql", "test", "the tests"),
    )
    installed = parse_installed(LISTING)
    assert [found.name for found in missing_packages(listed, ("run",), installed)] == ["libcups2"]
    assert [found.name for found in missing_packages(listed, ("run", "test"), installed)] == [
        "libcups2",
        "postgresql",
    ]


def test_a_package_is_not_missing_when_its_module_is_there() -> None:
    there = SystemPackage("python3.11-venv", "run", "makes .venv", unless_module="json")
    gone = SystemPackage("python3.11-venv", "run", "makes .venv", unless_module="no_such_module")
    assert missing_packages((there, gone), ("run",), frozenset()) == (gone,)


def test_the_list_says_of_every_package_why() -> None:
    listed = listed_packages()
    assert listed
    assert {package.purpose for package in listed} == {"run", "test"}
    assert [package.name for package in listed if not package.why] == []
    assert len({package.name for package in listed}) == len(listed)


def test_who_may_not_install_is_told_what_to_type(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _fake_debian(tmp_path, monkeypatch, sudo="exit 1")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SetupError) as refused:
        ensure_system_packages(("run",))
    names = [package.name for package in listed_packages() if package.purpose == "run"]
    assert names[-1] in str(refused.value)
    assert "sudo apt-get install --no-install-recommends libegl1" in str(refused.value)


def test_sudo_without_a_password_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _fake_debian(tmp_path, monkeypatch, sudo=f'echo "$*" >> {tmp_path}/sudo.log')
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    ensure_system_packages(("run",))
    assert "apt-get install --yes" in (tmp_path / "sudo.log").read_text(encoding="utf-8")


def test_stale_lists_are_fetched_and_a_lasting_failure_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fake_debian(
        tmp_path, monkeypatch, apt=f'echo "$1" >> {tmp_path}/apt.log; echo 404 Not Found >&2; exit 100'
    )
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    with pytest.raises(SetupError, match="404 Not Found"):
        ensure_system_packages(("run",))
    asked = (tmp_path / "apt.log").read_text(encoding="utf-8").split()
    assert asked[-3:] == ["install", "update", "install"]


def test_another_system_than_debian_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    ensure_system_packages(("run",))
    assert "not Debian" in capsys.readouterr().err


def test_root_needs_nothing_before_apt_get(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert system_packages.privilege() == ()


def _fake_debian(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, sudo: str = "exit 1", apt: str = ""
) -> None:
    """Put a Debian on the path that has no package at all."""
    for name, script in {"dpkg-query": "", "apt-get": apt, "sudo": sudo}.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    true_env = shutil.which("env")
    assert true_env is not None
    (folder / "env").symlink_to(true_env)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/bin")
