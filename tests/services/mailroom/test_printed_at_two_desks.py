"""Two people say at the same time what came out of one printer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from frontdesk.domain.errors import ConflictError
from frontdesk.domain.kinds import PrintJobState
from frontdesk.services.correspondence import mark_printed, mark_printed_until, print_job, spooling
from tests.services.mailroom.letters import made, many, states
from tests.services.offices import Desk


def test_of_two_who_say_what_came_out_the_second_is_told(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = many(desk, 2)
    job = made(desk, ids, tmp_path).id
    let_wait = spooling._let_wait

    def meanwhile(*of_job: Any) -> None:
        monkeypatch.setattr(spooling, "_let_wait", let_wait)
        mark_printed(desk.ctx, job=job)
        let_wait(*of_job)

    monkeypatch.setattr(spooling, "_let_wait", meanwhile)
    with pytest.raises(ConflictError):
        mark_printed_until(desk.ctx, job=job, sheet=1)
    assert set(states(desk, ids)) == {"printed"}
    assert print_job(desk.ctx, job=job).state is PrintJobState.COMPLETED
