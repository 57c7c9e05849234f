"""Short texts one after another on a line."""

from __future__ import annotations

from frontdesk.ui.look.joined import heading, joined


def test_empty_parts_are_left_out() -> None:
    assert joined("", "Leeds", "", "2 contacts") == "Leeds · 2 contacts"
    assert joined("", "") == ""


def test_a_reference_beside_arabic_is_kept_apart() -> None:
    assert joined("فاتورة", "26-00028-8") == "\u2068فاتورة\u2069 · \u206826-00028-8\u2069"


def test_no_part_of_a_heading_fills_lines_by_itself() -> None:
    assert heading("26-00028-8", "Rosa Delgado") == "26-00028-8 · Rosa Delgado"
    assert heading("26-00028-8", "W" * 300) == f"26-00028-8 · {'W' * 89}…"
