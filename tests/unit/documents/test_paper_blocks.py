"""Blocks on pages: nothing parted that belongs together, nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.documents.blocks import Block, Frame, Row
from frontdesk.documents.page_flow import flow
from frontdesk.documents.pdf.items import Item, Rule

FIRST = Frame(25, 100, 50)
FURTHER = Frame(25, 30, 100)


def row(number: int, height: float = 5) -> Row:
    """Return a row that can be recognised by its rule's weight."""
    return Row(height, (Rule(0, 0, 10, 0, number, "#000000"),))


def paragraph(start: int, count: int, *, space: float = 0, with_next: bool = False) -> Block:
    return Block(tuple(row(start + index) for index in range(count)), space, with_next)


def numbers(page: tuple[Item, ...]) -> list[float]:
    return [item.weight for item in page if isinstance(item, Rule)]


def test_rows_follow_each_other_from_the_frames_corner() -> None:
    (page,) = flow([paragraph(1, 2), paragraph(3, 1, space=4)], FIRST, FURTHER)
    assert [(item.left, item.top) for item in page if isinstance(item, Rule)] == [
        (25, 100),
        (25, 105),
        (25, 114),
    ]


def test_what_does_not_fit_goes_on_in_the_further_frame() -> None:
    first, second = flow([paragraph(1, 15)], FIRST, FURTHER)
    assert numbers(first) == list(range(1, 11))
    assert next(item.top for item in second if isinstance(item, Rule)) == 30


@pytest.mark.parametrize("before", range(1, 10))
@pytest.mark.parametrize("count", range(2, 9))
def test_no_line_of_a_paragraph_stands_alone(before: int, count: int) -> None:
    pages = flow([paragraph(100, before), paragraph(1, count)], FIRST, FURTHER)
    parts = [[number for number in numbers(page) if number < 100] for page in pages]
    assert all(len(part) != 1 for part in parts)
    assert [number for part in parts for number in part] == list(range(1, count + 1))


def test_a_block_stays_with_the_next_one() -> None:
    blocks = [paragraph(1, 8), paragraph(20, 1, with_next=True), paragraph(30, 2)]
    first, second = flow(blocks, FIRST, FURTHER)
    assert numbers(first) == list(range(1, 9))
    assert numbers(second) == [20, 30, 31]


def test_space_before_a_block_is_dropped_at_the_head_of_a_page() -> None:
    _, second = flow([paragraph(1, 10), paragraph(20, 2, space=7)], FIRST, FURTHER)
    assert [item.top for item in second if isinstance(item, Rule)] == [30, 35]


def test_a_row_higher_than_the_page_is_still_placed() -> None:
    pages = flow([Block((row(1, 500),)), paragraph(2, 1)], FIRST, FURTHER)
    assert [numbers(page) for page in pages] == [[1], [2]]


@given(st.lists(st.tuples(st.integers(1, 30), st.floats(0, 20), st.booleans()), min_size=1, max_size=20))
def test_every_row_is_placed_once_and_inside_its_frame(shapes: list[tuple[int, float, bool]]) -> None:
    blocks = []
    start = 1
    for count, space, with_next in shapes:
        blocks.append(paragraph(start, count, space=space, with_next=with_next))
        start += count
    pages = flow(blocks, FIRST, FURTHER)
    assert [number for page in pages for number in numbers(page)] == list(range(1, start))
    for number, page in enumerate(pages):
        frame = FURTHER if number else FIRST
        tops = [item.top for item in page if isinstance(item, Rule)]
        assert min(tops) >= frame.top
        assert max(tops) + 5 <= frame.top + frame.height + 0.001
