"""What the first window does without is loaded soon after."""

from __future__ import annotations

import ast
import gc
import json
import os
import subprocess
import sys
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from frontdesk.ui.opening import warm_up
from frontdesk.ui.tasks.immediate import ImmediateTasks
from tests.architecture.sources import sources

_ROOT = "frontdesk.ui"
_PACKAGES = {each.module for each in sources("src/frontdesk/ui") if each.path.name == "__init__.py"}
_FEW = 5  # modules of the window that may be imported in one turn: one, and what it forms a circle with

_LOADING = """
import json, sys, threading
from importlib.machinery import ExtensionFileLoader, SourceFileLoader
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from shiboken6 import Object
from frontdesk.ui.opening import warm_up
from frontdesk.ui.tasks.threads import ThreadTasks

application = QGuiApplication([])
tasks, owner, imported, turns = ThreadTasks(), QObject(), {}, []

def noting(load):
    def noted(loader, module):
        imported[module.__name__] = threading.current_thread() is threading.main_thread()
        return load(loader, module)
    return noted

def pictures():
    from io import BytesIO
    from PIL import Image
    from reportlab.pdfgen.canvas import Canvas
    from frontdesk.ui.letters.page_preview import drawn
    from frontdesk.ui.letters.pictures import small
    from frontdesk.ui.suggestions.photos_part import thumbnail
    page, photo = BytesIO(), BytesIO()
    canvas = Canvas(page)
    canvas.showPage()
    canvas.save()
    Image.new("RGB", (900, 700)).save(photo, "PNG")
    logo = b'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="70"/>'
    return (
        lambda: drawn(page.getvalue(), 300, 1.5)[0].width() / 450,
        lambda: 1 / small(photo.getvalue()).width(),
        lambda: 1 / small(logo).width(),
        lambda: 1 / thumbnail(photo.getvalue()).width(),
    )

def count():
    turns.append(sum(on_main and name.startswith("frontdesk.ui.") for name, on_main in imported.items()))

for loader in (SourceFileLoader, ExtensionFileLoader):
    loader.exec_module = noting(loader.exec_module)
turning = QTimer(interval=0)
turning.timeout.connect(count)
turning.start()
warm_up.warm_up(tasks, owner, application.quit)
application.exec()
tasks.close()

def classes(of=Object):
    return {of}.union(*map(classes, type.__subclasses__(of)))

known = classes()
for draw in pictures():
    draw()
print(json.dumps({
    "imported": imported,
    "at_once": max(after - before for before, after in zip(turns, turns[1:])),
    "drawing": sorted(made.__name__ for made in classes() - known),
    "missing": [name for name in warm_up._LATER if name not in sys.modules],
}))
"""


@pytest.fixture(scope="module")
def loading() -> dict[str, Any]:
    """Return what was imported, and whether on the UI thread, in a program of its own with real threads."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(
        [sys.executable, "-c", _LOADING], check=True, capture_output=True, text=True, env=environment
    )
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def test_the_rest_is_loaded_a_moment_after_the_first_page(loading: dict[str, Any]) -> None:
    assert loading["missing"] == []
    assert "frontdesk.ui.dialogs.action_dialogs" in loading["imported"]


def test_what_makes_classes_of_qt_is_imported_on_the_ui_thread_alone(loading: dict[str, Any]) -> None:
    elsewhere = [name for name, on_main in loading["imported"].items() if not on_main]
    assert [name for name in elsewhere if name.startswith("PySide6.")] == []
    shown = {name for name in elsewhere if name.startswith("frontdesk.ui.")}
    assert shown - _PACKAGES == set()


def test_what_knows_nothing_of_qt_is_never_waited_for(loading: dict[str, Any]) -> None:
    waited_for = {name for name, on_main in loading["imported"].items() if on_main}
    ours = {name for name in waited_for if name.startswith("frontdesk.")}
    assert {name for name in ours if not name.startswith("frontdesk.ui.")} == set()


def test_what_is_drawn_off_the_ui_thread_makes_no_class_of_qt_there(loading: dict[str, Any]) -> None:
    """A class is made when the first of its objects is, were it only what a function returns."""
    assert loading["drawing"] == []


def test_events_are_heard_between_any_few_modules(loading: dict[str, Any]) -> None:
    assert 1 <= loading["at_once"] <= _FEW


def test_no_garbage_is_looked_for_until_everything_is_there(qtbot: QtBot) -> None:
    owner = QObject()
    finished: list[bool] = []
    warm_up.warm_up(ImmediateTasks(), owner, lambda: finished.append(gc.isenabled()))
    assert not gc.isenabled(), "a search for garbage among what is loaded would stop the window"
    qtbot.waitUntil(lambda: bool(finished))
    assert finished == [True]


def test_packages_say_only_what_they_are_for() -> None:
    """They are run on any thread, by whoever looks for a module in them."""
    saying_more = [
        each.name
        for each in sources("src/frontdesk/ui")
        if each.module in _PACKAGES - {_ROOT}
        if len(each.tree.body) > 1
    ]
    assert saying_more == []


def test_no_page_is_loaded_while_it_is_made_ahead() -> None:
    """What a page is imported from has been loaded by then."""
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
