"""Keeps Python 3.11 alive under Qt's bindings.

PySide6 6.12 is built as if None, True and False could never be freed, which is
so from Python 3.12 on (PEP 683): each of its calls that returns nothing, and
some that return a truth, give up a reference that they never took. Python 3.11
counts them, and after some thousands of calls ends the program with
"deallocating None".
"""

from __future__ import annotations

import sys
from typing import Any

# As many as no program's life can use up, and far from overflowing.
_REFERENCES = 1 << 60


def make_none_last() -> None:
    """Give the constants so many references that they last, as newer Pythons do themselves."""
    if sys.version_info >= (3, 12):
        return
    from _ctypes import _SimpleCData  # noqa: PLC0415  start-up: `ctypes` around it takes three times as long

    # The reference count, 64 bits with a sign, with which each of Python's objects begins.
    count: Any = type("Count", (_SimpleCData,), {"_type_": "q"})
    for constant in (None, True, False, NotImplemented):
        if sys.getrefcount(constant) < _REFERENCES // 2:
            count.from_address(id(constant)).value = _REFERENCES
