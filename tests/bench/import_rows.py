"""The import, beside the same rows put in by plain sqlite3."""

from __future__ import annotations

import csv
import os
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from functools import partial
from itertools import islice
from pathlib import Path

from frontdesk.services.imports.cases import import_cases
from tests.bench.generator import copy_of, make_office
from tests.bench.replay import Recorded, Recorder, plain, put
from tests.bench.row import Row
from tests.bench.store_rows import desk_of, seconds
from tests.bench.texts import Texts

IMPORTED = 4_000
IMPORTS = 3
FIRST = 100
_REAL = Path(__file__).parents[3] / "shared" / "data"
_OPEN = "In progress"
_HEADINGS = (
    "Date received", "Product", "Sub-product", "Issue", "Sub-issue", "Consumer complaint narrative",
    "Company public response", "Company", "State", "ZIP code", "Tags", "Consumer consent provided?",
    "Submitted via", "Date sent to company", "Company response to consumer", "Timely response?",
    "Consumer disputed?", "Complaint ID",
)  # fmt: skip


def importing(folder: Path) -> Row:
    """Complaints with deadlines and search index; the floor puts in the same rows with as many commits."""
    folder.mkdir(parents=True)
    source = complaints(folder)
    rates = [_import_once(source, folder / str(number)) for number in range(IMPORTS)]
    shutil.rmtree(folder)
    # The best of several: a busy moment of the machine is nobody's fault.
    floor, ours = max(floor for floor, _ in rates), max(ours for _, ours in rates)
    return Row("import of complaints", floor, ours, "cases/s", 0.3, at_least=True)


def _import_once(source: Path, folder: Path) -> tuple[float, float]:
    """Return the rates of the floor and of ours, in cases a second."""
    folder.mkdir()
    path = folder / "office.db"
    make_office(path, 1)
    chunks: list[Recorded] = []
    paused: list[float] = []

    def record(_read: int) -> None:
        paused.append(seconds(lambda: chunks.append(recorder.added())))

    with desk_of(path) as ctx, closing(Recorder(path)) as recorder:
        import_cases(ctx, path=beginning(source, folder))  # an office at work has its calendar in memory
        recorder.added()
        twin = copy_of(path, folder / "twin")
        took = seconds(partial(import_cases, ctx, path=source, progress=record)) - sum(paused)
    with closing(plain(twin)) as connection:
        floor_took = seconds(partial(put_all, connection, chunks))
    count = sum(chunk.rows_of("cases") for chunk in chunks)
    return count / floor_took, count / took


def put_all(connection: sqlite3.Connection, chunks: Sequence[Recorded]) -> None:
    """Put all chunks in, each with its commit."""
    for chunk in chunks:
        put(connection, chunk)


def beginning(source: Path, folder: Path) -> Path:
    """Return a file of the first records of a source that are open."""
    target = folder / "beginning.csv"
    with (
        source.open(encoding="utf-8", newline="") as file,
        target.open("w", encoding="utf-8", newline="") as to,
    ):
        lines = csv.reader(file)
        csv.writer(to).writerows([next(lines), *islice(filter(_is_open, lines), FIRST)])
    return target


def _is_open(record: list[str]) -> bool:
    return _OPEN in record


def complaints(folder: Path) -> Path:
    """Return the real complaints where they lie beside the checkout, elsewhere invented ones."""
    real = Path(os.environ.get("FRONTDESK_REAL_DATA", _REAL)) / "complaints" / "complaints.csv"
    if real.exists():
        return real
    texts, target = Texts(7), folder / "complaints.csv"
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADINGS)
        for number in range(IMPORTED):
            writer.writerow(_complaint(texts, number))
    return target


def _complaint(texts: Texts, number: int) -> tuple[str, ...]:
    day = f"0{number % 9 + 1}/15/2025"
    told = texts.details() * 3
    return (
        day, "Loan", "", texts.subject(), "", told, "", texts.person(number).name, "NY", "120XX", "", "Yes",
        "Web", day, "Closed with explanation" if number % 5 else _OPEN, "Yes", "No", str(number),
    )  # fmt: skip
