"""Small files as other systems write them."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

COMPLAINT: Mapping[str, str] = {
    "Date received": "2026-11-20",
    "Product": "Mortgage",
    "Issue": "Late statement",
    "Sub-issue": "Twice",
    "Consumer complaint narrative": "It came\nafter the due date.",
    "Company": "Aire Bank",
    "State": "NY",
    "Submitted via": "Postal mail",
    "Company response to consumer": "In progress",
    "Complaint ID": "75172",
}


def written(file: Path, *rows: Mapping[str, str], encoding: str = "utf-8", delimiter: str = ",") -> Path:
    """Write a CSV file whose headings are those of the first row."""
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    file.write_bytes(text.getvalue().encode(encoding))
    return file


def lines(file: Path, headings: Sequence[str], *rows: str) -> Path:
    """Write a CSV file line by line, as it stands."""
    file.write_bytes(("\r\n".join([",".join(headings), *rows]) + "\r\n").encode("utf-8", "surrogateescape"))
    return file
