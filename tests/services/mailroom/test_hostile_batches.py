"""Batches of whatever people may have typed: each letter is printed as it is or refused with the reason."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from pypdf import PdfReader

from frontdesk.domain.errors import StoreError
from frontdesk.domain.kinds import LetterKind, Way
from frontdesk.services.contact import CustomerEntry, PostalAddress
from frontdesk.services.correspondence import (
    LetterEntry,
    envelopes_of,
    labels_of,
    make_job,
    mark_printed,
    open_jobs,
    write_letter,
)
from frontdesk.services.stationery.images import set_logo
from frontdesk.store.blobs import Blobs
from tests.services.contacts import REFERRED_LETTER, ROSA, begin
from tests.services.mailroom.letters import found, states, text_of
from tests.services.offices import Desk
from tests.unit.documents.images import png

MARKUP = (
    "<para>Rosa</para>",
    '<img src="file:///etc/passwd"/>',
    "<b>&amp;</b> & Sons",
    "{{ office }} {{ 7*7 }}",
    "{% for x in y %}",
    "%(name)s %d {name}",
    "\\",
    "]]> <!--",
)
SCRIPTS = (
    "Zoë Łukasiewicz",
    "Ελένη Παπαδοπούλου",
    "Наталья Щукина",
    "محمد الأمين",
    "שרה כהן",
    "प्रिया शर्मा",
    "สมชาย ใจดี",
    "王小明",
    "佐藤 春",
    "김민준",
)


def free(desk: Desk, name: str, text: str, address: PostalAddress | None = ROSA.address) -> int:
    """Let a letter wait for somebody of this name."""
    case = begin(desk, REFERRED_LETTER, customer=CustomerEntry(name=name, address=address))
    facts = {"subject": f"For {name}", "text": text}
    return write_letter(desk.ctx, case=case, entry=LetterEntry(LetterKind.FREE, Way.LETTER, facts)).result


def squeezed(text: str) -> str:
    """Return a text without its blanks: readers break and join words as they like."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def test_markup_and_code_are_printed_as_they_were_typed(desk: Desk, tmp_path: Path) -> None:
    ids = [free(desk, f"Bo{at} {each}", f"They wrote {each}.") for at, each in enumerate(MARKUP)]
    out = tmp_path / "batch.pdf"
    job = make_job(desk.ctx, ids=ids, out=out, title="Letters").result
    assert job.batch.refused == ()
    pages = [squeezed(page.extract_text()) for page in PdfReader(out).pages]
    for each, page in zip(MARKUP, pages, strict=True):
        assert page.count(squeezed(each)) >= 4  # in the address, the subject, the salutation and the text
    for of in (labels_of, envelopes_of):
        printed = squeezed(text_of(of(desk.ctx, ids=ids).data))
        assert all(squeezed(each) in printed for each in MARKUP)


def test_every_script_in_one_batch(desk: Desk, tmp_path: Path) -> None:
    ids = [free(desk, name, f"{name}. {name}") for name in SCRIPTS]
    out = tmp_path / "batch.pdf"
    job = make_job(desk.ctx, ids=ids, out=out, title="Letters").result
    assert (len(job.batch.placed), job.batch.refused) == (len(SCRIPTS), ())
    for of in (labels_of, envelopes_of):
        assert of(desk.ctx, ids=ids).refused == ()
    assert mark_printed(desk.ctx, job=job.id).result == tuple(ids)


def test_what_does_not_fit_is_refused_by_its_reason_and_the_rest_goes_on(desk: Desk, tmp_path: Path) -> None:
    """An address of fifty lines, a character that no font has; a text of eighty pages is just long."""
    fifty = PostalAddress(tuple(f"Floor {n}" for n in range(50)), "London", "", "E1 7AA", "GB")
    good = free(desk, "Ada Quill", "Short.")
    crowded = free(desk, "N. N.", "Short.", fifty)
    unknown = free(desk, "Bo \ue123", "Short.")
    long = free(desk, "Cy Marsh", "A sentence of no great interest to anybody. " * 2_000)
    last = free(desk, "Di Pike", "Short.")
    ids = [good, crowded, unknown, long, last]
    job = make_job(desk.ctx, ids=ids, out=tmp_path / "batch.pdf", title="Letters").result
    assert [each.id for each in job.batch.placed] == [good, long, last]
    assert job.batch.placed[1].sheets > 20
    why = {each.id: each.why.id for each in job.batch.refused}
    assert why == {crowded: "paper.address_too_long", unknown: "paper.missing_characters"}
    assert states(desk, ids) == ["spooling", "pending", "pending", "spooling", "spooling"]
    problem = found(desk, unknown).problem
    assert problem is not None
    assert mark_printed(desk.ctx, job=job.id).result == (good, long, last)


def test_a_logo_whose_file_has_gone_prints_nothing_and_says_so(sqlite_desk: Desk, tmp_path: Path) -> None:
    """No letter goes out without the letterhead that the office chose."""
    desk, folder = sqlite_desk, sqlite_desk.store.blobs.folder
    assert folder is not None
    ids = [free(desk, f"Ada Quill {number}", "Short.") for number in range(3)]
    set_logo(desk.ctx, name="logo.png", data=png((20, 20)))
    for blob in folder.rglob("*"):
        if blob.is_file():
            blob.chmod(0o600)
            blob.unlink()
    with pytest.raises(StoreError):
        make_job(desk.ctx, ids=ids, out=tmp_path / "batch.pdf", title="Letters")
    assert (states(desk, ids), open_jobs(desk.ctx)) == (["pending"] * 3, ())
    assert list(tmp_path.glob("batch*")) == []


def test_a_disk_that_cannot_keep_a_letters_own_pdf_stops_the_batch_and_marks_nothing(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [free(desk, f"Ada Quill {number}", "Short.") for number in range(30)]
    kept: list[bytes] = []

    def keep(_blobs: Blobs, data: bytes) -> str:
        if len(kept) == 27:
            raise StoreError("store.cannot_write_file", where="/disk", reason="No space left on device")
        kept.append(data)
        return keeps(desk.store.blobs, data)

    keeps = Blobs.keep
    with monkeypatch.context() as full:
        full.setattr(Blobs, "keep", keep)
        with pytest.raises(StoreError):
            make_job(desk.ctx, ids=ids, out=tmp_path / "batch.pdf", title="Letters")
    assert (len(kept), set(states(desk, ids)), open_jobs(desk.ctx)) == (27, {"pending"}, ())
    assert list(tmp_path.glob("batch*")) == []
    job = make_job(desk.ctx, ids=ids, out=tmp_path / "batch.pdf", title="Letters").result
    assert mark_printed(desk.ctx, job=job.id).result == tuple(ids)
