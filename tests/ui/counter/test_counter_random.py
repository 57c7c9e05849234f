"""Ten seconds, and in the soak ten minutes, of anything that hands can do at the counter.

The ten seconds are counted in acts, far more than two hands manage, and not by the wall clock: so a seed that
found something finds it again on every computer, and a fast one does not wait. The ten minutes are real, and
begin with another seed every time; COUNTER_SEED sets one that found something.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtWidgets import QApplication

from frontdesk.domain.errors import StoreError
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.counter import code
from frontdesk.services.counter.code import set_code
from frontdesk.services.texts import many_lines
from frontdesk.store.health import faults_of
from frontdesk.store.models import Suggestion
from frontdesk.ui.counter.written import Written
from frontdesk.ui.desk_window import DeskWindow
from frontdesk.ui.drafts.draft import DraftFolder
from frontdesk.ui.look.theme import Scheme, Theme
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.tasks.threads import ThreadTasks
from tests.services.offices import Desk
from tests.ui.counter.hammer import Hammer, spin

SEED = 5
ACTS = 10 * 50  # in ten seconds; a drummer comes to twenty in one
SOAK = 600  # seconds


@pytest.fixture
def hammer(
    request: pytest.FixtureRequest,
    page: PageContext,
    desk: Desk,
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Hammer]:
    monkeypatch.setattr(code, "_WORK", 16)
    set_code(desk.ctx, code="204060801357")
    long = request.node.get_closest_marker("soak") is not None
    tasks = ThreadTasks(thread_ended=desk.store.close_thread)
    if long:
        page.tasks = tasks  # as the real program works
    window = DeskWindow(page, DraftFolder(tmp_path / "drafts"), Theme(qapp, Scheme.LIGHT), restore=_never)
    window.open("Harbour Office", counter=True)
    while window.counter.screen is None:
        spin()
    seed = int(os.environ.get("COUNTER_SEED") or random.randrange(1_000_000)) if long else SEED
    print(f"seed {seed}")
    made = Hammer(window.counter, random.Random(seed))
    honest = Written._write

    def at_times(written: Written, context: Context) -> Done[str]:
        """Keep it, but now and then the disk is full."""
        if made.chance.random() < 0.1:
            raise StoreError("store.disk_full", where="/office.db")
        return honest(written, context)

    monkeypatch.setattr(Written, "_write", at_times)
    made.watch()
    yield made
    window.counter.end()
    window.shell.close()
    window.shell.deleteLater()
    tasks.close()


def test_whatever_hands_do_for_ten_seconds_they_stay_and_nothing_is_lost_or_shown(
    hammer: Hammer, desk: Desk, tmp_path: Path
) -> None:
    for _ in range(ACTS):
        hammer.act()
    look_back(hammer, desk, tmp_path)


@pytest.mark.soak
def test_whatever_hands_do_for_ten_minutes_they_stay(hammer: Hammer, desk: Desk, tmp_path: Path) -> None:
    end = perf_counter() + SOAK
    while perf_counter() < end:
        hammer.act()
    look_back(hammer, desk, tmp_path)


def look_back(hammer: Hammer, desk: Desk, tmp_path: Path) -> None:
    """See that everything that was confirmed stands in the book, once and whole, and nothing else does."""
    hammer.settle()
    print(f"{hammer.done} acts, {len(hammer.confirmed)} entries")
    kept = dict(desk.store.rows(Suggestion.select(Suggestion.reference, Suggestion.text)))
    assert hammer.confirmed == kept.keys()
    assert len(hammer.texts) >= hammer.done / 50
    times = Counter(kept.values())
    assert {times[tidied(text)] for text in hammer.texts} == {1}
    assert not list((tmp_path / "drafts").glob("*"))
    assert faults_of(desk.store) == ()


def tidied(text: str) -> str:
    """Return a text as entries are kept."""
    return many_lines(text, "text")


def _never(_backup: Path) -> None:
    raise AssertionError("nobody asked for a copy to be brought back")
