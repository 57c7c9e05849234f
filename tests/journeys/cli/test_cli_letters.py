"""`frontdesk letters`: what waits to be printed."""

from __future__ import annotations

from datetime import datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from pypdf import PdfReader

from frontdesk.domain.clock import FixedClock
from frontdesk.domain.kinds import LetterKind, Way
from frontdesk.services.context import Actor, Context
from frontdesk.services.correspondence.entry import LetterEntry
from frontdesk.services.correspondence.writing import write_letter
from frontdesk.store.store import Store
from tests.journeys.cli.conftest import NOW, Frontdesk, records
from tests.journeys.cli.test_cli_due import LETTER


def test_letters_and_postcards_are_written_and_kept(office: Frontdesk, tmp_path: Path) -> None:
    postcard = {**LETTER, "acknowledge_by": "postcard", "details": "My secret reason"}
    answers = office("log", "--json", given=records(LETTER, postcard)).lines
    out = tmp_path / "post"
    printed = office("letters", "--pending", "--out", out, "--json")
    assert printed.code == 0
    assert [(row["case"], row["way"]) for row in printed.json] == [
        (answers[0]["case"], "letter"),
        (answers[1]["case"], "postcard"),
    ]
    texts = (PdfReader(row["file"]).pages[0].extract_text() for row in printed.json)
    letter, card = (" ".join(text.split()) for text in texts)
    for text in (letter, card):
        assert "Ana Lind" in text
        assert "December 3" in text
    assert "secret" not in card
    assert office("letters", "--out", out, "--json").json == []
    assert office("case", answers[0]["case"], "--json").json["documents"]


def test_printed_is_not_posted(office: Frontdesk, tmp_path: Path) -> None:
    office("log", "--json", given=records(LETTER))
    office("letters", "--out", tmp_path)
    owed = {row["kind"]: row["action"] for row in office("due", "--json").json}
    assert owed["acknowledge"] == "mark_posted"


def test_a_letter_that_cannot_be_is_told_and_the_others_are_printed(
    office: Frontdesk, tmp_path: Path
) -> None:
    nobody = {**LETTER, "outcome": "none", "department": "", "person": ""}
    office("log", "--as", "night job", "--json", given=records(nobody, LETTER))
    ran = office("letters", "--out", tmp_path, "--json")
    assert ran.code == 1
    assert len(ran.json) == 1
    assert "26-00001-0" in ran.messages


def test_a_folder_is_needed(office: Frontdesk, tmp_path: Path) -> None:
    assert office("letters").code == 2
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    office("log", "--json", given=records(LETTER))
    assert office("letters", "--out", file).code == 1


def test_everything_goes_into_one_pdf_for_each_paper(office: Frontdesk, tmp_path: Path) -> None:
    postcard = {**LETTER, "acknowledge_by": "postcard"}
    nobody = {**LETTER, "outcome": "none", "department": "", "person": ""}
    office("log", "--as", "night job", "--json", given=records(LETTER, postcard, LETTER, nobody))
    ran = office("letters", "--out", tmp_path / "post", "--batch", "--json")
    assert ran.code == 1
    assert "26-00004" in ran.messages
    assert [row["way"] for row in ran.json] == ["letter", "letter", "postcard"]
    letters, cards = sorted({row["file"] for row in ran.json})
    assert (len(PdfReader(letters).pages), len(PdfReader(cards).pages)) == (2, 1)
    owed = {row["action"] for row in office("due", "--json").json if row["kind"] == "acknowledge"}
    assert owed == {"mark_posted", "refer"}
    documents = office("case", ran.json[0]["case"], "--json").json["documents"]
    assert len(documents) == 1
    again = office("letters", "--out", tmp_path / "post", "--batch")
    assert again.code == 1
    assert "26-00004" in again.messages


def test_emails_are_written_for_a_mail_program_and_wait_on(office: Frontdesk, tmp_path: Path) -> None:
    email = {
        **LETTER,
        "channel": "email",
        "mail": None,
        "customer": {"name": "Zoë Ångström", "emails": ["zoe@example.org"]},
    }
    office("log", "--json", given=records(email))
    ran = office("letters", "--out", tmp_path, "--emails", "--json")
    assert ran.code == 0, ran.messages
    (row,) = ran.json
    assert row["way"] == "email"
    mail = message_from_bytes(Path(row["file"]).read_bytes(), policy=default)
    assert "zoe@example.org" in str(mail["To"])
    assert office("letters", "--out", tmp_path, "--emails", "--json").json == [row]


def test_a_letter_without_a_case_is_told_without_one(
    office: Frontdesk, database: Path, tmp_path: Path
) -> None:
    office("log", "--json", given=records(LETTER))
    clock = FixedClock(datetime.fromisoformat(f"{NOW}-05:00"))
    store = Store.open(database, clock=clock)
    try:
        words = {"subject": "Your visit", "text": "Thank you."}
        entry = LetterEntry(LetterKind.FREE, Way.LETTER, words)
        write_letter(Context(store, clock, Actor("Ana Lind", 1), "Desk 1"), entry=entry, customer=1)
    finally:
        store.close()
    lines = office("letters", "--out", tmp_path).output.splitlines()
    assert [line.split()[0] for line in lines] == ["26-00001-0", "–"]
