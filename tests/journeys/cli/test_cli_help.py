"""Every command explains itself, in words of the user's language."""

from __future__ import annotations

import logging
from zoneinfo import ZoneInfo

import pytest

from frontdesk.cli.commands import COMMANDS
from frontdesk.cli.parser import CommandLine
from frontdesk.words import words_for
from tests.journeys.cli.conftest import Frontdesk


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_every_option_has_its_words(
    frontdesk: Frontdesk, command: tuple[str, ...], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        ran = frontdesk(*command, "--help")
    assert ran.code == 0
    assert ran.output.startswith("usage: frontdesk")
    assert caplog.text == ""


def test_the_overview_names_every_command(frontdesk: Frontdesk) -> None:
    overview = frontdesk("--help").output
    assert all(f"    {name} " in overview for name in COMMANDS)


def test_help_speaks_the_users_language(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        CommandLine(words_for("de", timezone=ZoneInfo("UTC"))).parse(["due", "--help"])
    german = capsys.readouterr().out
    with pytest.raises(SystemExit):
        CommandLine(words_for("en", timezone=ZoneInfo("UTC"))).parse(["due", "--help"])
    assert capsys.readouterr().out != german
