"""`frontdesk suggestions book`, `notice` and `cards`: what the suggestion book prints."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from frontdesk.domain.clock import FixedClock
from frontdesk.services.context import Actor, Context
from frontdesk.services.suggestions.deciding import finish
from frontdesk.services.suggestions.entry import SuggestionEntry
from frontdesk.services.suggestions.writing import write_suggestion
from frontdesk.store.store import Store
from tests.journeys.cli.conftest import Frontdesk
from tests.services.offices import local


@pytest.fixture
def decided(office: Frontdesk, database: Path) -> str:
    """Write an anonymous entry and decide it; return its reference."""
    clock = FixedClock(local("2026-11-23 12:00"))
    store = Store.open(database, clock=clock)
    ctx = Context(store, clock, Actor("Ana Lind"))
    entry = SuggestionEntry(text="Set the clock in the hall.", anonymous=True, theme="Hall")
    reference = write_suggestion(ctx, entry=entry).result.reference
    finish(ctx, reference=reference, changes={"": "It is set by radio now."})
    store.close()
    return reference


def text_of(file: Path) -> str:
    """Return all the text of a PDF."""
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(file).pages)


def test_the_book_is_written(office: Frontdesk, decided: str, tmp_path: Path) -> None:
    out = tmp_path / "book.pdf"
    ran = office("suggestions", "book", out, "--by", "theme", "--paper", "a5", "--json")
    assert ran.json == {"file": str(out), "pages": 4, "entries": 1, "withheld": 0}
    assert decided in text_of(out)
    said = office("suggestions", "book", out, "--from", "2026-12-01", "--language", "de").output
    assert "0" in said
    assert "Ideenbuch" in text_of(out)


def test_pol_07_the_notice_tells_nobody_before_it_is_printed(
    office: Frontdesk, decided: str, tmp_path: Path
) -> None:
    out = tmp_path / "notice.pdf"
    assert office("suggestions", "notice", out, "--json").json == {
        "file": str(out),
        "entries": [decided],
        "told": 0,
    }
    assert "It is set by radio now." in text_of(out)
    assert office("suggestions", "notice", out, "--printed", "--json").json["told"] == 1
    assert "1" in office("suggestions", "notice", out, "--printed").output
    assert office("check").code == 0


def test_cards_have_codes_of_their_own(office: Frontdesk, tmp_path: Path) -> None:
    out = tmp_path / "cards.pdf"
    first = office("suggestions", "cards", out, "--small", "--sheets", "2", "--json").json["codes"]
    second = office("suggestions", "cards", out, "--json").json["codes"]
    assert len(first) == 8
    assert not set(first) & set(second)
    assert all(code in text_of(out) for code in second)


@pytest.mark.parametrize("action", ["book", "notice", "cards"])
def test_a_file_that_cannot_be_written_is_told(office: Frontdesk, action: str) -> None:
    ran = office("suggestions", action, "/no such folder/out.pdf")
    assert (ran.code, ran.output) == (1, "")
    assert "/no such folder/out.pdf" in ran.messages


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("book",),
        ("book", "out.pdf", "--by", "colour"),
        ("book", "out.pdf", "--paper", "a3"),
        ("notice", "out.pdf", "--from", "yesterday"),
        ("cards", "out.pdf", "--sheets", "many"),
    ],
)
def test_a_mistake_is_wrong_usage(office: Frontdesk, arguments: tuple[str, ...]) -> None:
    assert office("suggestions", *arguments).code == 2


def test_the_period_ends_after_it_begins(office: Frontdesk, tmp_path: Path) -> None:
    days = ("--from", "2026-12-01", "--to", "2026-11-01")
    ran = office("suggestions", "book", tmp_path / "book.pdf", *days)
    assert ran.code == 1
    assert list(tmp_path.glob("*.pdf*")) == []


@pytest.mark.parametrize("action", ["book", "notice", "figures"])
def test_a_period_goes_as_far_as_the_calendar_does(office: Frontdesk, tmp_path: Path, action: str) -> None:
    days = ("--from", "0001-01-01", "--to", "9999-12-31")
    office("office", "--timezone", "Europe/Berlin")
    office("suggest", given='{"text": "A bench."}')
    ran = office("suggestions", action, tmp_path / "out.pdf", *days)
    assert ran.code == 0, ran.messages


@pytest.mark.parametrize("action", ["book", "notice", "cards", "form", "figures", "receive"])
def test_every_option_has_its_words(office: Frontdesk, action: str, caplog: pytest.LogCaptureFixture) -> None:
    ran = office("suggestions", action, "--help")
    assert ran.code == 0
    assert caplog.text == ""


def test_the_figures_are_shown_or_printed(office: Frontdesk, decided: str, tmp_path: Path) -> None:
    found = office("suggestions", "figures", "--json").json
    assert (found["given"], found["states"], found["to_be_told"]) == (1, {"done": 1}, 1)
    assert found["days_to_decision"] == {"count": 1, "median": 0.0, "nine_in_ten": 0}
    assert found["days_to_answer"] is None
    out = tmp_path / "figures.pdf"
    assert "1 entry given" in office("suggestions", "figures", out, "--from", "2026-11-01").output
    assert "Hall 1" in text_of(out)
    assert decided not in text_of(out)
