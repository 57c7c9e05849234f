"""Loads Qt and the window in such a way that loading costs no more than it must.

PySide6 puts a function of its own in the place of Python's `__import__`. For every module that is imported
from then on it reads the module's source, and keeps it in memory, to see whether PySide6 is named there: only
such a module can wish for PySide6's `__feature__`s. We use none of them, so Python gets its own back.
"""

from __future__ import annotations

import builtins
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module


def load_qt() -> None:
    """Load Qt's widgets, and let Python import as it did before."""
    importing = builtins.__import__
    import_module("PySide6.QtWidgets")
    builtins.__import__ = importing


@contextmanager
def loading() -> Iterator[None]:
    """Load Qt, then whatever is imported inside, without looking for garbage among the modules.

    All of them live as long as the program; the collector never looks through them later either.
    """
    gc.disable()
    try:
        load_qt()
        yield
    finally:
        gc.freeze()
        gc.enable()
