"""Whatever the file holds, it is imported or refused, and nothing is left half done."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.imports.cases import import_cases
from frontdesk.services.imports.visits import import_visits
from frontdesk.store.models import Case, Interaction
from tests.services.offices import Desk

CASES = b"received,channel,subject,kind,status,name,phone\n"
VISITS = b"date,visitor,organisation,purpose\n"
_CELLS = st.sampled_from(
    [
        b"2026-11-20",
        b"call",
        b"closed",
        b"Ada",
        b'"',
        b'""',
        b"\x00",
        b"\xff",
        b"\n",
        b"\r",
        b",",
        b"9999-12-31",
    ]
)
_BODY = st.lists(_CELLS | st.just(b",") | st.binary(max_size=6), max_size=60).map(b"".join)

_SETTINGS = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=80,
    deadline=None,
    derandomize=True,
)


def test_any_cases(sqlite_desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "any.csv"

    @_SETTINGS
    @given(_BODY)
    def check(body: bytes) -> None:
        file.write_bytes(CASES + body)
        before = len(sqlite_desk.store.rows(Case.select(Case.id)))
        report = import_cases(sqlite_desk.ctx, path=file).result
        assert len(sqlite_desk.store.rows(Case.select(Case.id))) == before + report.imported
        assert len(sqlite_desk.store.rows(Interaction.select(Interaction.id))) == before + report.imported

    check()
    assert sqlite_desk.store.events.verify() == []


def test_any_visits(sqlite_desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "any.csv"

    @_SETTINGS
    @given(_BODY)
    def check(body: bytes) -> None:
        file.write_bytes(VISITS + body)
        before = len(sqlite_desk.store.rows(Interaction.select(Interaction.id)))
        report = import_visits(sqlite_desk.ctx, path=file).result
        assert len(sqlite_desk.store.rows(Interaction.select(Interaction.id))) == before + report.imported

    check()


def test_any_bytes(sqlite_desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "any.csv"

    @_SETTINGS
    @given(st.binary(max_size=300))
    def check(content: bytes) -> None:
        file.write_bytes(content)
        with pytest.raises(FrontDeskError) as refused:
            import_cases(sqlite_desk.ctx, path=file)
        assert refused.value.field in {"file", "mapping"}

    check()
