"""The direction of imports: what may know what."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter

from installer.checks import IMPORT_LINTER
from tests.architecture.sources import ROOT, SRC, Source, sources


def test_the_contracts_of_the_layers_are_kept() -> None:
    # In a process of its own, because it sets up logging for the whole process.
    done = subprocess.run(
        (sys.executable, "-c", IMPORT_LINTER),
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(SRC)},
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_module_imports_itself_through_others() -> None:
    modules = {source.module: source for source in sources("src")}
    graph = {name: set(_imported(source, modules)) - {name} for name, source in modules.items()}
    # static_order raises CycleError, which names the modules of the cycle.
    assert len(list(TopologicalSorter(graph).static_order())) == len(modules)


def test_the_program_never_imports_its_tests_or_its_installer() -> None:
    offenders = [
        f"{source.name}:{node.lineno}"
        for source in sources("src")
        for node in source.nodes
        if isinstance(node, ast.ImportFrom | ast.Import)
        and any(name.split(".")[0] in {"tests", "installer"} for name in _names(node))
    ]
    assert not offenders


def _imported(source: Source, modules: dict[str, Source]) -> Iterator[str]:
    """Yield which of our modules run when this one is imported; imports for types only do not count."""
    running = set(_with_packages(source.module))
    for node in _executed_at_import(source.tree.body):
        for name in _names(node):
            for loaded in _with_packages(name):
                if loaded in modules and loaded not in running:
                    yield loaded


def _with_packages(name: str) -> Iterator[str]:
    """Yield a dotted name and the packages around it, whose `__init__` runs first."""
    parts = name.split(".")
    return (".".join(parts[:length]) for length in range(1, len(parts) + 1))


def _executed_at_import(body: list[ast.stmt]) -> Iterator[ast.Import | ast.ImportFrom]:
    for node in body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        elif isinstance(node, ast.If) and "TYPE_CHECKING" not in ast.unparse(node.test):
            yield from _executed_at_import(node.body + node.orelse)
        elif isinstance(node, ast.Try):
            yield from _executed_at_import(node.body)


def _names(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [f"{node.module}.{alias.name}" for alias in node.names]
