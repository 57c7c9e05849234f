"""What a desk remembers of printing survives, and a damaged file is a desk that remembers nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontdesk.printing.paper import PaperKind
from frontdesk.printing.printers import Sides
from frontdesk.services.stationery.printer import Offset
from frontdesk.ui.printing.choices import FURTHEST, PaperChoice, PrinterChoice, read_choice, write_choice

JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["a4", "printer", "printers", "p", "tray", "sides", "right", "colour"]), inner
        )
    ),
    max_leaves=12,
)


def test_each_kind_of_paper_has_its_own_printer(tmp_path: Path) -> None:
    file = tmp_path / "desk" / "printing.json"
    letters = PaperChoice().with_choice("hall", PrinterChoice(sides=Sides.LONG_EDGE, right=1.5, down=-0.5))
    cards = PaperChoice().with_choice("office", PrinterChoice(tray="by-pass-tray", colour=False))
    write_choice(PaperKind.A4, letters, file)
    write_choice(PaperKind.POSTCARD, cards, file)
    assert read_choice(PaperKind.A4, file) == letters
    assert read_choice(PaperKind.POSTCARD, file) == cards
    assert read_choice(PaperKind.A4, file).of("hall").offset == Offset(1.5, -0.5)
    assert read_choice(PaperKind.LABELS, file) == PaperChoice()


def test_another_printer_leaves_what_is_known_of_the_first(tmp_path: Path) -> None:
    file = tmp_path / "printing.json"
    first = PaperChoice().with_choice("hall", PrinterChoice(right=2))
    write_choice(PaperKind.A4, first.with_choice("office", PrinterChoice(tray="tray-2")), file)
    kept = read_choice(PaperKind.A4, file)
    assert kept.printer == "office"
    assert kept.of("hall").right == 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kept=JSON)
def test_whatever_stands_in_the_file_a_choice_comes_of_it(kept: object, tmp_path: Path) -> None:
    file = tmp_path / "printing.json"
    file.write_text(json.dumps({"a4": kept}), encoding="utf-8")
    choice = read_choice(PaperKind.A4, file)
    for printer in (*choice.by_printer, "unheard of"):
        assert abs(choice.of(printer).right) <= FURTHEST
    write_choice(PaperKind.A4, choice, file)
    assert read_choice(PaperKind.A4, file) == choice


@pytest.mark.parametrize("text", ["", "[]", "{", "null", '{"a4": 7}'])
def test_a_damaged_file_is_a_desk_that_remembers_nothing(text: str, tmp_path: Path) -> None:
    file = tmp_path / "printing.json"
    file.write_text(text, encoding="utf-8")
    assert read_choice(PaperKind.A4, file) == PaperChoice()
