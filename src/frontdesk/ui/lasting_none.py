"""Keeps Python 3.11 alive under Qt's bindings.

PySide6 6.12 is built as if None, True and False could never be freed, which is
so from Python 3.12 on (PEP 683): each of its calls that returns nothing, and
some that return a truth, give up a reference that they never took. Python 3.11
counts them, and after some thousands of calls ends the program with
"deallocating None".
"""

from __future__ import annotations

import sys

# As many as no program's life can use up, and far from overflowing.
_REFERENCES = 1 << 60


def make_none_last() -> None:
    """Give the constants so many references that they last, as newer Pythons do themselves."""
    if sys.version_info >= (3, 12):
        return
    import ctypes  # noqa: PLC0415  start-up: only this version of Python needs it

    for constant in (None, True, False, NotImplemented):
        if sys.getrefcount(constant) < _REFERENCES // 2:
            ctypes.c_ssize_t.from_address(id(constant)).value = _REFERENCES
