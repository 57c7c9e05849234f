"""The protocol's bytes: what is written is read back, and what is no message is refused."""

from __future__ import annotations

import contextlib
import struct

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from frontdesk.printing.ipp.message import IppFault, Request
from frontdesk.printing.ipp.picking import collections, flag, number, span, text, texts
from frontdesk.printing.ipp.reading import read_response
from frontdesk.printing.ipp.values import (
    Attribute,
    Group,
    Operation,
    Range,
    Resolution,
    Tag,
    boolean,
    collection,
    integer,
    keyword,
    name_of,
    uri,
)
from frontdesk.printing.ipp.writing import write_request

SHORT = st.text(max_size=40)
NUMBERS = st.integers(-(2**31), 2**31 - 1)
PLAIN = st.one_of(
    st.builds(lambda value: integer("number", value), NUMBERS),
    st.builds(lambda value: boolean("flag", value=value), st.booleans()),
    st.builds(lambda values: keyword("words", *values), st.lists(SHORT, min_size=1, max_size=4)),
    st.builds(lambda value: name_of("name", value), SHORT),
    st.builds(lambda low, high: Attribute("range", Tag.RANGE, (Range(low, high),)), NUMBERS, NUMBERS),
    st.builds(lambda dots: Attribute("dots", Tag.RESOLUTION, (Resolution(dots, dots, 3),)), NUMBERS),
    st.builds(lambda data: Attribute("octets", Tag.OCTETS, (data,)), st.binary(max_size=40)),
)


def read_back(*attributes: Attribute) -> dict[str, tuple[object, ...]]:
    """Return attributes as they are read once written; a request is laid out like an answer."""
    response = read_response(write_request(Request(Operation.GET_JOBS, attributes)))
    assert response.status == Operation.GET_JOBS
    (found,) = response.of(Group.OPERATION)
    assert found["attributes-charset"] == ("utf-8",)
    return dict(found)


@given(PLAIN)
def test_what_is_written_is_read_back(attribute: Attribute) -> None:
    assert read_back(attribute)[attribute.name] == attribute.values


def test_a_collection_is_read_back_with_its_members() -> None:
    size = collection("media-size", integer("x-dimension", 21000), integer("y-dimension", 29700))
    found = read_back(collection("media-col", size, keyword("media-source", "tray-1", "tray-2")))
    assert found["media-col"] == (
        {
            "media-size": ({"x-dimension": (21000,), "y-dimension": (29700,)},),
            "media-source": ("tray-1", "tray-2"),
        },
    )


def test_the_groups_of_a_job_follow_those_of_the_operation() -> None:
    request = Request(Operation.PRINT_JOB, (uri("printer-uri", "ipp://localhost/"),), (integer("copies", 2),))
    response = read_response(write_request(request))
    assert [group for group, _ in response.groups] == [Group.OPERATION, Group.JOB]
    assert response.of(Group.JOB) == ({"copies": (2,)},)


def test_a_value_that_is_too_long_is_never_sent() -> None:
    with pytest.raises(ValueError, match="too long"):
        write_request(Request(Operation.GET_JOBS, (name_of("job-name", "x" * 40_000),)))


@given(st.binary(max_size=300))
@example(b"\x02\x00\x00\x00\x00\x00\x00\x01\x01\x34\x00\x01a\x00\x00" + b"\x4a\x00\x00\x00\x01a" * 3)
@example(b"\x02\x00\x00\x00\x00\x00\x00\x01\x04\x21\x00\x01n\x00\x02\x00\x01\x03")
def test_whatever_comes_is_an_answer_or_a_fault(data: bytes) -> None:
    with contextlib.suppress(IppFault):
        read_response(data)


@given(st.data())
def test_a_message_that_is_cut_off_is_a_fault(data: st.DataObject) -> None:
    whole = write_request(Request(Operation.GET_JOBS, (keyword("words", "one", "two"),)))
    with pytest.raises(IppFault):
        read_response(whole[: data.draw(st.integers(0, len(whole) - 1))])


def test_collections_in_collections_have_an_end() -> None:
    deep = b"\x02\x00\x00\x00\x00\x00\x00\x01\x01\x34\x00\x01a\x00\x00"
    member = b"\x4a\x00\x00\x00\x01a\x34\x00\x00\x00\x00"
    with pytest.raises(IppFault, match="without end"):
        read_response(deep + member * 5_000)


def test_a_text_with_its_language_is_read_as_text() -> None:
    value = struct.pack(">H", 2) + b"de" + struct.pack(">H", 6) + "Büro".encode() + b"x"
    data = b"\x02\x00\x00\x00\x00\x00\x00\x01\x04" + b"\x36\x00\x01n" + struct.pack(">H", len(value)) + value
    (attributes,) = read_response(data + b"\x03").of(Group.PRINTER)
    assert texts(attributes, "n") == ("Bürox",)


def test_values_of_another_kind_are_not_there() -> None:
    odd = {"n": ("text", True, 7, Range(1, 2), None, {"m": (1,)})}
    assert text(odd, "n") == "text"
    assert number(odd, "n") == 7
    assert flag(odd, "n", default=False) is True
    assert span(odd, "n") == Range(7, 7)
    assert collections(odd, "n") == ({"m": (1,)},)
    assert (text({}, "n"), number({}, "n"), span({}, "n")) == ("", None, None)
