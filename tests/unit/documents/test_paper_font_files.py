"""Font files that are missing, torn or none: nothing is printed without its letters."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontdesk.documents.letters.letter import letters_pdf
from frontdesk.documents.text import fonts
from frontdesk.documents.text.font_file import UnreadableFontError, check_whole
from frontdesk.documents.text.fonts import load_fonts
from frontdesk.documents.text.installed import InstalledFonts
from frontdesk.documents.text.typesetter import Typesetter
from frontdesk.domain.errors import FrontDeskError
from frontdesk.paths import resources
from tests.unit.documents.paper import LETTER

INTER = resources() / "fonts" / "Inter-Regular.ttf"


def test_what_is_installed_but_no_font_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "Empty.ttf").touch()
    (tmp_path / "Words.otf").write_bytes(b"nothing like a font " * 100)
    (tmp_path / "Collection.ttc").write_bytes(b"ttcf" + b"\xff" * 40)
    (tmp_path / "Folder.ttf").mkdir()
    if os.name == "posix":
        (tmp_path / "Gone.ttf").symlink_to(tmp_path / "nowhere")
    assert load_fonts((tmp_path,)).missing("Ada \ue123") == ("\ue123",)
    assert letters_pdf([LETTER], typesetter=Typesetter(load_fonts((tmp_path,)))).startswith(b"%PDF")


@pytest.mark.parametrize("part", [0.02, 0.5, 0.95])
def test_a_torn_font_has_no_letter_rather_than_an_empty_one(tmp_path: Path, part: float) -> None:
    data = INTER.read_bytes()
    (tmp_path / "Whole.ttf").write_bytes(data)
    (tmp_path / "Torn.ttf").write_bytes(data[: int(len(data) * part)])
    installed = InstalledFonts((tmp_path,))
    assert [installed.face(name) is None for name in ("Whole.ttf", "Torn.ttf")] == [False, True]


def test_without_a_font_of_its_own_the_program_says_which(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(resources() / "fonts", tmp_path / "fonts")
    monkeypatch.setattr(fonts, "resources", lambda: tmp_path)
    load_fonts(())
    data = INTER.read_bytes()
    for rest in (data[:2000], b""):
        (tmp_path / "fonts" / INTER.name).write_bytes(rest)
        with pytest.raises(FrontDeskError) as refused:
            load_fonts(())
        assert (refused.value.message.id, refused.value.message.params) == (
            "paper.font_missing",
            {"file": INTER.name},
        )
    (tmp_path / "fonts" / INTER.name).unlink()
    with pytest.raises(FrontDeskError):
        load_fonts(())


@given(st.binary(max_size=300), st.integers(0, 9))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_a_font_or_refused(tmp_path: Path, data: bytes, index: int) -> None:
    file = tmp_path / "any.ttf"
    file.write_bytes(data)
    try:
        check_whole(file, index)
    except UnreadableFontError:
        return
    load_fonts((tmp_path,)).missing("\ue123")
