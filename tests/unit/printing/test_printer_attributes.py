"""Printers read from attributes, however little or odd they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.errors import FrontDeskError
from frontdesk.printing.checking import check_options
from frontdesk.printing.cups_jobs import JobName, report_of
from frontdesk.printing.cups_printers import capabilities_of, printer_of
from frontdesk.printing.ipp.values import Attributes, Range, Value
from frontdesk.printing.jobs import JobState, PrintOptions
from frontdesk.printing.paper import A4, LETTER, Paper, PaperKind, kind_of
from frontdesk.printing.printers import Capabilities, PrinterState, Sides
from frontdesk.printing.troubles import trouble

NAMES = st.sampled_from(
    [
        *("printer-name", "printer-info", "printer-state", "printer-state-reasons", "job-state"),
        *("media-supported", "media-size-supported", "copies-supported", "sides-supported", "sides-default"),
        *("print-color-mode-supported", "color-supported", "job-media-sheets-completed", "job-uuid"),
    ]
)
VALUES: st.SearchStrategy[Value] = st.one_of(
    st.none(),
    st.integers(-5, 400_000),
    st.booleans(),
    st.sampled_from(["one-sided", "custom_min_1x1in", "custom_max_2x2mm", "iso_a4_210x297mm", "media-jam"]),
    st.text(max_size=12),
    st.builds(Range, st.integers(-5, 99), st.integers(-5, 99)),
    st.fixed_dictionaries({"x-dimension": st.just((21000,)), "y-dimension": st.just((Range(1, 9),))}),
)
ANYTHING = st.dictionaries(NAMES, st.lists(VALUES, max_size=3).map(tuple))


@given(ANYTHING)
def test_whatever_a_printer_says_of_itself_is_understood(attributes: Attributes) -> None:
    can = capabilities_of(attributes)
    assert can.sides
    assert can.most_copies >= 1
    can.exact(A4)
    printer = printer_of(attributes, default="x")
    report = report_of(JobName(1, "u"), attributes, printer)
    assert report.sheets_done >= 0


def test_a_printer_that_names_no_paper_takes_any() -> None:
    paper = check_options(PrintOptions("p", Paper(101.6, 152.4)), capabilities_of({}))
    assert paper == Paper(101.6, 152.4)


def test_a_sheet_is_measured_as_the_printer_measures_it() -> None:
    rounded = {"media-size-supported": ({"x-dimension": (20990,), "y-dimension": (29704,)},)}
    assert capabilities_of(rounded).exact(Paper(297, 210)) == Paper(209.9, 297.04)
    named = {"media-supported": ("na_letter_8.5x11in", "custom_min_3x5in", "custom_max_8.5x14in")}
    can = capabilities_of(named)
    assert can.exact(LETTER) == LETTER
    assert can.exact(Paper(105, 148)) == Paper(105, 148)
    assert can.exact(Paper(420, 297)) is None


def test_one_side_is_what_a_printer_can_that_says_nothing() -> None:
    with pytest.raises(FrontDeskError) as refused:
        check_options(PrintOptions("p", A4, sides=Sides.LONG_EDGE), Capabilities())
    assert refused.value.field == "sides"


@pytest.mark.parametrize(
    ("told", "reasons", "state"),
    [
        (3, (), JobState.WAITING),
        (4, (), JobState.STOPPED),
        (5, (), JobState.PRINTING),
        (6, (), JobState.STOPPED),
        (7, (), JobState.CANCELLED),
        (8, (), JobState.FAILED),
        (9, ("processing-to-stop-point",), JobState.COMPLETED),
        (9, ("job-completed-with-errors",), JobState.FAILED),
        (99, (), JobState.WAITING),
    ],
)
def test_the_states_of_the_protocol_are_ours(told: int, reasons: tuple[str, ...], state: JobState) -> None:
    attributes: Attributes = {"job-state": (told,), "job-state-reasons": reasons}
    idle = printer_of({"printer-state": (3,)}, default="")
    report = report_of(JobName(1, "u"), attributes, idle)
    assert report.state is state
    assert report.state.printed == (state is JobState.COMPLETED)


def test_a_job_on_a_printer_that_is_gone_says_so() -> None:
    report = report_of(JobName(1, "u"), {"job-state": (3,)}, None)
    assert report.trouble is not None
    assert report.trouble.id == "printing.trouble.removed"


@pytest.mark.parametrize(
    ("reasons", "stopped", "id_"),
    [
        (("none",), False, ""),
        (("toner-low-warning", "media-jam-error"), False, "jam"),
        (("media-empty-warning",), False, ""),  # one of its trays
        (("media-empty-warning",), True, "no_paper"),
        (("strange-thing-report",), False, ""),
        (("strange-thing-report",), True, "other"),
        (("none",), True, "stopped"),
    ],
)
def test_the_gravest_reason_is_told(reasons: tuple[str, ...], stopped: bool, id_: str) -> None:
    found = trouble(reasons, stopped=stopped)
    assert (found.id if found else "") == (f"printing.trouble.{id_}" if id_ else "")


def test_a_paused_printer_is_stopped() -> None:
    paused: Attributes = {"printer-state": (5,), "printer-state-reasons": ("paused",)}
    assert printer_of(paused, default="").state is PrinterState.STOPPED


def test_paper_is_known_by_its_size() -> None:
    assert kind_of(Paper(297, 210)) is PaperKind.A4
    assert kind_of(Paper(216, 279)) is PaperKind.LETTER
    assert kind_of(Paper(148, 210)) is PaperKind.OTHER
