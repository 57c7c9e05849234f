"""What the program loads before anything is printed: nothing of fonts, PDF or templates."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import frontdesk

HEAVY = ("reportlab", "PIL", "uharfbuzz", "jinja2", "bidi", "fontTools")
TEXTS = ("check", "contexts", "examples", "filling", "placeholders", "ready_made", "speech")
LIGHT = (
    *(f"templates.{name}" for name in TEXTS),
    *("content", "slips", "tables", "layouts.layout"),
    *("letters.letter", "postcards.postcard", "finished.fits"),
)


def test_what_services_import_is_light() -> None:
    imports = ", ".join(f"frontdesk.documents.{name}" for name in LIGHT)
    code = f"import sys, {imports}; print([name for name in {HEAVY!r} if name in sys.modules])"
    source = str(Path(frontdesk.__file__).parents[1])
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": source},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "[]"
