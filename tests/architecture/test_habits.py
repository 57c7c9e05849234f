"""Habits that are easy to lose: small files, one clock, no waiting in the window, reasons given."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.architecture.sources import sources

LONGEST_FILE = 500
LONGEST_FUNCTION = 60

EVERYTHING = sources("src", "installer", "tests")
CLOCK = "src/frontdesk/domain/clock.py"
TELLS_THE_TIME = re.compile(r"(^|\.)(datetime\.(now|utcnow|today)|date\.today|time\.time|time\.time_ns)$")
EXEMPTION = re.compile(
    r"#\s*(noqa: [A-Z]+[0-9]+|type: ignore\[[a-z-]+\])(?P<reason>.*)$|#\s*(noqa|type: ignore)"
)
QT_SPELLING = "# noqa: N802"  # needs no reason: the name of what Qt calls is Qt's


def test_no_file_grows_beyond_one_subject() -> None:
    too_long = [source.name for source in EVERYTHING if source.text.count("\n") > LONGEST_FILE]
    assert not too_long


def test_no_function_is_longer_than_a_screen() -> None:
    too_long = [
        f"{source.name}:{node.lineno} {node.name}"
        for source in EVERYTHING
        for node in source.nodes
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert not too_long


def test_only_the_clock_reads_the_time() -> None:
    offenders = [
        f"{source.name}:{call.lineno} {callee}"
        for source in sources("src")
        if source.name != CLOCK
        for callee, call in source.calls()
        if TELLS_THE_TIME.search(callee)
    ]
    assert not offenders


def test_the_window_never_waits() -> None:
    waits = re.compile(r"(^|\.)(processEvents|sleep|waitForDone|msleep|usleep)$")
    offenders = [
        f"{source.name}:{call.lineno} {callee}"
        for source in sources("src/frontdesk/ui", "tests/ui", "tests/journeys")
        for callee, call in source.calls()
        if waits.search(callee)
    ]
    assert not offenders


def test_no_layout_is_asked_for_its_items() -> None:
    """What Python keeps of an item outlives it, and is taken for whatever comes to stand at its place."""
    asks = re.compile(r"\.(itemAt|itemAtPosition|takeAt)$")
    asking = {source.name for source in EVERYTHING for callee, _ in source.calls() if asks.search(callee)}
    assert asking == {"src/frontdesk/ui/look/layouts.py"}


def test_nobody_asks_for_what_qt_keeps_for_itself_in_a_form() -> None:
    """To find out what it is, the bindings make every class they know of; `findChildren` passes it by."""
    asks = re.compile(r"\.children$")
    asking = [s.name for s in sources("src/frontdesk/ui") for callee, _ in s.calls() if asks.search(callee)]
    assert not asking


def test_every_exemption_from_a_check_gives_its_reason() -> None:
    bare = [
        where
        for where, line in _lines()
        if (found := EXEMPTION.search(line))
        and QT_SPELLING not in line
        and not re.search(r"[a-z]{3}", found["reason"])
    ]
    assert not bare


def test_nothing_is_left_for_later() -> None:
    mark = re.compile(r"\b([T]ODO|[F]IXME|[X]XX)\b")
    later = [f"{where} {line.strip()}" for where, line in _lines() if mark.search(line)]
    assert not later


def test_no_test_is_passed_over() -> None:
    """Only what needs the real input is skipped, by its fixture, and what one system has, by `skipif`."""
    skips = re.compile(r"(^|\.)(skip|xfail|importorskip)$")
    offenders = [
        f"{source.name}:{call.lineno} {callee}"
        for source in sources("tests")
        if source.name != "tests/real_data.py"
        for callee, call in source.calls()
        if skips.search(callee)
    ]
    assert not offenders


def _lines() -> Iterator[tuple[str, str]]:
    for source in EVERYTHING:
        for number, line in enumerate(source.text.splitlines(), 1):
            yield f"{source.name}:{number}", line
