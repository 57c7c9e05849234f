"""What the first window does without is loaded soon after."""

from __future__ import annotations

import ast
import gc
from importlib.util import find_spec

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from frontdesk.ui.opening import warm_up
from frontdesk.ui.tasks.immediate import ImmediateTasks
from tests.architecture.sources import sources


def test_the_rest_is_loaded_a_moment_after_the_first_page(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = QObject()
    loaded: list[str] = []
    finished: list[str] = []
    monkeypatch.setattr(warm_up, "import_module", loaded.append)
    warm_up.warm_up(ImmediateTasks(), owner, lambda: finished.extend(loaded))
    assert loaded == []
    assert not gc.isenabled(), "a search for garbage among what is loaded would stop the window"
    qtbot.waitUntil(lambda: bool(finished))
    assert gc.isenabled()
    assert finished == loaded
    assert "frontdesk.ui.dialogs.action_dialogs" in loaded
    assert "frontdesk.ui.intake.window" in loaded
    assert all(find_spec(name) for name in loaded)


def test_no_page_is_loaded_while_it_is_made_ahead() -> None:
    """What a page is imported from has been loaded off the UI thread by then."""
    (listed,) = [each for each in sources("src") if each.name == "src/frontdesk/ui/page_list.py"]
    imported = [
        within.module
        for node in listed.nodes
        if isinstance(node, ast.FunctionDef)
        for within in ast.walk(node)
        if isinstance(within, ast.ImportFrom)
    ]
    assert imported
    assert set(imported) - {*warm_up._LATER, "frontdesk.ui.pages.today.page"} == set()
