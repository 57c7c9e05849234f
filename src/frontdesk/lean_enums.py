"""Makes the members of plain enumerations in half the time, for as long as Qt is loaded.

Qt's bindings make some three thousand of them in a start, which is a tenth of it. For each, Python's
`enum` takes an attribute off the new class and puts another in its place, by ways that check what cannot
be otherwise here: the class is new and has no ways of its own, the value is a whole number, and no base
has an attribute of that name. Where any of this is not so, `enum` does it, as it does everywhere in
versions of Python other than the one that this is written after. What is made is the same; the tests
compare it.
"""

from __future__ import annotations

import enum
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

_WRITTEN_AFTER = (3, 11)
_BASES: tuple[type, ...] = (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)
_NAME = "_proto_member"  # by which `enum` calls what stands for a member until its class is made
_Member: Any = vars(enum).get(_NAME, object)


@contextmanager
def lean_enums() -> Iterator[None]:
    """Let plain enumerations be made in the short way meanwhile."""
    if sys.version_info[:2] != _WRITTEN_AFTER:
        yield
        return
    vars(enum)[_NAME] = _LeanMember
    try:
        yield
    finally:
        vars(enum)[_NAME] = _Member


class _LeanMember(_Member):  # type: ignore[misc]  # `enum` keeps the base to itself
    """Stands for a member, as `enum`'s own does, and becomes it when the class asks for its name."""

    def __set_name__(self, cls: type, name: str) -> None:
        bases, facts, value = cls.__bases__, vars(cls), self.value
        plain = len(bases) == 1 and "__init__" not in facts and "__new__" not in facts
        if not plain or type(value) is not int or value < 0 or name in _taken(bases[0]):
            super().__set_name__(cls, name)
            return
        make = facts["_new_member_"]
        member = make(cls, value) if facts["_use_args_"] else make(cls)
        names = facts["_member_names_"]
        vars(member).update(_value_=value, _name_=name, __objclass__=cls, _sort_order_=len(names))
        is_flag = "_inverted_" in facts and issubclass(cls, enum.Flag)
        if is_flag and "_singles_mask_" in facts:  # from 3.11.4 on; before, `enum` joins it all in the end
            _join_mask(cls, value)
        known = facts["_value2member_map_"].setdefault(value, member)
        if known is member and (not is_flag or value.bit_count() == 1):
            names.append(name)  # another name of a value, or several flags at once, is not one of its own
        type.__setattr__(cls, name, known)
        facts["_member_map_"][name] = known


def _join_mask(cls: type, value: int) -> None:
    mask = vars(cls)["_flag_mask_"] | value
    type.__setattr__(cls, "_flag_mask_", mask)
    type.__setattr__(cls, "_all_bits_", (1 << mask.bit_length()) - 1)
    if value.bit_count() == 1:
        type.__setattr__(cls, "_singles_mask_", vars(cls)["_singles_mask_"] | value)


@cache
def _taken(base: type) -> frozenset[str] | _Everything:
    """Return the names that members of an enumeration with this base may not have here."""
    if base not in _BASES:
        return _Everything()
    return frozenset(name for each in base.__mro__ for name in vars(each))


class _Everything:
    def __contains__(self, name: str) -> bool:
        return True
