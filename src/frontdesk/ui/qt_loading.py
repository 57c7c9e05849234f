"""Loads Qt in such a way that what is loaded after it costs no more than elsewhere.

PySide6 puts a function of its own in the place of Python's `__import__`. For every module that is imported
from then on it reads the module's source, and keeps it in memory, to see whether PySide6 is named there: only
such a module can wish for PySide6's `__feature__`s. We use none of them, so Python gets its own back.
"""

from __future__ import annotations

import builtins
from importlib import import_module


def load_qt() -> None:
    """Load Qt's widgets, and let Python import as it did before."""
    importing = builtins.__import__
    import_module("PySide6.QtWidgets")
    builtins.__import__ = importing
