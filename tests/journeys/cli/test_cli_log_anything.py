"""Whatever a script sends, every line is answered, and nothing is half done."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontdesk.domain.kinds import CaseKind, Channel, Outcome, Priority, Way
from tests.journeys.cli.conftest import Frontdesk

_SETTINGS = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
_TEXT = st.text(max_size=30) | st.sampled_from(
    ["", " ", "26-00001-0", "<b>&amp;</b>", "{{ x }}", "\u202e", "a" * 400]
)
_TIMES = st.sampled_from(
    [
        "2026-11-20T10:00",
        "2026-11-23",
        "2026-11-01T01:30",
        "1899-01-01",
        "2027-01-01T00:00Z",
        "9999-12-31T23:59",
        "",
    ]
)


def _words(kinds: type[Any]) -> st.SearchStrategy[Any]:
    return st.sampled_from([str(kind) for kind in kinds]) | st.none()


_ADDRESS = st.fixed_dictionaries(
    {}, optional={"lines": st.lists(_TEXT, max_size=3), "city": _TEXT, "postal_code": _TEXT, "country": _TEXT}
)
_CUSTOMER = st.fixed_dictionaries(
    {},
    optional={
        "name": _TEXT,
        "organisation": _TEXT,
        "phones": st.lists(_TEXT, max_size=2),
        "emails": st.lists(_TEXT, max_size=2),
        "address": _ADDRESS,
        "language": st.sampled_from(["de", "xx", "zh-Hant-TW", "!"]),
    },
)
_RECORD = st.fixed_dictionaries(
    {"channel": st.sampled_from([str(channel) for channel in Channel])},
    optional={
        "at": _TIMES,
        "customer": _CUSTOMER,
        "kind": _words(CaseKind),
        "priority": _words(Priority),
        "subject": _TEXT,
        "details": _TEXT,
        "outcome": _words(Outcome),
        "department": _TEXT,
        "person": _TEXT,
        "acknowledge_by": _words(Way),
        "said": st.booleans(),
        "understood": st.booleans(),
        "answer": _TEXT,
        "case": st.sampled_from(["26-00001-0", "26-00009-9", "x"]),
        "expected_on": st.sampled_from(["2026-11-24", "2020-01-01", "2031-01-01", "2026-11-28"]),
        "call": st.fixed_dictionaries({}, optional={"number": _TEXT, "withheld": st.booleans()}),
        "visit": st.fixed_dictionaries({}, optional={"arrived": _TIMES, "departed": _TIMES, "host": _TEXT}),
        "callback": st.fixed_dictionaries({}, optional={"window_start": _TIMES, "window_end": _TIMES}),
        "mail": st.fixed_dictionaries(
            {}, optional={"written_on": st.sampled_from(["2026-11-01", "2030-01-01"])}
        ),
    },
)


def answered(office: Frontdesk, lines: list[str]) -> int:
    """Send lines and return how many contacts were recorded; each line has its answer."""
    ran = office("log", "--json", given="".join(f"{line}\n" for line in lines))
    answers = ran.lines
    assert len(answers) == len(lines)
    refused = [answer for answer in answers if "error" in answer]
    assert ran.code == (1 if refused else 0)
    for answer in refused:
        assert answer["error"]
        assert set(answer) == {"error", "field", "line"}
    return len(answers) - len(refused)


def test_any_record_is_recorded_or_refused(office: Frontdesk) -> None:
    recorded = []

    @_SETTINGS
    @given(st.lists(_RECORD, min_size=1, max_size=6))
    def check(records: list[dict[str, object]]) -> None:
        recorded.append(answered(office, [json.dumps(record) for record in records]))

    check()
    assert sum(recorded) > len(recorded) // 4
    assert office("check").code == 0
    assert office("due", "--json").code == 0


def test_any_line_is_answered(office: Frontdesk) -> None:
    line = st.text(
        st.characters(blacklist_characters="\n\r", blacklist_categories=["Cs"]), min_size=1, max_size=40
    )
    visible: Callable[[str], bool] = lambda text: bool(text.encode().strip())  # noqa: E731  a filter

    @_SETTINGS
    @given(st.lists(line.filter(visible), min_size=1, max_size=5))
    def check(lines: list[str]) -> None:
        answered(office, [json.dumps({"channel": "call"}), *lines])

    check()
