"""Whatever is printed passes the check of the finished PDF; labels and envelopes are printed or refused."""

from __future__ import annotations

from io import BytesIO

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontdesk.documents.content import Recipient
from frontdesk.documents.finished.check import Written, check_finished
from frontdesk.documents.layouts.layout import layout_ids
from frontdesk.documents.letters.letter import write_letters
from frontdesk.documents.sheets.envelopes import write_envelopes
from frontdesk.documents.sheets.labels import write_labels
from frontdesk.domain.errors import FrontDeskError
from tests.unit.documents.paper import SENDER, letter

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SYLLABLES = (
    *("a", "Z", "Å", "é", "e\u0301", "c\u0327", "Ж", "Ω", " ", "-", "/", ".", "@", "%", "1", "\t"),
    *("{", "}", "<", ">", "&", "(", ")", "[", "]", "n\u200d"),
    *("אב", "بعت", "中", "น้ำ", "ไท", "कि", "श्री", "한"),
)
WORD = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=24).map("".join)
ADDRESS = st.lists(WORD, min_size=1, max_size=8).map(tuple)
POSSIBLE = {
    "paper.address_empty",
    "paper.address_too_long",
    "paper.address_too_large",
    "paper.address_does_not_fit",
    "paper.missing_characters",
    "paper.too_many_notes",
}


def outcome(refused: list[FrontDeskError], sink: BytesIO, written: list[Written]) -> None:
    assert {error.message.id for error in refused} <= POSSIBLE
    if written:
        assert check_finished(sink.getvalue(), written) == ()


@SLOW
@given(
    ADDRESS,
    st.lists(WORD, max_size=2),
    WORD,
    st.sampled_from(layout_ids("letter")),
    st.sampled_from(["en", "ar", "ja"]),
)
def test_any_letter_that_is_printed_is_as_it_should_be(
    address: tuple[str, ...], notes: list[str], text: str, layout: str, language: str
) -> None:
    content = letter(
        layout=layout,
        language=language,
        recipient=Recipient(address, tuple(notes)),
        subject=text,
        paragraphs=(text, text * 9),
    )
    sink, written, refused = BytesIO(), list[Written](), list[FrontDeskError]()
    write_letters([content], sink, written=written.append, refused=lambda _, error: refused.append(error))
    outcome(refused, sink, written)


@SLOW
@given(st.lists(ADDRESS, min_size=1, max_size=4), st.sampled_from(layout_ids("label")), st.integers(1, 6))
def test_any_label_that_is_printed_is_as_it_should_be(
    people: list[tuple[str, ...]], layout: str, start: int
) -> None:
    sink, written, refused = BytesIO(), list[Written](), list[FrontDeskError]()
    write_labels(
        map(Recipient, people),
        layout,
        sink,
        start=start,
        written=written.append,
        refused=lambda _, error: refused.append(error),
    )
    outcome(refused, sink, written)


@SLOW
@given(ADDRESS, st.lists(WORD, max_size=3), st.sampled_from(layout_ids("envelope")))
def test_any_envelope_that_is_printed_is_as_it_should_be(
    address: tuple[str, ...], notes: list[str], layout: str
) -> None:
    sink, written, refused = BytesIO(), list[Written](), list[FrontDeskError]()
    write_envelopes(
        [Recipient(address, tuple(notes))],
        layout,
        SENDER,
        sink,
        written=written.append,
        refused=lambda _, error: refused.append(error),
    )
    outcome(refused, sink, written)
