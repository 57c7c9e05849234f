"""Every script prints right, or is refused by name where no installed font has it."""

from __future__ import annotations

import unicodedata

import pytest
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtPdf import QPdfDocument

from frontdesk.documents.letters.letter import letters_pdf
from frontdesk.documents.text.fonts import load_fonts, missing_characters
from frontdesk.documents.text.style import TextStyle, Weight
from frontdesk.documents.text.typesetter import Typesetter, system_typesetter
from frontdesk.domain.errors import FrontDeskError
from tests.unit.documents.paper import LETTER, letter, letter_to

STYLE = TextStyle(Weight.REGULAR, 10, 14)
OURS = {
    "latin": "Zoë Łukasiewicz, Đặng Thị Ngọc, Þórður Öğütçü, Ñandú, Šćžő",
    "greek": "Ελένη Παπαδοπούλου, Ωμέγα",
    "cyrillic": "Наталья Щукина, Ђорђе, Їжак",
}
OTHERS = {
    "arabic": ("ar", "محمد علي في المكتب"),
    "hebrew": ("he", "שרה כהן במשרד"),
    "devanagari": ("hi", "क्षितिज श्रीवास्तव"),
    "thai": ("th", "สมชาย น้ำทิพย์"),
    "chinese": ("zh", "张伟在办公室"),
    "japanese": ("ja", "田中さくら、東京都"),
    "korean": ("ko", "김민준 씨에게"),
    "georgian": ("ka", "ნინო ბერიძე"),
    "armenian": ("hy", "Արամ Խաչատրյան"),
}
BARE = Typesetter(load_fonts(()))


def extracted(pdf: bytes) -> str:
    """Return the first page's text as a viewer copies it."""
    document = QPdfDocument()
    data = QByteArray(pdf)
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(buffer)
    text = document.getAllText(0).text()
    document.close()
    return unicodedata.normalize("NFC", " ".join(text.split()))


@pytest.mark.parametrize("text", OURS.values(), ids=OURS.keys())
def test_our_own_fonts_suffice_for_the_scripts_of_europe(text: str) -> None:
    content = letter_to(text, "1 Mill Lane", "Ashgrove", paragraphs=(text,), layout="a4_plain")
    pdf = letters_pdf([content], typesetter=BARE)
    assert extracted(pdf).count(text) == 2


@pytest.mark.parametrize(("language", "text"), OTHERS.values(), ids=OTHERS.keys())
def test_other_scripts_print_with_an_installed_font_and_are_refused_without(language: str, text: str) -> None:
    content = letter(language=language, subject=text)
    missing = missing_characters(text)
    if not missing:
        assert letters_pdf([content]).startswith(b"%PDF")
        for word in text.split():
            assert unicodedata.normalize("NFC", word) in extracted(letters_pdf([content]))
    with pytest.raises(FrontDeskError, match=r"paper\.missing_characters") as refusal:
        letters_pdf([content], typesetter=BARE)
    assert str(refusal.value.message.params["characters"])[0] in text


def test_what_no_font_has_is_named_before_printing() -> None:
    fonts = load_fonts(())
    assert fonts.missing("Ada \u4e2d\u6587 \u4e2d") == ("\u4e2d", "\u6587")
    assert fonts.missing("Zoë\u200d \u00a0\ufe0f\n") == ()
    assert fonts.missing("\ue123 and \U000e0041") == ("\ue123",)


def test_a_batch_with_a_letter_that_cannot_be_printed_is_refused() -> None:
    with pytest.raises(FrontDeskError, match=r"paper\.missing_characters"):
        letters_pdf([LETTER, letter(subject="\ue123")], typesetter=BARE)


def test_a_line_from_the_right_begins_at_the_right() -> None:
    line = system_typesetter().paragraph("(12)", STYLE, 400, "he")[0]
    assert line.right_to_left
    assert not system_typesetter().paragraph("(12)", STYLE, 400, "en")[0].right_to_left


def test_text_is_kerned_and_joined_as_the_font_says() -> None:
    together = BARE.line("AVAV", STYLE, "en").width
    apart = sum(BARE.line(letter_, STYLE, "en").width for letter_ in "AVAV")
    assert together < apart - 0.5


def test_arrows_and_multiplication_signs_are_not_invented() -> None:
    pdf = letters_pdf([letter(subject="Unit 3x4 -> Annex (c) <=", layout="a4_plain")])
    assert "Unit 3x4 -> Annex (c) <=" in extracted(pdf)


def test_lines_are_as_long_as_asked_and_hold_every_word() -> None:
    text = "The quick brown fox jumps over the well-known lazy dog. " * 9
    lines = BARE.paragraph(text, STYLE, 200, "en")
    assert all(line.width <= 200 for line in lines)
    assert " ".join(line.text for line in lines).replace("- ", "-") == text.strip()


@pytest.mark.parametrize("text", ["", " ", "\n", "a\n\nb"])
def test_empty_lines_are_lines(text: str) -> None:
    assert len(BARE.paragraph(text, STYLE, 200, "en")) == text.count("\n") + 1


def test_setting_the_same_twice_gives_the_same_lines() -> None:
    assert BARE.paragraph("Once more", STYLE, 200, "en") is BARE.paragraph("Once more", STYLE, 200, "en")


def test_memory_of_words_is_bounded_and_does_not_change_what_is_set() -> None:
    setter = Typesetter(load_fonts(()))
    before = setter.line("Word 1", STYLE, "en").operators
    for number in range(4_000):
        setter.line(f"Word {number}", STYLE, "en")
    assert setter.line("Word 1", STYLE, "en").operators == before
