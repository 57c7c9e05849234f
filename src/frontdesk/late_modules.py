"""Modules that others import and a start does without: they run when something of them is asked for.

`importlib.util.LazyLoader` does the same, but runs a module as soon as a second one imports it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib import import_module
from importlib.machinery import ModuleSpec
from importlib.util import find_spec, module_from_spec
from threading import RLock
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.abc import Loader


def put_late(names: Iterable[str]) -> None:
    """Let these modules run late, from now on in this process; one that has been imported stays as it is."""
    for name in names:
        if name not in sys.modules:
            package, _, last = name.rpartition(".")
            sys.modules[name] = late_module(name)
            if package:
                setattr(sys.modules[package], last, sys.modules[name])


def late_module(name: str) -> ModuleType:
    """Return a module that runs when something of it is first asked for (PEP 562)."""
    spec = find_spec(name)
    if spec is None or spec.loader is None:
        return import_module(name)  # another version of a library, which has no such module
    module = module_from_spec(spec)
    vars(module)["__getattr__"] = _Running(module, spec, spec.loader)
    return module


class _Running:
    """Runs a module once, whichever thread asks first; the others wait until it is whole."""

    def __init__(self, module: ModuleType, spec: ModuleSpec, loader: Loader) -> None:
        self._module = module
        self._spec = spec
        self._loader = loader
        self._name = spec.name
        self._lock = RLock()  # the module may ask itself while it runs
        self._begun = False

    def __call__(self, wanted: str) -> object:
        if wanted.startswith("__"):
            raise AttributeError(wanted)
        with self._lock:
            if not self._begun:
                self._begun = True
                self._spec.name = self._name  # by which its loader knows it, whoever renamed it meanwhile
                self._loader.exec_module(self._module)
        try:
            return vars(self._module)[wanted]
        except KeyError:
            raise AttributeError(f"module {self._name!r} has no attribute {wanted!r}") from None
