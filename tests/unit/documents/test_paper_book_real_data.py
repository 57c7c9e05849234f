"""The book of all entries of a real suggestion book: whole, with a right index."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from frontdesk.documents.suggestions.book import book_pdf
from frontdesk.documents.suggestions.book_index import ranges
from frontdesk.documents.suggestions.content import BookEntry
from frontdesk.documents.text.characters import one_line
from tests.unit.documents.paper import pages
from tests.unit.documents.test_paper_book import BOOK

_THEMES = {"road": "Roads", "traffic": "Roads", "school": "Schools", "park": "Parks", "tax": "Taxes"}


def entries(real_data: Path) -> Iterator[BookEntry]:
    """Yield the entries, the earliest first; their themes are guessed from their words."""
    file = real_data / "suggestions" / "american-assembly.bowling-green.csv"
    with file.open(encoding="utf-8", newline="") as source:
        rows = sorted(csv.DictReader(source), key=lambda row: int(row["timestamp"]))
    for row in rows:
        text = row["comment-body"]
        day = datetime.fromtimestamp(int(row["timestamp"]) / 1000, UTC)
        theme = next((theme for word, theme in _THEMES.items() if word in text.lower()), "")
        yield BookEntry(
            f"No. {row['comment-id']} /", f"{day:%B %Y}", (f"{day:%-d %B}",), theme, "", text, "en"
        )


def test_the_book_of_bowling_green_loses_nothing_and_its_index_is_right(real_data: Path) -> None:
    written = list(entries(real_data))
    assert len(written) == 896
    read = pages(book_pdf(replace(BOOK, entries=written)))
    whole = "".join(" ".join(read).split())
    begins = {}
    for entry in written:
        begins[entry.reference] = next(n for n, page in enumerate(read, 1) if entry.reference in page)
    lost = [entry for entry in written if "".join(one_line(entry.text).split()) not in whole]
    assert len(lost) < 60, "but for those that a page or column parts, each stands in one piece"
    for entry in lost:
        assert all(word in whole for word in one_line(entry.text).split())
    index = " ".join(read[max(begins.values()) :])
    for theme in sorted(set(_THEMES.values())):
        expected = ranges(begins[entry.reference] for entry in written if entry.theme == theme)
        assert f"{theme} {expected}" in index
