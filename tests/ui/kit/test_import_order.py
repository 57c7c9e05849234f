"""In which order modules can be imported one at a time."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from frontdesk.ui.opening.import_order import ImportOrder

PROGRAM = {
    "__init__": "",
    "words": "",
    "ui.__init__": "",
    "ui.page": """
        from __future__ import annotations
        import json
        from typing import TYPE_CHECKING
        from orderly.ui.parts.button import Button
        from orderly.words import say
        if TYPE_CHECKING:
            from orderly.ui.seldom import Seldom
            from orderly.heavy import Heavy
        if True:
            import orderly.ui.look
        class Page:
            def late(self):
                from orderly.ui.seldom import Seldom
        from orderly.ui.round import a_circle
        """,
    "ui.look": "",
    "ui.round": "import orderly.ui.page",
    "ui.seldom": "",
    "ui.parts.__init__": "import orderly.ui.look",
    "ui.parts.button": "import orderly.clock",
    "clock": "raise AssertionError('nothing is run')",
    "heavy": "",
}


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the name of a program that nobody has imported yet, but for its window's package."""
    for name, text in PROGRAM.items():
        file = tmp_path / "orderly" / f"{name.replace('.', '/')}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(line.removeprefix(" " * 8) for line in text.splitlines()))
    monkeypatch.syspath_prepend(tmp_path)
    for name in ("orderly", "orderly.ui", "orderly.ui.parts"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return "orderly"


def test_each_comes_after_what_it_imports_and_what_is_imported_late_or_for_its_types_does_not(
    program: str,
) -> None:
    order = ImportOrder(f"{program}.ui")
    order.add([f"{program}.ui.page"])
    inside = [name.removeprefix(f"{program}.ui.") for name in order.within]
    assert inside == ["look", "parts", "parts.button", "round", "page"]
    assert order.others == [f"{program}.ui", f"{program}.clock", f"{program}.words"]
    assert f"{program}.ui.page" not in sys.modules


def test_what_was_added_before_is_not_added_again(program: str) -> None:
    order = ImportOrder(f"{program}.ui")
    order.add([f"{program}.ui.look", f"{program}.words"])
    order.add([f"{program}.ui.look", f"{program}.words"])
    assert order.within == [f"{program}.ui.look"]
    assert order.others.count(f"{program}.words") == 1
