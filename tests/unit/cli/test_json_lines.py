"""A stream of JSON is read line by line; what is wrong on one line leaves the others alone."""

from __future__ import annotations

from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from frontdesk.cli.json_lines import Record, read_records


def read(text: bytes) -> list[Record]:
    return list(read_records(BytesIO(text)))


def faults(records: list[Record]) -> dict[int, str]:
    return {record.line: record.fault.message.id for record in records if record.fault}


def test_one_per_line_with_blank_lines_between() -> None:
    assert read(b'{"a": 1}\n\n  \n{"a": 2}\r\n') == [Record(1, {"a": 1}), Record(4, {"a": 2})]


def test_one_object_over_several_lines() -> None:
    assert read(b'{\n  "a": [\n 1 ]\n}\n') == [Record(1, {"a": [1]})]


def test_a_byte_order_mark_is_no_fault() -> None:
    assert read(b'\xef\xbb\xbf{"a": 1}') == [Record(1, {"a": 1})]


def test_nothing_is_nothing() -> None:
    assert read(b"") == []
    assert read(b"\n \n") == []


def test_a_fault_leaves_the_other_lines_alone() -> None:
    records = read(b'{"a": 1}\nnot json\n{"a": "\xff"}\n{"a": NaN}\n{"a": 2}\n')
    assert faults(records) == {2: "input.no_json", 3: "input.no_utf8", 4: "input.no_json"}
    assert [record.value for record in records if record.fault is None] == [{"a": 1}, {"a": 2}]


def test_a_fault_on_the_first_line_leaves_the_others_alone() -> None:
    records = read(b'{"a": \n{"a": 2}\n')
    assert faults(records) == {1: "input.no_json"}
    assert records[1] == Record(2, {"a": 2})


def test_brackets_without_end_are_a_fault_and_no_crash() -> None:
    assert faults(read(b"[" * 100_000 + b"\n")) == {1: "input.no_json"}


@given(st.binary(max_size=200))
def test_any_bytes_can_be_read(stream: bytes) -> None:
    for record in read(stream):
        assert record.line >= 1
