"""Keeps Python 3.11 alive under Qt's bindings.

PySide6 6.12 is built as if None could never be freed, which is so from Python
3.12 on (PEP 683): each of its calls that returns nothing gives up one
reference to None that it never took. Python 3.11 counts them, and after some
thousands of calls ends the program with "deallocating None".
"""

from __future__ import annotations

import sys

# As many as no program's life can use up, and far from overflowing.
_REFERENCES = 1 << 60


def make_none_last() -> None:
    """Give None so many references that it lasts, as newer Pythons do themselves."""
    if sys.version_info < (3, 12) and sys.getrefcount(None) < _REFERENCES // 2:
        import ctypes  # noqa: PLC0415  start-up: only this version of Python needs it

        ctypes.c_ssize_t.from_address(id(None)).value = _REFERENCES
