"""The wheel carries everything that the program reads, and nothing else of the tree."""

from __future__ import annotations

import shutil
import subprocess
import zipfile

import pytest

from tests.architecture.sources import ROOT
from tests.architecture.wheel import build_wheel


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """Return the names of the files in the wheel."""
    with zipfile.ZipFile(build_wheel(tmp_path_factory.mktemp("wheel"))) as wheel:
        return frozenset(wheel.namelist())


@pytest.mark.parametrize("tree", ["forms", "resources"])
def test_every_form_and_resource_is_in_the_wheel(tree: str, packed: frozenset[str]) -> None:
    wanted = {f"frontdesk/_data/{name}" for name in _tracked(tree)}
    assert wanted
    assert wanted - packed == set()


def test_every_module_is_in_the_wheel(packed: frozenset[str]) -> None:
    wanted = {name.removeprefix("src/") for name in _tracked("src/frontdesk")}
    assert wanted - packed == set()


def test_nothing_else_of_the_tree_is_in_the_wheel(packed: frozenset[str]) -> None:
    tops = {name.split("/")[0] for name in packed}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"frontdesk"}


def _tracked(folder: str) -> list[str]:
    """Return the files under version control; where there is none (an archive), all that are there."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        files = [path for path in (ROOT / folder).rglob("*") if path.is_file()]
        return [path.relative_to(ROOT).as_posix() for path in files if "__pycache__" not in path.parts]
    listed = subprocess.run(("git", "ls-files", folder), check=True, capture_output=True, text=True, cwd=ROOT)
    return [name for name in listed.stdout.splitlines() if (ROOT / name).exists()]
