"""Loads Qt and the window in such a way that loading costs no more than it must.

Two of PySide6's habits cost a program that does not need them a quarter of its start.

It puts a function of its own in the place of Python's `__import__`. For every module that is imported
from then on it reads the module's source, and keeps it in memory, to see whether PySide6 is named there: only
such a module can wish for PySide6's `__feature__`s. We use none of them, so Python gets its own back.

And it compiles and runs, each time, the modules with which it explains a call that was made with wrong
arguments. They are loaded when the first such call needs them.
"""

from __future__ import annotations

import builtins
import gc
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any

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
        import_module("PySide6.QtWidgets")
    finally:
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


def _late_support(importing: Callable[..., ModuleType]) -> Callable[..., ModuleType]:
    """Return an `__import__` that gives the late modules without running them."""

    def importing_late(
        name: str,
        globals: Mapping[str, Any] | None = None,  # noqa: A002  some call it by these names
        locals: Mapping[str, Any] | None = None,  # noqa: A002  the same
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        if level == 0 and name.startswith(_SUPPORT):
            for each in _LATE.intersection(fromlist or ()):
                _put_late(importing, name, each)
        return importing(name, globals, locals, fromlist, level)

    return importing_late


def _put_late(importing: Callable[..., ModuleType], package: str, name: str) -> None:
    full_name = f"{package}.{name}"
    if full_name not in sys.modules:
        importing(package)
        sys.modules[full_name] = _late_module(full_name)
        setattr(sys.modules[package], name, sys.modules[full_name])


def _late_module(name: str) -> ModuleType:
    """Return a module that runs when something of it is first asked for (PEP 562)."""
    spec = find_spec(name)
    if spec is None or spec.loader is None:
        return import_module(name)  # another PySide6 than this one
    module = module_from_spec(spec)

    def load(wanted: str) -> object:
        if wanted.startswith("__"):
            raise AttributeError(wanted)
        del module.__getattr__
        spec.name = name  # its loader finds it by this name, which PySide6 has changed meanwhile
        loader.exec_module(module)
        return getattr(module, wanted)

    loader = spec.loader
    module.__getattr__ = load  # type: ignore[method-assign]  that is how PEP 562 has it
    return module
