"""The suggestion book with a hundred thousand entries: its like found while typing, and its board."""

from __future__ import annotations

import csv
import random
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

from frontdesk.services.context import Context
from frontdesk.services.imports.suggestions import import_suggestions
from frontdesk.services.suggestions.board import suggestion_board
from frontdesk.services.suggestions.filter import SuggestionFilter
from frontdesk.services.suggestions.similar import similar_suggestions
from tests.bench.generator import make_office
from tests.bench.row import Row
from tests.bench.store_rows import best_seconds, desk_of, p95
from tests.bench.texts import COMMON, Texts

ENTRIES = 100_000
_TYPED = 40  # ideas, each typed letter by letter
_LOOKS = 11


def book(folder: Path) -> Iterator[Row]:
    """Look for the like of ideas that are typed and stand in the book already, and open the board."""
    folder.mkdir(parents=True)
    path = folder / "office.db"
    make_office(path, 1)
    with desk_of(path) as ctx:
        import_suggestions(ctx, path=_ideas(folder))
        took = [best_seconds(partial(similar_suggestions, ctx, text=typed)) for typed in _typed()]
        board = [best_seconds(partial(_board, ctx)) for _ in range(_LOOKS)]
    shutil.rmtree(folder)
    yield Row(f"similar while typing, p95, {ENTRIES:,} suggestions", None, p95(took), "ms", 50)
    yield Row(f"similar while typing, longest, {ENTRIES:,}", None, 1000 * max(took), "ms", 50)
    yield Row(f"the board of {ENTRIES:,} suggestions", None, 1000 * median(board), "ms", 50)


def _board(ctx: Context) -> object:
    return suggestion_board(ctx, SuggestionFilter())


def _idea(texts: Texts, chance: random.Random) -> str:
    """Return an idea as people write them: three words that tell something among a dozen that do not."""
    return f"{texts.subject()} {' '.join(chance.choices(COMMON, k=9))} {texts.details()[:60]}"


def _ideas(folder: Path) -> Path:
    texts, chance, target = Texts(11), random.Random(11), folder / "ideas.csv"
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["idea", "id"])
        writer.writerows([_idea(texts, chance), number] for number in range(ENTRIES))
    return target


def _typed() -> Iterator[str]:
    """Yield what stands in the field after every fourth letter: it is looked for in the pauses of typing."""
    texts, chance = Texts(11), random.Random(11)
    for _ in range(_TYPED):
        text = _idea(texts, chance)
        yield from (text[:length] for length in range(8, len(text) + 1, 4))
