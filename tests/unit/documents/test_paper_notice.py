"""The notice "You said, we did": read from two metres, whole, in every script (POL-07, POL-08)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontdesk.documents.content import Letterhead
from frontdesk.documents.layouts.geometry import millimetres
from frontdesk.documents.layouts.layout import layout_ids
from frontdesk.documents.suggestions.content import Answer, NoticeContent, NoticeItem, Tone
from frontdesk.documents.suggestions.layouts import notice_layout
from frontdesk.documents.suggestions.notice import notice_pdf
from frontdesk.domain.errors import FrontDeskError
from tests.unit.documents.images import png
from tests.unit.documents.paper import SENDER, found, pages

ITEM = NoticeItem(
    reference="S26-00001-2",
    said="A bench by the entrance",
    language="en",
    answer=Answer(Tone.DONE, "We did · 12 November 2026", "Two benches stand there since Monday.", "en"),
)
NOTICE = NoticeContent(
    layout="notice_a4",
    language="en",
    sender=SENDER,
    title="You said, we did",
    period="November 2026",
    items=(ITEM,),
    invitation="Tell us your idea.",
)
SEEN_FROM_TWO_METRES = 5.8  # mm of a capital: 10 minutes of arc, what an eye of 20/40 still reads
CAPITAL = 0.727  # of the size, Inter's
SERIF_CAPITAL = 0.67


@pytest.mark.parametrize("layout", layout_ids("notice"))
def test_pol_07_a_notice_says_what_was_said_and_what_was_done(layout: str) -> None:
    (text,) = pages(notice_pdf(replace(NOTICE, layout=layout)))
    for part in (
        "You said, we did",
        "November 2026",
        "A bench by the entrance",
        "S26-00001-2",
        "We did · 12 November 2026",
        "Two benches stand there since Monday.",
        "Riverside Housing Office · Tell us your idea.",
    ):
        assert part in text


@pytest.mark.parametrize("layout", layout_ids("notice"))
def test_its_words_are_read_from_two_metres(layout: str) -> None:
    look = notice_layout(layout, Letterhead()).look
    assert millimetres(look["answer"].size) * CAPITAL >= SEEN_FROM_TWO_METRES
    assert millimetres(look["said"].size) * SERIF_CAPITAL >= SEEN_FROM_TWO_METRES * 0.95


@pytest.mark.parametrize("layout", layout_ids("notice"))
def test_many_answers_take_several_sheets_each_with_the_title(layout: str) -> None:
    items = tuple(replace(ITEM, reference=f"S26-{number:05}-0") for number in range(30))
    read = pages(notice_pdf(replace(NOTICE, layout=layout, items=items)))
    assert len(read) > 3
    for number, page in enumerate(read, start=1):
        assert "You said, we did" in page
        assert f"Page {number} of {len(read)}" in page
    for number in range(30):
        (page,) = (page for page in read if f"S26-{number:05}-0" in page)
        assert page.count("A bench by the entrance") == page.count("Two benches stand")


def test_a_long_answer_goes_on_on_the_next_sheet() -> None:
    long = replace(ITEM, answer=replace(ITEM.answer, text="We thought about it again. " * 120))
    read = pages(notice_pdf(replace(NOTICE, items=(long,))))
    assert len(read) > 2
    assert sum(page.count("about it again.") for page in read) == 120


def test_a_picture_stands_beside_the_words() -> None:
    with_picture = replace(ITEM, said="bench " * 20, picture=png((300, 200)))
    narrow = notice_pdf(replace(NOTICE, items=(with_picture,)))
    wide = notice_pdf(replace(NOTICE, items=(replace(with_picture, picture=b""),)))
    assert len([line for line in found(narrow) if "bench" in line.text]) > len(
        [line for line in found(wide) if "bench" in line.text]
    )


def test_a_broken_picture_is_refused() -> None:
    with pytest.raises(FrontDeskError) as refusal:
        notice_pdf(replace(NOTICE, items=(replace(ITEM, picture=b"\x89PNG\r\n\x1a\nnothing"),)))
    assert refusal.value.field == "picture"


def test_a_month_without_decisions_says_so() -> None:
    assert "No entry was decided" in pages(notice_pdf(replace(NOTICE, items=())))[0]


@settings(max_examples=30)
@given(st.text(max_size=400), st.text(max_size=400), st.sampled_from(layout_ids("notice")))
def test_whatever_was_written_is_printed(said: str, text: str, layout: str) -> None:
    item = replace(ITEM, said=said, answer=replace(ITEM.answer, text=text, language=""))
    read = pages(notice_pdf(replace(NOTICE, layout=layout, items=(item,))))
    assert "S26-00001-2" in read[0]
