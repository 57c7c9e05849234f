"""Real names, addresses and complaints on paper: every one of them prints, and the finished PDF is right."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from frontdesk.documents.content import LetterContent, Recipient
from frontdesk.documents.finished.check import Written, check_finished
from frontdesk.documents.letters.letter import write_letters
from frontdesk.documents.sheets.labels import write_labels
from frontdesk.documents.text.fonts import missing_characters
from frontdesk.domain.errors import FrontDeskError
from tests.unit.documents.paper import letter_to

pytestmark = pytest.mark.real_data
POSTAL = "Postal mail"


def names(folder: Path) -> Iterator[str]:
    """Yield every name as it is written at home, and in Latin letters."""
    for file in ("common-forenames.csv", "common-surnames.csv"):
        with (folder / file).open(encoding="utf-8", newline="") as source:
            for row in csv.DictReader(source):
                yield from (row["Localized Name"], row["Romanized Name"])


def test_every_forename_and_surname_prints(real_data: Path) -> None:
    every = sorted({name.strip() for name in names(real_data / "names") if name.strip()})
    assert len(every) > 2_500
    assert missing_characters("".join(every)) == ()
    people = [Recipient((name, "17 Orchard Lane", "Springfield, IL 62704")) for name in every]
    sink, written = BytesIO(), list[Written]()
    write_labels(people, "label_avery_5160", sink, written=written.append)
    assert [each.name for each in written] == every
    assert check_finished(sink.getvalue(), written) == ()


def complaints(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield what a complaint that came by post is about, and what it says."""
    with (folder / "complaints" / "complaints.csv").open(encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source):
            if row["Submitted via"] == POSTAL:
                yield row["Issue"], row["Consumer complaint narrative"]


def addresses(folder: Path) -> list[tuple[str, ...]]:
    """Return American addresses as the post wants them."""
    source = json.loads((folder / "addresses" / "us_addresses.json").read_text(encoding="utf-8"))
    return [
        tuple(
            line
            for line in (
                found["address1"],
                found["address2"],
                f"{found.get('city', '')}, {found['state']} {found['postalCode']}",
            )
            if line
        )
        for found in source["addresses"]
    ]


def test_the_complaints_that_came_by_post_are_one_batch(real_data: Path) -> None:
    places = addresses(real_data)
    letters: list[LetterContent] = [
        letter_to(
            *(f"Complainant {number}", *places[number % len(places)]),
            reference=f"26-{number:05d}",
            code=f"26-{number:05d}",
            subject=issue,
            paragraphs=("Dear Sir or Madam,", f"You wrote to us about: {issue}", *narrative.split("\n")),
        )
        for number, (issue, narrative) in enumerate(complaints(real_data))
    ]
    assert len(letters) >= 290
    sink, written, refused = BytesIO(), list[Written](), list[FrontDeskError]()
    pages = write_letters(
        letters, sink, written=written.append, refused=lambda _, error: refused.append(error)
    )
    assert refused == []
    assert pages >= len(letters) == len(written)
    assert [each.reference for each in written] == [each.reference for each in letters]
    assert check_finished(sink.getvalue(), written) == ()


@pytest.mark.parametrize("layout", ["us_number_9", "us_letter_plain", "din_5008_a", "din_5008_b", "uk_a4"])
def test_every_american_address_fits_every_window(real_data: Path, layout: str) -> None:
    places = addresses(real_data)
    letters = [letter_to("Ada Quill", *place, layout=layout) for place in places]
    sink, written = BytesIO(), list[Written]()
    write_letters(letters, sink, written=written.append)
    assert len(written) == len(places) > 800
    assert check_finished(sink.getvalue(), written) == ()
