"""Letters in every script: set as their readers write, copied as they were typed, no sign lost or boxed."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from frontdesk.documents.content import Letterhead
from frontdesk.documents.finished.check import Written, check_finished
from frontdesk.documents.letters.letter import write_letters
from frontdesk.documents.text.families import font_families
from frontdesk.documents.text.fonts import missing_characters, system_fonts
from frontdesk.documents.text.style import TextStyle, Weight
from frontdesk.documents.text.typesetter import Line, system_typesetter
from tests.unit.documents.paper import letter_to
from tests.unit.documents.test_paper_scripts import extracted

STYLE = TextStyle(Weight.REGULAR, 10, 14)
# A name and a sentence of each, in words of our own.
SCRIPTS = {
    "vietnamese": ("vi", "Nguyễn Thị Hồng Ánh", "Chúng tôi đã nhận được thư của quý vị và sẽ trả lời sớm."),
    "polish": ("pl", "Żaneta Źdźbłowska", "Otrzymaliśmy Państwa pismo i wkrótce na nie odpowiemy."),
    "turkish": ("tr", "İpek Işık Öğütçü", "Mektubunuzu aldık, en kısa sürede yanıt vereceğiz."),
    "greek": ("el", "Ελένη Παπαδοπούλου", "Λάβαμε την επιστολή σας και θα σας απαντήσουμε σύντομα."),
    "russian": ("ru", "Наталья Щукина", "Мы получили ваше письмо и скоро вам ответим."),
    "arabic": ("ar", "محمد بن علي", "لقد استلمنا رسالتكم رقم 26-00427-0 وسنرد عليكم قريبا."),
    "persian": ("fa", "زهرا گلستانی", "نامه شما را دریافت کردیم و به زودی پاسخ می‌دهیم."),
    "hebrew": ("he", "שרה כהן", "קיבלנו את מכתבך (מספר 26-00427-0) ונשיב בקרוב."),
    "hindi": ("hi", "क्षितिज श्रीवास्तव", "हमें आपका पत्र मिल गया है और हम जल्द उत्तर देंगे।"),
    "thai": ("th", "สมชาย น้ำทิพย์", "เราได้รับจดหมายของท่านแล้วและจะตอบกลับโดยเร็วที่สุด"),
    "chinese": ("zh", "张伟", "我们已经收到您的来信，会尽快答复您。"),
    "japanese": ("ja", "田中さくら", "お手紙を受け取りました。近いうちにお返事いたします。"),
    "korean": ("ko", "김민준", "보내 주신 편지를 잘 받았으며 곧 답장을 드리겠습니다."),
}
PRESENT = {name: known for name, known in SCRIPTS.items() if not missing_characters("".join(known))}


def signs(text: str) -> Counter[str]:
    plain = unicodedata.normalize("NFKD", text).replace("\u200c", "")
    return Counter(sign for sign in plain if not sign.isspace())


def letters(texts: tuple[str, str, str], **changes: object) -> tuple[bytes, list[Written]]:
    language, name, sentence = texts
    content = letter_to(
        *(name, "17 Orchard Lane", "Springfield, IL 62704"),
        layout="a4_plain",
        language=language,
        subject=sentence,
        paragraphs=(name, f"{sentence} " * 4),
        **changes,
    )
    sink, written = BytesIO(), list[Written]()
    write_letters([content], sink, written=written.append)
    return sink.getvalue(), written


@pytest.mark.parametrize("texts", PRESENT.values(), ids=PRESENT.keys())
def test_every_sign_is_copied_by_two_readers_as_it_was_typed(texts: tuple[str, str, str]) -> None:
    pdf, written = letters(texts)
    assert check_finished(pdf, written) == ()
    wanted = signs("".join(texts[1:]) * 2 + texts[2] * 3)
    copied = PdfReader(BytesIO(pdf)).pages[0].extract_text()
    assert not wanted - signs(extracted(pdf))
    assert not wanted - signs(copied)
    for sign in ("\ufffd", "\x00", "\u25a1"):
        assert sign not in copied


@pytest.mark.parametrize("texts", PRESENT.values(), ids=PRESENT.keys())
def test_words_can_be_searched(texts: tuple[str, str, str]) -> None:
    pdf, _ = letters(texts)
    found = unicodedata.normalize("NFC", extracted(pdf))
    for word in texts[2].split():
        if word.isalpha():
            assert unicodedata.normalize("NFC", word) in found


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
@pytest.mark.parametrize("texts", PRESENT.values(), ids=PRESENT.keys())
def test_poppler_copies_every_sign_too(texts: tuple[str, str, str], tmp_path: Path) -> None:
    pdf, _ = letters(texts)
    (tmp_path / "letter.pdf").write_bytes(pdf)
    run = subprocess.run(["pdftotext", str(tmp_path / "letter.pdf"), "-"], capture_output=True, check=True)
    assert not signs("".join(texts[1:]) * 2) - signs(run.stdout.decode())


@pytest.mark.parametrize("family", [each.id for each in font_families()])
@pytest.mark.parametrize("texts", PRESENT.values(), ids=PRESENT.keys())
def test_every_family_of_ours_stands_beside_every_script(texts: tuple[str, str, str], family: str) -> None:
    pdf, written = letters(texts, letterhead=Letterhead(font=family))
    assert check_finished(pdf, written) == ()
    assert not signs(texts[1] + texts[2]) - signs(extracted(pdf))


@pytest.mark.parametrize("texts", PRESENT.values(), ids=PRESENT.keys())
@pytest.mark.parametrize("weight", Weight)
def test_no_glyph_is_the_box_of_a_missing_one(texts: tuple[str, str, str], weight: Weight) -> None:
    style = TextStyle(weight, 10, 14)
    for line in system_typesetter().paragraph(texts[2], style, 150, texts[0]):
        assert all(number for run in line.runs for number, _ in run.glyphs)


def first_and_last(line: Line) -> tuple[str, str]:
    """Return what stands at the left and at the right end of a line."""
    drawn = [text for run in line.runs for _, text in run.glyphs if text.strip()]
    return drawn[0], drawn[-1]


@pytest.mark.parametrize("name", [name for name in ("arabic", "persian", "hebrew") if name in PRESENT])
def test_what_is_written_from_the_right_begins_there(name: str) -> None:
    language, _, sentence = PRESENT[name]
    for line in system_typesetter().paragraph(sentence, STYLE, 120, language):
        left, right = first_and_last(line)
        if not line.text[0].isdigit():
            assert right[0] == line.text[0]
        assert left[-1] == line.text[-1]


def test_a_latin_name_in_a_hebrew_line_and_the_other_way_round() -> None:
    if "hebrew" not in PRESENT:
        return
    line = system_typesetter().line("שלום Ada Quill (26-00427-0) להתראות", STYLE, "he")
    text = "".join(text for run in line.runs for _, text in run.glyphs)
    assert "Ada Quill" in text
    assert "26-00427-0" in text
    assert text == "תוארתהל Ada Quill (26-00427-0) םולש"
    line = system_typesetter().line("Dear שרה כהן, your reference is 26-00427-0", STYLE, "en")
    text = "".join(text for run in line.runs for _, text in run.glyphs)
    assert text.startswith("Dear ןהכ הרש, your")


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("رقم 26-00427-0 قريبا", "26-00427-0"),
        ("رقم (518)\u00a0555-0142 قريبا", "(518) 555-0142"),
        ("رقم +49\u00a030\u00a0123-45 قريبا", "+49 30 123-45"),
    ],
)
def test_a_reference_or_number_is_not_turned_round_in_arabic(text: str, seen: str) -> None:
    if "arabic" not in PRESENT:
        return
    (line,) = system_typesetter().paragraph(text, STYLE, 400, "ar")
    drawn = "".join(text for run in line.runs for _, text in run.glyphs)
    assert seen in drawn
    assert drawn.index("ا") < drawn.index(seen[0]) < drawn.index("ر", drawn.index(seen[-1]))


def test_arabic_letters_join() -> None:
    if "arabic" not in PRESENT:
        return
    setter = system_typesetter()
    alone = {
        number
        for letter in "محد"
        for run in setter.line(letter, STYLE, "ar").runs
        for number, _ in run.glyphs
    }
    joined = {number for run in setter.line("محمد", STYLE, "ar").runs for number, _ in run.glyphs}
    assert not alone & joined


@pytest.mark.parametrize("name", [name for name in ("thai", "chinese", "japanese") if name in PRESENT])
def test_what_has_no_blanks_is_broken_all_the_same(name: str) -> None:
    language, _, sentence = PRESENT[name]
    lines = system_typesetter().paragraph(sentence * 3, STYLE, 100, language)
    assert len(lines) > 5
    assert all(line.width <= 100 for line in lines)
    assert sum(line.width > 70 for line in lines) >= len(lines) - 2
    assert "".join(line.text for line in lines) == sentence * 3
    forbidden = "，。、」）ๆะาำ"
    assert not any(line.text[0] in forbidden for line in lines)


@pytest.mark.parametrize("emoji", ["😀", "👍🏽", "❤️", "☺", "👨‍👩‍👧", "🇩🇪", "🎉"])
def test_an_emoji_is_printed_or_told_never_left_out(emoji: str) -> None:
    missing = missing_characters(emoji)
    if missing:
        assert set(missing) <= set(emoji)
        return
    line = system_typesetter().line(f"Ada {emoji}", STYLE, "en")
    drawn = "".join(text for run in line.runs for _, text in run.glyphs)
    assert all(sign in drawn for sign in emoji if unicodedata.category(sign) == "So")
    assert all(number for run in line.runs for number, _ in run.glyphs)


def test_every_letter_that_a_font_of_ours_claims_is_drawn() -> None:
    """All of Latin, Greek and Cyrillic, in the heaviest and the lightest cut."""
    text = "".join(
        chr(point)
        for point in (*range(0xC0, 0x250), *range(0x386, 0x3CF), *range(0x400, 0x530), *range(0x1E00, 0x1F00))
        if unicodedata.category(chr(point))[0] == "L"
    )
    assert system_fonts().missing(text) == ()
    for weight in (Weight.REGULAR, Weight.BOLD):
        line = system_typesetter().line(text, TextStyle(weight, 8, 10), "en")
        assert signs("".join(text for run in line.runs for _, text in run.glyphs)) == signs(text)
