"""What columns mean is guessed, said once, and known again; the answers of the form come in like a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontdesk import paths
from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.imports.answer_files import holds_answers, import_answers, look_at_answers
from frontdesk.services.imports.mapping import read_mapping
from frontdesk.services.imports.own_mappings import keep_mapping
from frontdesk.services.imports.report import ImportReport
from frontdesk.services.imports.suggestion_preview import look_at_table, mapping_of, preview_suggestions
from frontdesk.services.imports.suggestion_twins import likely_twins
from frontdesk.services.imports.suggestions import import_suggestions
from frontdesk.store.models import Suggestion
from tests.services.offices import Desk
from tests.services.suggestions.writers import write

FORM = (
    "Zeitstempel,Was schlagen Sie vor?,Ihre Idee | Your idea,Bereich,E-Mail-Adresse,Schuhgröße\n"
    '31/10/2026 09:12:00,Sonstiges,"A bench in the sun by the entrance, please",Eingang,a@example.org,44\n'
    "1/11/2026 10:00:00,Sonstiges,Put a bench at the entrance in the sun,,,\n"
)
ANSWER = "frontdesk-suggestion=1\nlanguage=en\ntitle=\nname=Liam\ntext=A bench\nfrontdesk-end=1\n"


@pytest.fixture
def desk(sqlite_desk: Desk) -> Desk:
    """A file is a file, whatever database it goes into."""
    return sqlite_desk


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "Answers of October.csv"
    path.write_text(FORM, encoding="utf-8")
    return path


def test_columns_are_guessed_said_once_and_known_again(desk: Desk, form: Path) -> None:
    look = look_at_table(desk.ctx, path=form)
    assert look.known is None
    assert look.fields == {
        "given": ("Zeitstempel",),
        "text": ("Ihre Idee | Your idea",),
        "theme": ("Bereich",),
        "emails": ("E-Mail-Adresse",),
    }
    chosen = {**look.fields, "text": ("Was schlagen Sie vor?", "Ihre Idee | Your idea")}
    mapping = mapping_of(desk.ctx, name=form.stem, look=look, fields=chosen)
    seen = preview_suggestions(desk.ctx, path=form, mapping=mapping)
    assert [entry.given.date().isoformat() for entry in seen.entries if entry.given] == [
        "2026-10-31",
        "2026-11-01",
    ]
    assert seen.entries[0].text.startswith("Sonstiges · A bench")
    file = keep_mapping(mapping)
    assert read_mapping(file) == mapping
    again = look_at_table(desk.ctx, path=form)
    assert again.known == mapping
    assert mapping_of(desk.ctx, name="x", look=again, fields=again.fields) is again.known
    assert import_suggestions(desk.ctx, path=form).result == ImportReport(2, 0, ())


def test_a_mapping_without_the_idea_itself_is_refused(desk: Desk, form: Path) -> None:
    look = look_at_table(desk.ctx, path=form)
    with pytest.raises(FrontDeskError) as refused:
        mapping_of(desk.ctx, name="x", look=look, fields={"theme": ("Bereich",)})
    assert refused.value.field == "mapping"


def test_a_damaged_mapping_of_the_offices_is_passed_over(
    desk: Desk, form: Path, caplog: pytest.LogCaptureFixture
) -> None:
    paths.own_mappings().mkdir(parents=True)
    (paths.own_mappings() / "broken.toml").write_text("holds = ", encoding="utf-8")
    assert look_at_table(desk.ctx, path=form).known is None
    assert "broken.toml" in caplog.text
    caplog.clear()  # it was meant


def test_twins_are_found_in_the_file_and_in_the_book(desk: Desk, form: Path) -> None:
    look = look_at_table(desk.ctx, path=form)
    mapping = mapping_of(desk.ctx, name=form.stem, look=look, fields=look.fields)
    (twin,) = likely_twins(desk.ctx, path=form, mapping=mapping)
    assert (twin.line, twin.reference, twin.other_line) == (3, "", 2)
    reference = write(desk)
    found = likely_twins(desk.ctx, path=form, mapping=mapping)
    assert {each.reference for each in found} == {reference}


def test_answers_of_the_form_are_looked_at_and_taken_in_once(desk: Desk, tmp_path: Path) -> None:
    saved, mail, other = (tmp_path / name for name in ("saved.txt", "mail.eml", "other.eml"))
    saved.write_text(ANSWER, encoding="utf-8")
    head = "From: a@example.org\nDate: Mon, 2 Nov 2026 09:00:00 +0000\nContent-Type: text/plain\n\n"
    mail.write_text(head + ANSWER.replace("A bench", "A tap"), encoding="utf-8")
    other.write_text(head + "Hello", encoding="utf-8")
    assert [holds_answers(each) for each in (saved, mail, other, tmp_path / "x.csv")] == [
        True,
        True,
        True,
        False,
    ]
    files = (saved, mail, other)
    look = look_at_answers(desk.ctx, paths=files)
    assert [(name, entry.text) for name, entry in look.entries] == [
        ("saved.txt", "A bench"),
        ("mail.eml", "A tap"),
    ]
    assert [(each.where, each.reason.id) for each in look.report.rejected] == [("other.eml", "web.no_answer")]
    report = import_answers(desk.ctx, paths=files).result
    assert (report.imported, report.duplicates, report.refused) == (2, 0, 1)
    assert look_at_answers(desk.ctx, paths=files).report.duplicates == 2
    assert import_answers(desk.ctx, paths=files).result.duplicates == 2


@pytest.mark.parametrize(
    ("content", "fields", "given"),
    [
        (
            "Timestamp,What is your suggestion?\n2026/11/02 9:12:33 PM GMT+1,A bench\n",
            {"given": ("Timestamp",), "text": ("What is your suggestion?",)},
            "2026-11-02T20:12:33+00:00",
        ),
        (
            (
                "#,What's your idea?,Start Date (UTC),Submit Date (UTC),Network ID\n"
                "3fk,A bench,2026-11-02 09:00:00,2026-11-02 09:12:33,abc\n"
                "3fl,A clock,2026-11-02 10:00:00,2026-11-02 10:12:33,abc\n"
            ),
            {"id": ("# #1",), "text": ("What's your idea?",), "given": ("Submit Date (UTC)",)},
            "2026-11-02T09:12:33+00:00",
        ),
        (
            'Submission Date,First Name,Last Name,Your Idea,Submission ID\n"Nov 2, 2026",Jo,Weber,Sun,7\n',
            {
                "given": ("Submission Date",),
                "text": ("Your Idea",),
                "id": ("Submission ID",),
                "name": ("First Name", "Last Name"),
            },
            "2026-11-02T12:00:00+00:00",
        ),
        (
            "Zeitstempel,Your idea,ID\n11/12/2026 9:12,A bench,5\n11/2/2026 9:12,A clock,5\n",
            {"given": ("Zeitstempel",), "text": ("Your idea",)},
            "2026-11-12T09:12:00+00:00",
        ),
    ],
    ids=["half days and a zone", "its own numbers", "two names", "no day to come, no number twice"],
)
def test_what_form_services_write_is_understood(
    desk: Desk, tmp_path: Path, content: str, fields: dict[str, tuple[str, ...]], given: str
) -> None:
    path = tmp_path / "answers.csv"
    path.write_text(content, encoding="utf-8")
    look = look_at_table(desk.ctx, path=path)
    assert look.fields == fields
    mapping = mapping_of(desk.ctx, name="answers", look=look, fields=look.fields)
    first = preview_suggestions(desk.ctx, path=path, mapping=mapping).entries[0]
    assert first.given is not None
    assert first.given.isoformat() == given
    assert first.name == ("Jo Weber" if "name" in fields else "")


def test_how_dates_are_written_may_be_said(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text("Timestamp,Your idea\n1/2/2026,A bench\n", encoding="utf-8")
    look = look_at_table(desk.ctx, path=path)
    days = []
    for order in (None, False, True):
        mapping = mapping_of(desk.ctx, name="answers", look=look, fields=look.fields, month_first=order)
        (entry,) = preview_suggestions(desk.ctx, path=path, mapping=mapping).entries
        assert entry.given is not None
        days.append(entry.given.date().isoformat())
    assert days == ["2026-02-01", "2026-02-01", "2026-01-02"]


def test_a_second_row_of_headings_is_no_answer(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text("Respondent ID,Your idea\n,Open-Ended Response\n118,A bench\n", encoding="utf-8")
    look = look_at_table(desk.ctx, path=path)
    mapping = mapping_of(desk.ctx, name="answers", look=look, fields=look.fields)
    report = import_suggestions(desk.ctx, path=path, mapping=mapping).result
    assert (report.imported, [row.line for row in report.rejected]) == (1, [2])


def test_pol_07_who_left_an_address_hears_as_they_asked(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text(
        "Your idea,Name,E-mail,Phone,How shall we answer you?\n"
        "A bench,Jo,jo@example.org,,By e-mail\n"
        "A clock,,ada@example.org,,\n"
        "A ramp,Bo,bo@example.org,020 7946 0018,Bitte telefonisch\n"
        "A lamp,Cy,,,By letter\n"
        "A door,Di,di@example.org,,With a song\n"
        "A sign,,,,\n",
        encoding="utf-8",
    )
    look = look_at_table(desk.ctx, path=path)
    assert look.fields["hear_by"] == ("How shall we answer you?",)
    mapping = mapping_of(desk.ctx, name="answers", look=look, fields=look.fields)
    assert import_suggestions(desk.ctx, path=path, mapping=mapping).result.imported == 6
    columns = (Suggestion.author, Suggestion.anonymous, Suggestion.hear_by, Suggestion.origin)
    found = desk.store.rows(Suggestion.select(*columns).order_by(Suggestion.id))
    assert [(name, anonymous, way) for name, anonymous, way, _ in found] == [
        ("Jo", False, "email"),
        ("ada@example.org", False, "email"),
        ("Bo", False, "phone"),
        ("Cy", False, "notice"),
        ("Di", False, "email"),
        ("", True, "notice"),
    ]
    assert found[4][3]["hear_by"] == "With a song", "nothing is lost"
