"""The project's own source files, read once for all the tests of this folder."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"


@dataclass(frozen=True, slots=True)
class Source:
    """One Python file."""

    path: Path
    text: str
    tree: ast.Module
    nodes: tuple[ast.AST, ...]

    @property
    def name(self) -> str:
        """Return the path as people write it."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def module(self) -> str:
        """Return the dotted name, for a file below src."""
        parts = self.path.relative_to(SRC).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    def calls(self) -> Iterator[tuple[str, ast.Call]]:
        """Yield every call with its dotted callee ("datetime.now"; "().now" when called on a result)."""
        for node in self.nodes:
            if isinstance(node, ast.Call):
                yield _dotted(node.func), node


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else "()"


@cache
def sources(*folders: str) -> tuple[Source, ...]:
    """Return the files below these folders of the checkout."""
    return tuple(_read(path) for folder in folders for path in sorted((ROOT / folder).rglob("*.py")))


@cache
def _read(path: Path) -> Source:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    return Source(path, text, tree, tuple(ast.walk(tree)))
