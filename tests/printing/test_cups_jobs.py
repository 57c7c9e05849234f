"""Jobs on a real CUPS: nothing is reported printed before the print service says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from frontdesk.domain.errors import FrontDeskError, NotFoundError
from frontdesk.printing.cups import CupsSpooler
from frontdesk.printing.faults import UnreachableError
from frontdesk.printing.jobs import JobReport, JobState, PrintOptions
from frontdesk.printing.paper import A4, Paper
from frontdesk.printing.printers import Sides
from frontdesk.printing.recovery import resolve
from tests.cups_server import OFFICE, PDF, CupsServer, wait_until, write_configuration
from tests.printing.conftest import Reached

pytestmark = pytest.mark.cups

Document = Callable[[], BytesIO]
ON_OFFICE = PrintOptions(OFFICE, A4)
ON_THE_WAY = (JobState.WAITING, JobState.PRINTING)


def go(cups: CupsServer) -> None:
    """Let the office printer finish."""
    (cups.desk / "go").touch()


def has_it(cups: CupsServer) -> None:
    """Wait until the office printer has the whole document."""
    wait_until((cups.desk / "received").exists)


def reason(report: JobReport) -> str:
    """Return the id of a report's trouble."""
    return report.trouble.id if report.trouble else ""


def ended_report(spooler: CupsSpooler, job: str) -> JobReport:
    """Wait until a job has ended in whatever way."""
    return wait_until(lambda: now if (now := spooler.report(job)).state.ended else None)


def test_a_batch_comes_out_of_the_printer_page_by_page(
    cups: CupsServer, spooler: CupsSpooler, document: Document, reached: Reached
) -> None:
    job = spooler.submit(document(), PrintOptions(PDF, A4), title="Mailroom 7 é")
    report = reached(job, JobState.COMPLETED)
    assert report.sheets_done == 7
    assert len(PdfReader(BytesIO(cups.printed())).pages) == len(PdfReader(document()).pages) == 7


def test_it_is_completed_only_when_the_printer_is_done(
    cups: CupsServer, spooler: CupsSpooler, document: Document, reached: Reached
) -> None:
    job = spooler.submit(document(), ON_OFFICE, title="batch")
    has_it(cups)
    assert not spooler.report(job).state.ended
    go(cups)
    assert reached(job, JobState.COMPLETED).state.printed


def test_the_pdf_itself_arrives_with_every_option(
    cups: CupsServer, spooler: CupsSpooler, document: Document, reached: Reached
) -> None:
    options = replace(ON_OFFICE, tray="2nd-tray", sides=Sides.LONG_EDGE, copies=3, colour=False)
    job = spooler.submit(document(), options, title="batch")
    has_it(cups)
    told = (cups.desk / "options").read_text()
    for option in ("InputSlot=2ndTray", "Duplex=DuplexNoTumble", "PageSize=A4", "print-scaling=none"):
        assert option in told.split()
    received = (cups.desk / "received").read_bytes()
    # Three copies; as seven pages leave the back of the fourth sheet empty, each begins on a new one.
    assert len(PdfReader(BytesIO(received[received.index(b"%PDF") :])).pages) == 3 * 8
    go(cups)
    reached(job, JobState.COMPLETED)


def test_a_cancelled_job_is_not_printed(
    cups: CupsServer, spooler: CupsSpooler, document: Document, reached: Reached
) -> None:
    job = spooler.submit(document(), ON_OFFICE, title="batch")
    has_it(cups)
    spooler.cancel(job)
    assert not reached(job, JobState.CANCELLED).state.printed
    spooler.cancel(job)  # it has ended: nothing more happens


def test_a_printer_that_is_paused_in_the_middle_goes_on_later(
    cups: CupsServer, spooler: CupsSpooler, document: Document, reached: Reached
) -> None:
    job = spooler.submit(document(), ON_OFFICE, title="batch")
    has_it(cups)
    cups.call("cupsdisable", OFFICE)
    assert reason(reached(job, JobState.STOPPED)) == "printing.trouble.paused"
    go(cups)
    cups.call("cupsenable", OFFICE)
    reached(job, JobState.COMPLETED)


@pytest.mark.parametrize(
    ("told", "id_"),
    [
        ("media-empty-error", "printing.trouble.no_paper"),
        ("media-jam-error", "printing.trouble.jam"),
        ("cover-open-error", "printing.trouble.open"),
        ("offline-report", "printing.trouble.offline"),
    ],
)
def test_what_ails_a_printer_is_told_while_it_waits(
    told: str, id_: str, cups: CupsServer, spooler: CupsSpooler, document: Document, reached: Reached
) -> None:
    (cups.desk / "trouble").write_text(told)
    job = spooler.submit(document(), ON_OFFICE, title="batch")
    wait_until(lambda: reason(spooler.report(job)) == id_)
    (cups.desk / "trouble").write_text("")
    wait_until(lambda: not reason(spooler.report(job)))
    go(cups)
    reached(job, JobState.COMPLETED)


def test_a_printer_that_gives_up_stops_the_job(
    cups: CupsServer, spooler: CupsSpooler, document: Document, reached: Reached
) -> None:
    (cups.desk / "stop").touch()
    job = spooler.submit(document(), ON_OFFICE, title="batch")
    assert not reached(job, JobState.STOPPED).state.ended
    assert not spooler.report(job).state.printed


def test_a_job_that_the_printer_calls_off_is_cancelled(
    cups: CupsServer, spooler: CupsSpooler, document: Document, reached: Reached
) -> None:
    (cups.desk / "fail").touch()
    job = spooler.submit(document(), ON_OFFICE, title="batch")
    assert not reached(job, JobState.CANCELLED).state.printed


def test_a_queue_that_is_deleted_while_it_prints_loses_its_jobs(
    cups: CupsServer, spooler: CupsSpooler, document: Document
) -> None:
    printing = spooler.submit(document(), ON_OFFICE, title="first")
    waiting = spooler.submit(document(), ON_OFFICE, title="second")
    has_it(cups)
    cups.call("lpadmin", "-x", OFFICE)
    for job in (printing, waiting):
        ended = ended_report(spooler, job)
        assert ended.state in (JobState.CANCELLED, JobState.LOST)
    with pytest.raises(NotFoundError):
        spooler.submit(document(), ON_OFFICE, title="third")


def test_a_printer_that_rejects_jobs_refuses_before_anything_is_sent(
    cups: CupsServer, spooler: CupsSpooler, document: Document
) -> None:
    cups.call("cupsreject", OFFICE)
    unread = document()
    with pytest.raises(FrontDeskError) as refused:
        spooler.submit(unread, ON_OFFICE, title="rejected")
    assert refused.value.message.id == "printing.rejects"
    assert refused.value.field == "printer"
    assert unread.tell() == 0
    assert spooler.find("rejected") is None


@pytest.mark.parametrize(
    ("options", "field"),
    [
        (replace(ON_OFFICE, tray="no-such-tray"), "tray"),
        (replace(ON_OFFICE, copies=0), "copies"),
        (replace(ON_OFFICE, copies=10**6), "copies"),
        (replace(ON_OFFICE, paper=Paper(999, 999)), "paper"),
        (replace(ON_OFFICE, printer="nobody"), "printer"),
    ],
)
def test_what_the_printer_cannot_do_is_refused_beside_its_field(
    options: PrintOptions, field: str, spooler: CupsSpooler, document: Document
) -> None:
    with pytest.raises(FrontDeskError) as refused:
        spooler.submit(document(), options, title="impossible")
    assert refused.value.field == field
    assert spooler.find("impossible") is None


def test_what_is_no_pdf_is_never_printed(cups: CupsServer, spooler: CupsSpooler) -> None:
    go(cups)
    job = spooler.submit(BytesIO(b"no PDF at all"), ON_OFFICE, title="nonsense")
    ended = wait_until(lambda: None if (now := spooler.report(job)).state in ON_THE_WAY else now)
    assert not ended.state.printed


def test_a_job_is_found_again_by_its_title(
    cups: CupsServer, spooler: CupsSpooler, document: Document, reached: Reached
) -> None:
    title = f"Mailroom 2026-03-02 · {'ß' * 200}"
    job = spooler.submit(document(), ON_OFFICE, title=title)
    assert spooler.find(title) == job
    go(cups)
    reached(job, JobState.COMPLETED)
    later = CupsSpooler(lambda: cups.place)  # the program was started again meanwhile
    assert later.find(title) == job
    assert later.report(job).state is JobState.COMPLETED
    assert later.find("another title") is None


def test_a_job_handed_over_before_a_crash_is_resolved(
    cups: CupsServer, spooler: CupsSpooler, document: Document, reached: Reached
) -> None:
    job = spooler.submit(document(), ON_OFFICE, title="batch 41 7f3a")
    for known in (job, ""):  # the program was killed after, or before, it had kept the id
        found = resolve(spooler, job=known, title="batch 41 7f3a")
        assert found.job == job
        assert not found.state.ended
    go(cups)
    reached(job, JobState.COMPLETED)
    assert resolve(spooler, job="", title="batch 41 7f3a").state is JobState.COMPLETED
    assert resolve(spooler, job="", title="batch 42 0b1c").state is JobState.LOST


def test_a_job_outlives_a_print_service_that_is_killed(
    cups: CupsServer, spooler: CupsSpooler, document: Document, reached: Reached
) -> None:
    job = spooler.submit(document(), ON_OFFICE, title="batch")
    has_it(cups)
    wait_until(lambda: list(cups.folder.glob("spool/c*")))
    cups.kill()
    with pytest.raises(UnreachableError):
        spooler.report(job)
    cups.start()
    assert not spooler.report(job).state.printed
    go(cups)
    reached(job, JobState.COMPLETED)


def test_a_job_that_the_killed_print_service_forgot_is_lost_though_its_number_is_used_again(
    cups: CupsServer, spooler: CupsSpooler, document: Document, reached: Reached
) -> None:
    cups.kill()
    write_configuration(cups, seconds_to_disk=600)
    cups.start()
    job = spooler.submit(document(), ON_OFFICE, title="forgotten")
    has_it(cups)
    cups.kill()
    write_configuration(cups)
    cups.start()
    assert spooler.report(job).state is JobState.LOST
    go(cups)
    other = spooler.submit(document(), ON_OFFICE, title="another")
    reached(other, JobState.COMPLETED)
    assert other.split()[0] == job.split()[0]
    assert spooler.report(job).state is JobState.LOST
    spooler.cancel(job)
    assert spooler.find("forgotten") is None


@pytest.mark.parametrize("never_ours", ["", "1", "x y", "1 urn:uuid:nobody", "99999999 u"])
def test_an_id_that_is_none_is_a_lost_job(never_ours: str, spooler: CupsSpooler) -> None:
    assert spooler.report(never_ours).state is JobState.LOST
    spooler.cancel(never_ours)
