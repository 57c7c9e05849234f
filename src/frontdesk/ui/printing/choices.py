"""What this desk remembers of printing: for each kind of paper the printer, and for each printer how.

Kept in a file of the desk, outside the office's database: printers belong to a computer.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from math import isfinite
from pathlib import Path

from frontdesk import paths
from frontdesk.printing.paper import PaperKind
from frontdesk.printing.printers import Sides
from frontdesk.services.stationery.printer import Offset

FURTHEST = 20.0  # mm: a printer that is off by more is broken


@dataclass(frozen=True, slots=True)
class PrinterChoice:
    """How a kind of paper was last printed on one printer; no `sides` is as the printer does by itself."""

    tray: str = ""
    sides: Sides | None = None
    colour: bool = True
    right: float = 0.0
    down: float = 0.0

    @property
    def offset(self) -> Offset:
        """Return by how much this printer must be corrected on this paper."""
        return Offset(self.right, self.down)


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """The printer on which a kind of paper was printed last, and what is known of it and of others."""

    printer: str = ""
    by_printer: Mapping[str, PrinterChoice] = field(default_factory=dict)

    def of(self, printer: str) -> PrinterChoice:
        """Return how it was last printed on a printer."""
        return self.by_printer.get(printer, PrinterChoice())

    def with_choice(self, printer: str, choice: PrinterChoice) -> PaperChoice:
        """Return the same with the printer chosen now."""
        return PaperChoice(printer, {**self.by_printer, printer: choice})


def read_choice(kind: PaperKind, file: Path | None = None) -> PaperChoice:
    """Return what is remembered of a kind of paper; nothing where the file is missing or damaged."""
    kept = _kept(file or _file()).get(kind.value)
    if not isinstance(kept, dict):
        return PaperChoice()
    printers = kept.get("printers")
    known = printers.items() if isinstance(printers, dict) else ()
    return PaperChoice(str(kept.get("printer", "")), {str(name): _choice(each) for name, each in known})


def write_choice(kind: PaperKind, choice: PaperChoice, file: Path | None = None) -> None:
    """Remember a kind of paper; what was known stays whole until the new is."""
    target = file or _file()
    printers = {name: asdict(each) for name, each in choice.by_printer.items()}
    kept = _kept(target) | {kind.value: {"printer": choice.printer, "printers": printers}}
    waiting = target.with_suffix(".new")
    target.parent.mkdir(parents=True, exist_ok=True)
    waiting.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
    waiting.replace(target)


def _kept(file: Path) -> dict[str, object]:
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _choice(kept: object) -> PrinterChoice:
    values = kept if isinstance(kept, dict) else {}
    sides = values.get("sides")
    return PrinterChoice(
        tray=str(values.get("tray") or ""),
        sides=Sides(sides) if sides in tuple(Sides) else None,
        colour=values.get("colour") is not False,
        right=_shift(values.get("right")),
        down=_shift(values.get("down")),
    )


def _shift(kept: object) -> float:
    if isinstance(kept, bool) or not isinstance(kept, int | float) or not isfinite(kept):
        return 0.0
    return max(-FURTHEST, min(FURTHEST, float(kept)))


def _file() -> Path:
    return paths.desk_state() / "printing.json"
