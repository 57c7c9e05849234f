"""What the README says of the commands is what they do."""

from __future__ import annotations

from installer.commands import COMMANDS
from tests.architecture.sources import ROOT

TEST_COMMAND = "python3 installer/bootstrap.py test"


def test_the_readme_lists_every_command_of_the_set_up() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"| `{name}" not in text] == []


def test_the_shared_checks_type_what_the_readme_says_and_nothing_else() -> None:
    assert f"```\n{TEST_COMMAND}\n```" in (ROOT / "README.md").read_text(encoding="utf-8")
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line and not line.startswith(("#", "set ", "cd "))] == [TEST_COMMAND]
