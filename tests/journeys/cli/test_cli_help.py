"""Every command explains itself, in words of the user's language."""

from __future__ import annotations

import logging
from zoneinfo import ZoneInfo

import pytest

from frontdesk.cli.asked import window_wanted
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


def test_the_window_is_wanted_where_no_command_is_named() -> None:
    wanted = window_wanted(["--database", "office.db", "--as", "Ana Lind"])
    assert wanted is not None
    assert (wanted.database, wanted.user, wanted.json, wanted.command) == (
        "office.db",
        "Ana Lind",
        False,
        None,
    )


@pytest.mark.parametrize("arguments", [["due"], ["--help"], ["--version"], ["--database"], ["nonsense"]])
def test_everything_else_is_no_wish_for_the_window(arguments: list[str]) -> None:
    assert window_wanted(arguments) is None


@pytest.mark.parametrize("arguments", [("--database",), ("nonsense",), ("--nonsense",)])
def test_a_mistake_is_wrong_usage(arguments: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as ended:
        CommandLine(words_for("en", timezone=ZoneInfo("UTC"))).parse(arguments)
    assert ended.value.code == 2
