"""Printing in one go: nothing is marked printed that was not, nothing is printed twice or half done."""

from __future__ import annotations

import errno
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from frontdesk.documents.finished.check import Finding, Written
from frontdesk.documents.layouts.geometry import NO_OFFSET, Offset
from frontdesk.domain.errors import ConflictError, FrontDeskError, NotFoundError
from frontdesk.domain.kinds import CorrespondenceState, PrintJobState, Way
from frontdesk.domain.message import message
from frontdesk.services.attachments import open_document
from frontdesk.services.cases.answer import answer
from frontdesk.services.cases.refer import refer
from frontdesk.services.cases.undo import undo_last
from frontdesk.services.contact import CustomerEntry, PostalAddress
from frontdesk.services.correspondence import (
    BatchCancelledError,
    letter_content,
    letter_pdf,
    mailroom_rows,
    make_batch,
    make_job,
    mark_posted,
    mark_printed,
    mark_printed_until,
    note_reprint,
    open_jobs,
    print_job,
    print_letters,
    release,
    release_abandoned,
    report_sheets,
    reprint,
    seen,
    spool_failed,
    spool_untold,
    spooled,
    write_letter,
)
from frontdesk.services.correspondence.entry import LetterEntry
from frontdesk.services.office.setup import set_office
from frontdesk.services.upkeep import backup_to, check_database, restore_from
from frontdesk.store.store import Store
from tests.services.contacts import LETTER, REFERRED_LETTER, ROSA, begin, said, view
from tests.services.mailroom.letters import (
    CROWDED,
    FREE,
    found,
    made,
    many,
    print_job_of,
    states,
    text_of,
    waiting,
)
from tests.services.offices import Desk, sit_at_desk

PENDING, SPOOLING = CorrespondenceState.PENDING, CorrespondenceState.SPOOLING
PRINTED, POSTED = CorrespondenceState.PRINTED, CorrespondenceState.POSTED


def test_a_batch_is_one_pdf_and_nothing_is_printed_until_the_spooler_says_so(
    desk: Desk, tmp_path: Path
) -> None:
    ids = many(desk, 5)
    job = made(desk, ids, tmp_path)
    assert len(PdfReader(tmp_path / "batch.pdf").pages) == job.batch.sheets == 5
    assert set(states(desk, ids)) == {"spooling"}
    spooled(desk.ctx, job=job.id, spool_id="Office-17", printer="Office")
    report_sheets(desk.ctx, job=job.id, sheets_done=3)
    assert set(states(desk, ids)) == {"spooling"}
    (shown,) = open_jobs(desk.ctx)
    assert (shown.state, shown.sheets_done, shown.letters) == (PrintJobState.PRINTING, 3, 5)
    done = mark_printed(desk.ctx, job=job.id).result
    assert done == tuple(ids)
    assert set(states(desk, ids)) == {"printed"}
    assert open_jobs(desk.ctx) == ()
    assert print_job(desk.ctx, job=job.id).state is PrintJobState.COMPLETED


def test_what_is_kept_of_each_letter_is_its_own_pdf_and_is_printed_once_more_byte_for_byte(
    desk: Desk, tmp_path: Path
) -> None:
    ids = many(desk, 3)
    expected = [letter_pdf(desk.ctx, id=id_) for id_ in ids]
    print_job_of(desk, ids, tmp_path)
    desk.at("2026-12-24 12:00")
    for id_, data in zip(ids, expected, strict=True):
        again = reprint(desk.ctx, id=id_).result
        assert again.data == data
        assert again.view.pages == 1
        reference = found(desk, id_).case
        last = view(desk, reference).timeline[-1]
        assert said(desk, last.title) == "Letter printed once more: acknowledgement"
        assert "undo" not in view(desk, reference).actions
        assert [each.name for each in view(desk, reference).documents] == [f"letter-{reference}.pdf"]


def test_what_was_never_printed_is_not_printed_once_more(desk: Desk) -> None:
    (id_,) = many(desk, 1)
    with pytest.raises(ConflictError):
        reprint(desk.ctx, id=id_)


def test_the_printer_jams_after_a_sheet(desk: Desk, tmp_path: Path) -> None:
    ids = many(desk, 6)
    job = made(desk, ids, tmp_path)
    spooled(desk.ctx, job=job.id, spool_id="7")
    report_sheets(desk.ctx, job=job.id, sheets_done=4)
    spool_failed(desk.ctx, job=job.id, detail=message("printing.trouble.jam"))
    assert set(states(desk, ids)) == {"spooling"}  # nobody knows yet what came out
    assert mark_printed_until(desk.ctx, job=job.id, sheet=4).result == tuple(ids[:4])
    assert states(desk, ids) == ["printed"] * 4 + ["pending"] * 2
    ended = print_job(desk.ctx, job=job.id)
    assert (ended.state, ended.detail, ended.ended) == (
        PrintJobState.FAILED,
        message("printing.trouble.jam"),
        desk.clock.now(),
    )
    rest = made(desk, waiting(desk), tmp_path)
    assert [placed.id for placed in rest.batch.placed] == ids[4:]


def test_a_letter_whose_second_sheet_did_not_come_out_waits_again(desk: Desk, tmp_path: Path) -> None:
    reference = begin(desk, REFERRED_LETTER)
    long = "\n\n".join(["A long story, told at length and with care. " * 12] * 12)
    entry = LetterEntry(FREE.kind, Way.LETTER, {"subject": "Long", "text": long})
    two = write_letter(desk.ctx, entry=entry, case=reference).result
    ids = waiting(desk)
    job = made(desk, ids, tmp_path)
    placed = {each.id: each for each in job.batch.placed}
    assert placed[two].sheets > 1
    last = placed[two].first_sheet + placed[two].sheets - 1
    mark_printed_until(desk.ctx, job=job.id, sheet=last - 1)
    assert found(desk, two).state is PENDING
    assert states(desk, [id_ for id_ in ids if id_ != two]) == ["printed"]


@pytest.mark.parametrize("sheet", [-1, 4])
def test_a_sheet_that_the_job_does_not_have_is_refused(desk: Desk, tmp_path: Path, sheet: int) -> None:
    job = made(desk, many(desk, 3), tmp_path)
    with pytest.raises(ConflictError) as refused:
        mark_printed_until(desk.ctx, job=job.id, sheet=sheet)
    assert refused.value.field == "sheet"


def test_nothing_came_out_at_all(desk: Desk, tmp_path: Path) -> None:
    ids = many(desk, 3)
    mark_printed_until(desk.ctx, job=made(desk, ids, tmp_path).id, sheet=0)
    assert set(states(desk, ids)) == {"pending"}
    assert all(not view(desk, found(desk, id_).case).documents for id_ in ids)


def test_a_job_that_is_over_is_not_answered_twice(desk: Desk, tmp_path: Path) -> None:
    job = made(desk, many(desk, 2), tmp_path)
    mark_printed(desk.ctx, job=job.id)
    for again in (
        lambda: mark_printed(desk.ctx, job=job.id),
        lambda: spool_failed(desk.ctx, job=job.id),
        lambda: spooled(desk.ctx, job=job.id, spool_id="8"),
    ):
        with pytest.raises(ConflictError):
            again()
    with pytest.raises(NotFoundError):
        print_job(desk.ctx, job=99)


def test_one_that_cannot_be_printed_is_told_and_the_others_go_on(desk: Desk, tmp_path: Path) -> None:
    begin(desk, REFERRED_LETTER, customer=CROWDED)
    begin(desk, REFERRED_LETTER, customer=replace(ROSA, name="Rosa \U0010fffd"))
    begin(desk, LETTER)  # nobody to name yet
    good = begin(desk, REFERRED_LETTER)
    ids = waiting(desk, PENDING, CorrespondenceState.DRAFT)
    job = made(desk, ids, tmp_path)
    assert [found(desk, each.id).case for each in job.batch.placed] == [good]
    reasons = {each.id: each.why.id for each in job.batch.refused}
    assert reasons == {
        ids[0]: "paper.address_too_long",
        ids[1]: "paper.missing_characters",
        ids[2]: "letter.draft",
    }
    assert states(desk, ids) == ["pending", "pending", "draft", "spooling"]
    rows = {row.id: row.problem for row in mailroom_rows(desk.ctx, ids)}
    assert [rows[id_].id if rows[id_] else None for id_ in ids] == [  # type: ignore[union-attr]  # just asked
        "paper.address_too_long",
        "paper.missing_characters",
        "case.refer_first",
        None,
    ]
    assert {each.name for each in job.batch.refused} == {found(desk, id_).case for id_ in ids[:3]}


def test_nothing_left_to_print_is_refused_and_leaves_no_file(desk: Desk, tmp_path: Path) -> None:
    begin(desk, REFERRED_LETTER, customer=CROWDED)
    ids = waiting(desk)
    with pytest.raises(FrontDeskError) as refused:
        made(desk, ids, tmp_path)
    assert refused.value.message.id == "letter.nothing_printable"
    assert list(tmp_path.glob("batch*")) == []
    assert (states(desk, ids), open_jobs(desk.ctx)) == (["pending"], ())


def test_cards_share_sheets_and_are_marked_by_the_sheet_that_came_out(desk: Desk, tmp_path: Path) -> None:
    set_office(desk.ctx, changes={"postcard_layout": "postcard_a6_cut"})
    for _ in range(6):
        begin(desk, REFERRED_LETTER, acknowledge_by=Way.POSTCARD)
    ids = waiting(desk)
    job = made(desk, ids, tmp_path)
    assert len(PdfReader(tmp_path / "batch.pdf").pages) == job.batch.sheets == 2
    assert [each.first_sheet for each in job.batch.placed] == [1, 1, 1, 1, 2, 2]
    assert mark_printed_until(desk.ctx, job=job.id, sheet=1).result == tuple(ids[:4])


def test_letters_and_postcards_are_different_paper(desk: Desk, tmp_path: Path) -> None:
    begin(desk, REFERRED_LETTER)
    begin(desk, REFERRED_LETTER, acknowledge_by=Way.POSTCARD)
    with pytest.raises(FrontDeskError) as refused:
        made(desk, waiting(desk), tmp_path)
    assert refused.value.message.id == "letter.mixed"
    assert (set(states(desk, waiting(desk))), open_jobs(desk.ctx)) == ({"pending"}, ())


def test_progress_is_told_and_the_batch_can_be_stopped(desk: Desk, tmp_path: Path) -> None:
    ids = many(desk, 4)
    told: list[tuple[int, int]] = []
    out = tmp_path / "batch.pdf"
    with pytest.raises(BatchCancelledError):
        make_job(
            desk.ctx,
            ids=ids,
            out=out,
            title="Letters",
            progress=lambda done, total: told.append((done, total)),
            cancelled=lambda: len(told) == 2,
        )
    assert told == [(1, 4), (2, 4)]
    assert list(tmp_path.glob("batch*")) == []
    assert (set(states(desk, ids)), open_jobs(desk.ctx)) == ({"pending"}, ())


class _FullDisk(io.FileIO):
    """A file on a disk that is full after some bytes."""

    def write(self, data: Any) -> int:
        if self.tell() + len(data) > 20_000:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(data)


def _on_a_full_disk(opens: Callable[..., Any]) -> Callable[..., Any]:
    """Return `Path.open` of a computer whose disk runs full while the batch is written."""

    def opened(path: Path, *given: Any, **named: Any) -> Any:
        return _FullDisk(str(path), "w+") if path.suffix == ".part" else opens(path, *given, **named)

    return opened


def test_a_full_disk_in_the_middle_of_a_batch_leaves_everything_as_it_was(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = many(desk, 30)
    with monkeypatch.context() as full:
        full.setattr(Path, "open", _on_a_full_disk(Path.open))
        with pytest.raises(FrontDeskError) as refused:
            made(desk, ids, tmp_path)
    assert refused.value.field == "out"
    assert list(tmp_path.glob("batch*")) == []
    assert (set(states(desk, ids)), open_jobs(desk.ctx)) == ({"pending"}, ())
    print_job_of(desk, ids, tmp_path)
    assert set(states(desk, ids)) == {"printed"}


def test_two_desks_print_each_letter_once(desk: Desk, tmp_path: Path) -> None:
    ids = many(desk, 4)
    other = sit_at_desk(desk.store.url, name="Jonas Weber")
    try:
        first = made(desk, ids[:3], tmp_path)
        second = make_job(other.ctx, ids=ids, out=tmp_path / "other.pdf", title="Letters").result
    finally:
        other.store.close()
    assert [each.id for each in first.batch.placed] == ids[:3]
    assert [each.id for each in second.batch.placed] == ids[3:]
    assert [each.why.id for each in second.batch.refused] == ["letter.spooling"] * 3


def test_a_letter_that_would_name_somebody_else_is_not_marked_printed(desk: Desk, tmp_path: Path) -> None:
    ids = many(desk, 2)
    job = made(desk, ids, tmp_path)
    refer(desk.ctx, reference=found(desk, ids[0]).case, department="Reception", person="Ana Lind")
    assert mark_printed(desk.ctx, job=job.id).result == (ids[1],)
    assert states(desk, ids) == ["pending", "printed"]


def test_a_letter_that_is_no_longer_needed_is_not_marked_printed(desk: Desk, tmp_path: Path) -> None:
    ids = many(desk, 2)
    job = made(desk, ids, tmp_path)
    reference = found(desk, ids[0]).case
    answer(desk.ctx, reference=reference, given_by=Way.VERBAL, analysis="Wet.", resolution="Replaced.")
    assert mark_printed(desk.ctx, job=job.id).result == (ids[1],)
    assert states(desk, ids) == ["cancelled", "printed"]


def test_what_wrote_a_letter_is_not_taken_back_while_it_is_at_the_printer(desk: Desk, tmp_path: Path) -> None:
    reference = begin(desk, REFERRED_LETTER)
    id_ = write_letter(desk.ctx, entry=FREE, case=reference).result
    job = made(desk, [id_], tmp_path)
    assert "undo" not in view(desk, reference).actions
    with pytest.raises(ConflictError):
        undo_last(desk.ctx, reference=reference)
    mark_printed_until(desk.ctx, job=job.id, sheet=0)
    undo_last(desk.ctx, reference=reference)
    with pytest.raises(NotFoundError):
        found(desk, id_)


def test_a_job_that_was_being_drawn_when_its_desk_ended_is_released_later(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = many(desk, 2)
    with monkeypatch.context() as ended:
        ended.setattr("frontdesk.services.correspondence.jobs.release", lambda *_a, **_k: None)
        with pytest.raises(BatchCancelledError):
            make_job(desk.ctx, ids=ids, out=tmp_path / "b.pdf", title="Letters", cancelled=lambda: True)
    assert set(states(desk, ids)) == {"spooling"}
    assert release_abandoned(desk.ctx).result == 0  # it may still be drawn
    desk.at("2026-11-23 09:41")
    (shown,) = open_jobs(desk.ctx)
    assert (shown.abandoned, shown.state) == (True, PrintJobState.MAKING)
    assert release_abandoned(desk.ctx).result == 1
    assert set(states(desk, ids)) == {"pending"}


def test_a_desk_that_begins_anew_releases_at_once_what_it_was_drawing(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = many(desk, 2)
    with monkeypatch.context() as ended:
        ended.setattr("frontdesk.services.correspondence.jobs.release", lambda *_a, **_k: None)
        with pytest.raises(BatchCancelledError):
            make_job(desk.ctx, ids=ids, out=tmp_path / "b.pdf", title="Letters", cancelled=lambda: True)
    begun = desk.at("2026-11-23 09:31")
    assert release_abandoned(desk.ctx, desk="Another desk", begun=begun).result == 0
    assert release_abandoned(desk.ctx, desk="Reception 1", begun=begun).result == 1
    assert set(states(desk, ids)) == {"pending"}


def test_where_the_system_does_not_tell_a_person_does(desk: Desk, tmp_path: Path) -> None:
    ids = many(desk, 2)
    job = make_job(desk.ctx, ids=ids, out=tmp_path / "b.pdf", title="Letters", printer="Hall").result
    assert open_jobs(desk.ctx)[0].at_a_printer
    spooled(desk.ctx, job=job.id, spool_id="7")
    spool_untold(desk.ctx, job=job.id)
    (shown,) = open_jobs(desk.ctx)
    assert (shown.state, shown.spool_id, shown.printer) == (PrintJobState.SENT, "7", "Hall")
    assert mark_printed(desk.ctx, job=job.id).result == tuple(ids)


def test_a_kept_document_that_is_printed_from_the_case_is_a_reprint(desk: Desk, tmp_path: Path) -> None:
    (id_,) = many(desk, 1)
    print_job_of(desk, [id_], tmp_path)
    letter = found(desk, id_)
    assert letter.document is not None
    assert note_reprint(desk.ctx, document=letter.document).result
    last = view(desk, letter.case).timeline[-1]
    assert said(desk, last.title) == "Letter printed once more: acknowledgement"
    assert not note_reprint(desk.ctx, document=letter.document + 1).result


def test_a_desk_whose_letters_were_released_hands_nothing_to_a_printer(desk: Desk, tmp_path: Path) -> None:
    ids = many(desk, 2)

    def released(done: int, _total: int) -> None:
        if done == 1:
            release(desk.ctx, job=open_jobs(desk.ctx)[0].id)

    with pytest.raises(FrontDeskError) as refused:
        make_job(desk.ctx, ids=ids, out=tmp_path / "b.pdf", title="Letters", progress=released)
    assert refused.value.message.id == "letter.changed_while_drawn"
    assert not (tmp_path / "b.pdf").exists()
    assert set(states(desk, ids)) == {"pending"}


def test_letters_of_one_customer_share_an_envelope_and_are_posted_together(
    desk: Desk, tmp_path: Path
) -> None:
    first = begin(desk, REFERRED_LETTER)
    begin(desk, REFERRED_LETTER, customer=CustomerEntry(name="N. N.", address=ROSA.address))
    begin(desk, replace(REFERRED_LETTER, customer=CustomerEntry(id=1), subject="Another parcel"))
    answer(desk.ctx, reference=first, given_by=Way.LETTER, analysis="Wet.", resolution="Replaced.")
    ids = waiting(desk)
    job = made(desk, ids, tmp_path)
    ordered = [found(desk, each.id) for each in job.batch.placed]
    assert [each.customer for each in ordered] == [2, 1, 1]
    assert [each.envelope for each in ordered] == [None, ordered[1].id, ordered[1].id]
    mark_printed(desk.ctx, job=job.id)
    together = mark_posted(desk.ctx, ids=[ordered[1].id]).result
    assert set(together.ids) == {each.id for each in ordered[1:]}
    assert found(desk, ordered[0].id).state is PRINTED


def test_a_batch_is_drawn_without_marking_anything(desk: Desk) -> None:
    ids = many(desk, 3)
    sink = io.BytesIO()
    batch = make_batch(desk.ctx, ids=ids, sink=sink)
    assert [(each.first_sheet, each.sheets) for each in batch.placed] == [(1, 1), (2, 1), (3, 1)]
    assert "Rosa Delgado 002" in text_of(sink.getvalue())
    assert set(states(desk, ids)) == {"pending"}


def test_the_batch_holds_the_very_pages_that_are_kept(desk: Desk, tmp_path: Path) -> None:
    ids = many(desk, 3)
    print_job_of(desk, ids, tmp_path)
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(tmp_path / "batch.pdf").pages]
    for id_, page in zip(ids, pages, strict=True):
        document = found(desk, id_).document
        assert document is not None
        assert text_of(open_document(desk.ctx, document=document).data) == page


def test_a_printed_letter_is_not_printed_into_a_folder_again(desk: Desk, tmp_path: Path) -> None:
    ids = many(desk, 1)
    print_job_of(desk, ids, tmp_path)
    (refused,) = print_letters(desk.ctx, ids=ids).result.refused
    assert refused.why.id == "letter.printed"


def test_a_letter_whose_finished_pdf_is_not_as_meant_is_left_out_and_named(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = many(desk, 2)
    wrong = found(desk, first).case

    def reading(_file: object, written: list[Written], *, offset: Offset) -> tuple[Finding, ...]:
        assert [(each.name[:12], each.pages, offset) for each in written] == [("Rosa Delgado", 1, NO_OFFSET)]
        why = message("finished.window_not_clear", text="Ink")
        return tuple(Finding(0, "", "", 0, why) for each in written if each.reference == wrong)

    monkeypatch.setattr(seen, "check_finished", reading)
    job = made(desk, [first, second], tmp_path)
    assert [each.id for each in job.batch.placed] == [second]
    (refused,) = job.batch.refused
    assert (refused.id, refused.name, refused.why.id) == (first, wrong, "finished.window_not_clear")
    assert print_letters(desk.ctx, ids=[first]).result.refused == (refused,)
    assert states(desk, [first, second]) == ["pending", "spooling"]


def test_whom_a_letter_is_for_is_named_where_the_firm_stands_first(desk: Desk) -> None:
    address = PostalAddress(("丸の内1-1",), "千代田区", "東京都", "100-0005", "JP")
    firm = CustomerEntry(name="佐藤 春", organisation="佐藤製紙", address=address)
    begin(desk, REFERRED_LETTER, customer=firm)
    (id_,) = waiting(desk)
    recipient = letter_content(desk.ctx, id=id_).recipient
    assert recipient.name == "佐藤 春" != recipient.lines[0]


@pytest.mark.parametrize("to", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def test_letters_go_with_a_backup_from_either_database_to_the_other(
    desk: Desk, to: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """A printed letter points to its PDF, its batch and its case: all must be there before it."""
    printed, last = many(desk, 2)
    print_job_of(desk, [printed], tmp_path)
    mark_posted(desk.ctx, ids=[printed])
    made_ = backup_to(desk.ctx, target=tmp_path / "office.backup")
    where = tmp_path / "again.db" if to == "sqlite" else request.getfixturevalue("postgresql_url")
    restore_from(backup=made_.path, where=where, clock=desk.clock)
    again = Store.open(where, clock=desk.clock)
    try:
        context = replace(desk.ctx, store=again)
        assert check_database(context) == ()
        assert reprint(context, id=printed).result.data == reprint(desk.ctx, id=printed).result.data
        assert [letter.id for letter in print_letters(context).result.letters] == [last]
    finally:
        again.close()
