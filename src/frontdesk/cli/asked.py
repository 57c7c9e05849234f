"""What was asked for on the command line; the window's own few options are read here.

The window's start needs no help texts for these, nor the library that parses the commands' options.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

Asked = SimpleNamespace
"""One attribute for each option that was given, and `command`, which is None for the window."""

NOTHING: dict[str, Any] = {"database": None, "user": None, "json": False, "counter": False, "command": None}

_SWITCHES = {"--json": "json", "--counter": "counter"}
_WITH_VALUE = {"--database": "database", "--as": "user"}


def window_wanted(arguments: Sequence[str]) -> Asked | None:
    """Return what was asked for where that is the window; None where it is a command, help, or a mistake."""
    asked = Asked(**NOTHING)
    waiting = iter(arguments)
    for argument in waiting:
        name, given, value = argument.partition("=")
        if argument in _SWITCHES:
            setattr(asked, _SWITCHES[argument], True)
        elif name in _WITH_VALUE:
            said = value if given else next(waiting, "-")
            if said.startswith("-"):  # an option stands where the value should
                return None
            setattr(asked, _WITH_VALUE[name], said)
        else:
            return None
    return asked
