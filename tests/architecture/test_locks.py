"""The hash-locked lists: complete, consistent, and free of any index's address."""

from __future__ import annotations

import re
import tomllib

from tests.architecture.sources import ROOT

LOCKS = ROOT / "installer" / "locks"
PIN = re.compile(r"^([a-z0-9._-]+)==(\S+)", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    """Return library → version of one list."""
    return dict(PIN.findall((LOCKS / name).read_text(encoding="utf-8")))


def test_the_tests_run_on_the_libraries_that_the_program_runs_on() -> None:
    assert pins("runtime.txt").items() <= pins("postgresql.txt").items() <= pins("test.txt").items()


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {
        "runtime.txt": project["project"]["dependencies"],
        "postgresql.txt": project["project"]["optional-dependencies"]["postgresql"],
        "test.txt": project["dependency-groups"]["test"],
    }
    for name, requirements in wanted.items():
        assert {_name(each) for each in requirements} <= pins(name).keys()


def test_every_pin_has_a_hash_and_no_list_names_an_index() -> None:
    for name in ("runtime.txt", "postgresql.txt", "test.txt"):
        text = (LOCKS / name).read_text(encoding="utf-8")
        entries = re.split(r"\n(?=[a-z])", text.strip())
        assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
        assert re.findall(r"://|--index|--find-links", text) == []


def _name(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found is not None
    return found.group().lower()
