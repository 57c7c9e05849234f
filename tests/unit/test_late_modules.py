"""A late module runs when something of it is asked for: once, whoever asks, whatever it is called by then."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest

from frontdesk.late_modules import late_module, put_late

PLAIN = """
import sys
sys.late_runs.append(__name__)
answer = 42
def own():
    return answer
"""


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The names of the modules that have run; `late_one` and `late_package.inner` can be imported."""
    told: list[str] = []
    monkeypatch.setattr(sys, "late_runs", told, raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "late_one.py").write_text(PLAIN, encoding="utf-8")
    (tmp_path / "late_package").mkdir()
    (tmp_path / "late_package" / "__init__.py").write_text("", encoding="utf-8")
    (tmp_path / "late_package" / "inner.py").write_text(PLAIN, encoding="utf-8")
    yield told
    for name in ("late_one", "late_package", "late_package.inner"):
        sys.modules.pop(name, None)


def imported(name: str) -> ModuleType:
    """Import as a statement does, by the name alone."""
    __import__(name)
    return sys.modules[name]


def test_to_import_it_does_not_run_it(runs: list[str]) -> None:
    put_late(["late_one"])
    imported("late_one")
    assert runs == []


def test_it_runs_once_when_it_is_asked(runs: list[str]) -> None:
    put_late(["late_one"])
    module = imported("late_one")
    assert (module.answer, module.own(), module.answer) == (42, 42, 42)
    assert runs == ["late_one"]


def test_what_is_imported_out_of_it_is_there(runs: list[str]) -> None:
    put_late(["late_one"])
    scope: dict[str, object] = {}
    exec("from late_one import answer", scope)
    assert scope["answer"] == 42
    assert runs == ["late_one"]


def test_what_it_does_not_have_it_does_not_have(runs: list[str]) -> None:
    module = late_module("late_one")
    with pytest.raises(AttributeError, match="'late_one' has no attribute 'question'"):
        _ = module.question
    assert runs == ["late_one"]


def test_one_of_a_package_is_found_in_the_package(runs: list[str]) -> None:
    package = imported("late_package")
    put_late(["late_package.inner"])
    assert package.inner.answer == 42
    assert runs == ["late_package.inner"]


def test_one_that_was_imported_already_stays(runs: list[str]) -> None:
    before = imported("late_one")
    put_late(["late_one"])
    assert sys.modules["late_one"] is before
    assert runs == ["late_one"]


def test_one_that_was_renamed_still_runs(runs: list[str]) -> None:
    """PySide6 names its support modules anew as soon as it has them."""
    module = late_module("late_one")
    assert module.__spec__ is not None
    module.__spec__.name = "somewhere.else"
    assert module.answer == 42
    assert runs == ["late_one"]


def test_many_threads_that_ask_at_once_run_it_once(runs: list[str]) -> None:
    module = late_module("late_one")
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda _: module.own(), range(32))) == [42] * 32
    assert runs == ["late_one"]


def test_one_that_there_is_not_is_missed_as_ever() -> None:
    with pytest.raises(ModuleNotFoundError):
        late_module("late_nowhere")
