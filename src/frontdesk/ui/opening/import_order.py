"""Finds out in which order modules can be imported one at a time, each after those that it imports itself."""

from __future__ import annotations

import dis
from collections.abc import Iterable, Iterator
from importlib.abc import InspectLoader
from importlib.util import find_spec
from types import CodeType

_GUARD = "TYPE_CHECKING"


class ImportOrder:
    """The modules of one package that others need, the needed before those that need them.

    It reads their compiled code and runs none of it (a package in which they lie says nothing but what it is
    for), so that any thread may do so.
    """

    def __init__(self, package: str) -> None:
        """`package` is a part of the program; of what it needs in other parts, only the names are kept."""
        self.within: list[str] = []
        self.others: list[str] = []
        self._prefix = f"{package}."
        self._program = f"{package.partition('.')[0]}."
        self._seen: set[str] = set()

    def add(self, names: Iterable[str]) -> None:
        """Add modules and all that they import; of a circle, one comes first."""
        for name in names:
            if name in self._seen:
                continue
            self._seen.add(name)
            if name.startswith(self._prefix):
                ours = (each for each in _imported(name) if each.startswith(self._program))
                self.add((name.rpartition(".")[0], *ours))
                self.within.append(name)
            else:
                self.others.append(name)


def _imported(name: str) -> Iterator[str]:
    """Return the names of what a module imports as it is imported itself."""
    spec = find_spec(name)
    loader = spec.loader if spec is not None else None
    code = loader.get_code(name) if isinstance(loader, InspectLoader) else None
    return _imports(code) if code is not None else iter(())


def _imports(code: CodeType) -> Iterator[str]:
    """Yield what the code of a module imports, but not what it does so for the types alone."""
    guarded, resumed = False, 0
    for step in dis.get_instructions(code):
        if step.offset < resumed:
            continue
        if step.argval == _GUARD and step.opname.startswith("LOAD"):
            guarded = True
        elif guarded and "JUMP" in step.opname:
            guarded, resumed = False, step.argval
        elif step.opname == "IMPORT_NAME":
            yield step.argval
