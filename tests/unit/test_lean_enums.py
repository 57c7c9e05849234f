"""What the short way makes is what Python's own makes, and nothing is left of it afterwards."""

from __future__ import annotations

import enum
import pickle
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.lean_enums import lean_enums

WHOLE = st.dictionaries(
    st.from_regex(r"[A-Z][a-z]{0,4}", fullmatch=True), st.integers(-3, 1 << 33), max_size=12
)
FLAGS = st.dictionaries(
    st.from_regex(r"[A-Z][a-z]{0,4}", fullmatch=True), st.integers(0, 1 << 33), max_size=12
)


FLAG: Any = enum.Flag


def facts(made: Any) -> dict[str, Any]:
    """Return all that is known of an enumeration, its members by what they are, not which."""
    known = {name: value for name, value in vars(made).items() if name not in made.__members__}
    return {name: repr(value) for name, value in known.items() if not callable(value)} | {
        "members": [
            (name, repr(member), str(member), hash(member), {**vars(member), "__objclass__": made.__name__})
            for name, member in made.__members__.items()
        ],
        "attributes": [getattr(made, name) is member for name, member in made.__members__.items()],
        "order": [member.name for member in made],
        "by value": {
            value: (member.name, member.value) for value, member in vars(made)["_value2member_map_"].items()
        },
    }


def made_both_ways(base: Any, members: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    plain = base("Made", members, module=__name__)
    with lean_enums():
        lean = base("Made", members, module=__name__)
    return facts(plain), facts(lean)


@pytest.mark.parametrize("base", [enum.Enum, enum.IntEnum])
@given(members=WHOLE)
def test_an_enumeration_is_the_same(base: Any, members: dict[str, int]) -> None:
    plain, lean = made_both_ways(base, members)
    assert lean == plain


@pytest.mark.parametrize("base", [enum.Flag, enum.IntFlag])
@given(members=FLAGS)
def test_flags_are_the_same(base: Any, members: dict[str, int]) -> None:
    plain, lean = made_both_ways(base, members)
    assert lean == plain


def test_flags_join_part_and_turn_round() -> None:
    members = {"No": 0, "Left": 1, "Right": 2, "Both": 3}
    plain: Any = FLAG("Made", members, module=__name__)
    with lean_enums():
        made: Any = FLAG("Made", members, module=__name__)
    left, right = made["Left"], made["Right"]
    assert left | right is made["Both"]
    assert made["Both"] & left is left
    assert ~left is right
    assert made(0) is made["No"]
    assert unknown(made, 8) == unknown(plain, 8)


def unknown(flags: Any, value: int) -> str:
    """Return what a value without a flag of its own gives; early versions of Python 3.11 refuse none."""
    try:
        return repr(flags(value))
    except ValueError as refusal:
        return str(refusal)


def test_names_that_the_bases_have_and_values_of_other_kinds_are_left_to_python() -> None:
    cases: tuple[tuple[Any, dict[str, Any]], ...] = (
        (enum.IntEnum, {"real": 1, "Other": 2}),
        (enum.Enum, {"name": 1, "value": 2}),
        (enum.Enum, {"Word": "x", "Truth": True, "Pair": (1, 2), "List": [1]}),
    )
    for base, members in cases:
        plain, lean = made_both_ways(base, members)
        assert lean == plain


def test_an_enumeration_with_ways_of_its_own_is_left_to_python() -> None:
    with lean_enums():

        class Planet(enum.Enum):
            EARTH = 5

            def __init__(self, size: int) -> None:
                self.size = size * 2

        class Word(enum.StrEnum):
            HERE = "here"

    assert Planet.EARTH.size == 10
    assert Word.HERE.upper() == "HERE"


def test_a_member_goes_through_pickle() -> None:
    assert pickle.loads(pickle.dumps(InThisModule.TWO)) is InThisModule.TWO


def test_the_short_way_is_open_only_inside_and_only_in_the_python_it_is_written_after() -> None:
    plain = vars(enum).get("_proto_member")
    with lean_enums():
        assert (vars(enum).get("_proto_member") is not plain) == (sys.version_info[:2] == (3, 11))
    assert vars(enum).get("_proto_member") is plain


with lean_enums():

    class InThisModule(enum.IntEnum):
        """For `pickle`, which finds a class by its name."""

        ONE = 1
        TWO = 2
