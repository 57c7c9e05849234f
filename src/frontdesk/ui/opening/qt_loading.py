"""Loads Qt and the window in such a way that loading costs no more than it must.

Two of PySide6's habits cost a program that does not need them a quarter of its start.

It puts a function of its own in the place of Python's `__import__`. For every module that is imported
from then on it reads the module's source, and keeps it in memory, to see whether PySide6 is named there: only
such a module can wish for PySide6's `__feature__`s. We use none of them, so Python gets its own back.

And it compiles and runs, each time, the modules with which it explains a call that was made with wrong
arguments. They run when the first such call needs them.
"""

from __future__ import annotations

import builtins
import gc
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

from frontdesk.late_modules import put_late
from frontdesk.lean_enums import lean_enums

_SUPPORT = "shibokensupport.signature"
# What `shibokensupport.signature.loader` imports and only calls much later, if ever. `mapping` is not among
# them: the bindings, written in C, take a function out of it at once.
_LATE = frozenset(("errorhandler", "layout", "parser", "enum_sig", "pyi_generator", "tool"))


def load_qt() -> None:
    """Load Qt's widgets, and let Python import as it did before."""
    importing = builtins.__import__
    try:
        if "shiboken6" not in sys.modules:
            builtins.__import__ = _late_support(importing)
            import_module("shiboken6")
            builtins.__import__ = importing
        import_module("PySide6.QtWidgets")
    finally:
        builtins.__import__ = importing


@contextmanager
def loading() -> Iterator[None]:
    """Load Qt, then whatever is imported inside, without looking for garbage among the modules.

    All of them live as long as the program; the collector never looks through them later either. Qt's
    enumerations are made in the short way.
    """
    gc.disable()
    try:
        with lean_enums():
            load_qt()
            yield
    finally:
        gc.freeze()
        gc.enable()


def _late_support(importing: Callable[..., ModuleType]) -> Callable[..., ModuleType]:
    """Return an `__import__` that lets the support modules run late."""

    def importing_late(
        name: str,
        globals: Mapping[str, Any] | None = None,  # noqa: A002  some call it by these names
        locals: Mapping[str, Any] | None = None,  # noqa: A002  the same
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        if level == 0 and name.startswith(_SUPPORT):
            late = _LATE.intersection(fromlist or ())
            if late:
                importing(name)  # the package, where they are put
                put_late(f"{name}.{each}" for each in late)
        return importing(name, globals, locals, fromlist, level)

    return importing_late
