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
