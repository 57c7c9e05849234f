"""The table of budgets: `python -m tests.bench [--cases N] [--only WORD]`.

Every figure stands beside its own floor, measured in the same run, since absolute times differ from
machine to machine. Exit code 1 when a budget is exceeded.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.bench import (
    callback_rows,
    import_rows,
    journey,
    letters,
    previews,
    reminder_rows,
    store_rows,
    suggestion_rows,
    window,
)
from tests.bench.generator import copy_of, office_of
from tests.bench.row import Row

LARGE = 1_000_000

Measure = Callable[[int, Path], Iterator[Row]]


def start(cases: int, folder: Path) -> Iterator[Row]:
    """Start-up and memory."""
    bare, desk = window.measure(office_of(cases), folder / "home")
    yield Row(f"start → Today usable, {cases:,} cases", bare.seconds, desk.seconds, "s", 2)
    yield Row("memory at that moment (PSS)", bare.kilobytes / 1024, desk.kilobytes / 1024, "MB", 2)


def saving(cases: int, folder: Path) -> Iterator[Row]:
    """A save."""
    yield store_rows.saving(cases, folder / "saving")


def searching(cases: int, _folder: Path) -> Iterator[Row]:
    """Search while typing."""
    yield store_rows.searching(cases)


def today(cases: int, _folder: Path) -> Iterator[Row]:
    """Today's list."""
    yield store_rows.today(cases)


def reminding(cases: int, folder: Path) -> Iterator[Row]:
    """The question what is to be told."""
    yield reminder_rows.checking(cases, folder / "reminding")


def printing(_cases: int, _folder: Path) -> Iterator[Row]:
    """A thousand letters."""
    rates = letters.measure()
    yield Row(
        "letters, 1,000 in one PDF", rates["floor_rate"], rates["our_rate"], "letters/s", 0.8, at_least=True
    )
    small, large = letters.peaks()
    yield Row("peak memory of 10,000 letters, beside 1,000", small, large, "MB", 1.3)


def importing(_cases: int, folder: Path) -> Iterator[Row]:
    """An import."""
    yield import_rows.importing(folder / "importing")


def suggesting(_cases: int, folder: Path) -> Iterator[Row]:
    """The suggestion book."""
    yield from suggestion_rows.book(folder / "suggestions")


def blocking(cases: int, folder: Path) -> Iterator[Row]:
    """A morning at the window."""
    yield from journey.blocked(copy_of(office_of(cases), folder / "journey"), folder / "home")


def calling(cases: int, folder: Path) -> Iterator[Row]:
    """Thousands of calls that are promised."""
    yield from callback_rows.waiting(copy_of(office_of(cases), folder / "callbacks"), folder / "home")


def previewing(cases: int, folder: Path) -> Iterator[Row]:
    """The page beside what is written."""
    yield from previews.seen_in_time(copy_of(office_of(cases), folder / "previews"), folder / "home")


MEASURES: dict[str, Measure] = {
    "start": start,
    "save": saving,
    "search": searching,
    "today": today,
    "reminders": reminding,
    "letters": printing,
    "import": importing,
    "suggestions": suggesting,
    "journey": blocking,
    "callbacks": calling,
    "preview": previewing,
}


def main() -> int:
    """Measure, print the table, and return 1 when a budget is exceeded."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--cases", type=int, default=LARGE, help="size of the office")
    parser.add_argument("--only", choices=sorted(MEASURES), action="append", help="measure this alone")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="frontdesk-bench-") as folder:
        chosen = arguments.only or MEASURES
        rows = [row for name in chosen for row in MEASURES[name](arguments.cases, Path(folder))]
    Console().print(table(rows))
    return 0 if all(row.kept for row in rows) else 1


def table(rows: list[Row]) -> Table:
    """Return the rows as a table."""
    drawn = Table("what", "floor", "ours", "unit", "ratio", "budget", "verdict", title="Budgets")
    for row in rows:
        floor = "—" if row.floor is None else f"{row.floor:.4g}"
        ratio = "—" if row.ratio is None else f"{row.ratio:.2f} ×"
        verdict = "kept" if row.kept else "EXCEEDED"
        drawn.add_row(row.what, floor, f"{row.ours:.4g}", row.unit, ratio, row.budget_text, verdict)
    return drawn


if __name__ == "__main__":
    raise SystemExit(main())
