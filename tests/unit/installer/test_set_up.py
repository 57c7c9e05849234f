"""The set-up as a whole: from nothing, a second time, after an interruption, after a change."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.unit.installer.checkout import Checkout, listed_names, make_checkout


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """Give a checkout that has been set up once; each test leaves it set up."""
    made = make_checkout(tmp_path_factory.mktemp("set-up") / "checkout")
    first = made.start("run", "due", "--json")
    assert "Making the virtual environment" in first.messages
    assert first.status == 7, first.messages
    return made


def test_the_program_gets_its_arguments_and_gives_its_status(checkout: Checkout) -> None:
    started = checkout.start("run", "due", "--json")
    told = json.loads(started.output)
    assert started.status == 7
    assert told["arguments"] == ["due", "--json"]
    assert told["in"] == str(checkout.folder.parent)


def test_a_second_start_only_starts(checkout: Checkout) -> None:
    before = checkout.apt_calls
    started = checkout.start("run", "due")
    assert started.messages == ""
    assert checkout.apt_calls == before


def test_without_a_display_the_demonstration_runs(checkout: Checkout) -> None:
    started = checkout.start("run")
    told = json.loads(started.output)
    assert told["arguments"] == ["demo", "--out", str(checkout.folder / "out" / "demo")]
    assert told["platform"] == "offscreen"
    assert "There is no display here" in started.messages


def test_the_demonstration_goes_where_it_is_told(checkout: Checkout, tmp_path: Path) -> None:
    told = json.loads(checkout.start("run", "--out", str(tmp_path)).output)
    assert told["arguments"] == ["demo", "--out", str(tmp_path)]


@pytest.mark.parametrize(
    "arguments", [["--database", "office.db"], ["--database=office.db", "--as", "Anna"]], ids=len
)
def test_without_a_display_an_offices_window_is_refused(checkout: Checkout, arguments: list[str]) -> None:
    started = checkout.start("run", *arguments)
    assert started.status == 1
    assert "no display" in started.messages
    assert checkout.start("run", *arguments, "due").status == 7


@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_with_a_display_the_window_opens(checkout: Checkout, variable: str) -> None:
    told = json.loads(checkout.start("run", **{variable: ":0"}).output)
    assert told["arguments"] == []
    assert told["platform"] is None


def test_run_is_what_happens_when_nothing_is_asked(checkout: Checkout) -> None:
    assert json.loads(checkout.start(DISPLAY=":0").output)["arguments"] == []


def test_an_interrupted_set_up_is_made_anew(checkout: Checkout) -> None:
    (checkout.venv / "unfinished").touch()
    (checkout.venv / "bin" / "python").unlink()
    started = checkout.start("run", "due")
    assert "Making the virtual environment" in started.messages
    assert started.status == 7


def test_an_environment_whose_interpreter_is_gone_is_made_anew(checkout: Checkout) -> None:
    settings = checkout.venv / "pyvenv.cfg"
    lines = settings.read_text(encoding="utf-8").splitlines()
    gone = ["executable = /nowhere/python3.11" if line.startswith("executable") else line for line in lines]
    settings.write_text("\n".join(gone), encoding="utf-8")
    started = checkout.start("run", "due")
    assert "Making the virtual environment" in started.messages
    assert started.status == 7


def test_a_changed_list_is_installed_at_the_next_start(checkout: Checkout) -> None:
    checkout.lock("runtime", "2.0")
    started = checkout.start("run", "due")
    assert json.loads(started.output)["library"] == "2.0"
    assert "Making the virtual environment" not in started.messages


def test_a_library_with_other_bytes_is_refused_and_mended_later(checkout: Checkout) -> None:
    checkout.lock("runtime", "3.0", digest="0" * 64)
    refused = checkout.start("run", "due")
    assert refused.status == 1
    assert "pip could not install" in refused.messages
    assert refused.output == ""
    checkout.lock("runtime", "3.0")
    assert json.loads(checkout.start("run", "due").output)["library"] == "3.0"


def test_the_tests_own_list_serves_the_program_too(checkout: Checkout) -> None:
    checkout.lock("runtime", "4.0")
    checkout.lock("test", "4.0")
    bench = checkout.start("bench")
    assert "No module named" in bench.messages  # this little checkout has no benchmark
    assert checkout.start("run", "due").messages == ""


def test_only_an_office_on_a_server_gets_the_servers_driver(checkout: Checkout) -> None:
    url = "postgresql://desk@server/office"
    checkout.lock("runtime", "5.0")
    checkout.lock("postgresql", "6.0")
    assert json.loads(checkout.start("run", "due").output)["library"] == "5.0"
    assert json.loads(checkout.start("run", "--database", url, "due").output)["library"] == "6.0"
    checkout.lock("postgresql", "7.0")
    assert json.loads(checkout.start("run", "due", FRONTDESK_DATABASE=url).output)["library"] == "7.0"


def test_missing_packages_are_installed_by_root(checkout: Checkout) -> None:
    names = listed_names(checkout.folder)
    checkout.has_packages(*(name for name in names if name not in {"libegl1", "libgl1", "postgresql"}))
    (checkout.venv / "runtime.stamp").unlink()
    started = checkout.start("run", "due")
    if os.geteuid() == 0:
        assert "install" in checkout.apt_calls
        assert checkout.apt_calls.splitlines()[-1].endswith("libegl1 libgl1")
        assert started.status == 7
    else:
        assert "sudo apt-get install --no-install-recommends libegl1 libgl1\n" in started.messages
        assert started.status == 1
    checkout.has_packages(*names)
    assert checkout.start("run", "due").status == 7


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    fresh = make_checkout(tmp_path / "checkout")
    (fresh.folder / ".venv").write_text("in the way", encoding="utf-8")
    started = fresh.start("run", "due")
    assert started.status == 1
    assert "could not write" in started.messages
    assert "Traceback" not in started.messages


def test_an_unknown_command_is_wrong_usage(checkout: Checkout) -> None:
    started = checkout.start("fly")
    assert started.status == 2
    assert "fly" in started.messages
