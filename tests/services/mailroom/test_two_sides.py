"""Jobs whose sheets somebody turns by hand, between their fronts and their backs."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import pytest

from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.kinds import PrintJobState
from frontdesk.services.correspondence import fronts_spooled, mark_printed, print_job, spooled
from frontdesk.services.stationery.printer import sides_apart
from tests.services.mailroom.letters import made, many
from tests.services.offices import Desk


def test_a_job_whose_fronts_are_out_is_not_known_to_be_printed(desk: Desk, tmp_path: Path) -> None:
    """After a start it must not be found again by its fronts: they are not all of it."""
    ids = many(desk, 2)
    job = made(desk, ids, tmp_path).id
    fronts_spooled(desk.ctx, job=job)
    view = print_job(desk.ctx, job=job)
    assert (view.state, view.spool_id) == (PrintJobState.PRINTING, "")
    spooled(desk.ctx, job=job, spool_id="backs")
    assert print_job(desk.ctx, job=job).spool_id == "backs"
    with pytest.raises(ConflictError):
        fronts_spooled(desk.ctx, job=job)
    with pytest.raises(ConflictError):
        spooled(desk.ctx, job=job, spool_id="once more")
    assert mark_printed(desk.ctx, job=job).result == tuple(ids)
    with pytest.raises(ConflictError):
        fronts_spooled(desk.ctx, job=job)


def test_a_full_disk_leaves_neither_side_of_a_batch_behind(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(desk, many(desk, 2), tmp_path)
    opens = Path.open

    def opened(path: Path, *given: Any, **named: Any) -> Any:
        if path.stem.endswith("-backs"):
            raise OSError(errno.ENOSPC, "No space left on device")
        return opens(path, *given, **named)

    monkeypatch.setattr(Path, "open", opened)
    with pytest.raises(FrontDeskError) as refused:
        sides_apart(desk.ctx, tmp_path / "batch.pdf")
    assert (refused.value.message.id, refused.value.field) == ("letter.cannot_write", "out")
    assert [each.name for each in tmp_path.glob("batch*")] == ["batch.pdf"]
