"""The checks stop at the first that fails and say which were done."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from installer.checks import CHECKS, Check, run_checks

PASSES = ("-c", "pass")


def test_all_pass(capfd: pytest.CaptureFixture[str]) -> None:
    checks = (Check("one", PASSES), Check("two", ("-c", "import sys; print(sys.argv[1:])")))
    assert run_checks(("-k", "x"), checks, Path(sys.executable)) == 0
    said = capfd.readouterr()
    assert "Passed: one" in said.err
    assert said.out == "['-k', 'x']\n"


def test_the_first_failure_stops_and_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    checks = (Check("one", PASSES), Check("two", ("-c", "raise SystemExit(3)")), Check("three", PASSES))
    assert run_checks((), checks, Path(sys.executable)) == 3
    assert "FAILED: two. Passed: one (0 s). Not run: three." in capfd.readouterr().err


def test_the_tests_come_last() -> None:
    assert [check.name for check in CHECKS] == ["format", "lint", "layers", "types", "tests"]
