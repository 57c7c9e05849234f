"""What no font has is named before anything is printed, with what to do about it."""

from __future__ import annotations

from io import BytesIO
from zoneinfo import ZoneInfo

import pytest

from frontdesk.documents.content import Recipient
from frontdesk.documents.letters.letter import letters_pdf, write_letters
from frontdesk.documents.text.unprintable import Unprintable, offer, refusal_of, texts_of, unprintable
from frontdesk.domain.errors import FrontDeskError
from frontdesk.words import languages, words_for
from tests.unit.documents.images import png
from tests.unit.documents.paper import LETTER, labels_pdf, letter, letter_to

NOBODY_HAS = "\U0010fffd"  # the last character for private use
NOR_THIS = "\U000ffffd"


def described(package: str = "", instead: str = "") -> Unprintable:
    return Unprintable("𝓐", "U+1D4D0", "MATHEMATICAL BOLD SCRIPT CAPITAL A", package, instead)


def test_each_is_named_with_its_code_point_once_and_in_order() -> None:
    found = unprintable(f"Ada {NOBODY_HAS} Quill {NOR_THIS}{NOBODY_HAS}")
    assert [each.code for each in found] == ["U+10FFFD", "U+FFFFD"]
    assert unprintable("Zoë Łukasiewicz, Ωμέγα") == ()


@pytest.mark.parametrize(
    ("found", "id_"),
    [
        (described("fonts-symbola"), "paper.offer_install"),
        (described("", "A"), "paper.offer_instead"),
        (described("fonts-symbola", "A"), "paper.offer_both"),
        (described(), "paper.offer_none"),
    ],
)
@pytest.mark.parametrize("language", languages())
def test_what_to_do_is_said_in_every_language(found: Unprintable, id_: str, language: str) -> None:
    what = offer([found])
    assert what.id == id_
    said = words_for(language, timezone=ZoneInfo("UTC"), strict=True).render(what)
    assert found.package in said
    assert found.instead in said


def test_a_refusal_names_character_code_point_and_name() -> None:
    said = words_for("en", timezone=ZoneInfo("UTC"), strict=True).render(refusal_of("𝓐").message)
    assert "𝓐 (U+1D4D0 MATHEMATICAL BOLD SCRIPT CAPITAL A)" in said
    assert "𝓐 → A" in said


def test_all_characters_of_a_letter_are_named_at_once() -> None:
    content = letter_to(f"Ada {NOBODY_HAS}", "1 Lane", "Town", paragraphs=(f"And {NOR_THIS}",))
    with pytest.raises(FrontDeskError, match=r"paper\.missing_characters") as refusal:
        letters_pdf([content])
    named = str(refusal.value.message.params["characters"])
    assert "U+10FFFD" in named
    assert "U+FFFFD" in named


def test_labels_are_refused_the_same_way() -> None:
    with pytest.raises(FrontDeskError, match=r"paper\.missing_characters"):
        labels_pdf([Recipient((f"Ada {NOBODY_HAS}", "1 Lane", "Town"))], "label_avery_5160")


def test_nothing_is_written_of_a_letter_that_cannot_be_printed() -> None:
    sink, names = BytesIO(), list[str]()
    write_letters(
        [letter_to(f"Ada {NOBODY_HAS}", "1 Lane", "Town"), LETTER],
        sink,
        written=lambda each: names.append(each.name),
        refused=lambda _, error: names.append(error.message.id),
    )
    assert names == ["paper.missing_characters", "Ada Quill"]


def test_many_missing_characters_do_not_make_an_endless_message() -> None:
    many = "".join(map(chr, range(0x100000, 0x100100)))
    assert len(str(refusal_of(many).message.params["characters"])) < 400


def test_every_text_of_a_document_is_looked_at_and_no_picture() -> None:
    content = letter(
        enclosures=("Leaflet",), letterhead=LETTER.letterhead.__class__(logo=png(), footer=("Foot",))
    )
    texts = list(texts_of(content))
    assert {"Ada Quill", "Leaflet", "Foot", "1200 Harbor Street", LETTER.subject} <= set(texts)
