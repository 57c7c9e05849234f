"""What is being typed outlives the program."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from frontdesk.domain.errors import FrontDeskError
from frontdesk.ui.drafts.draft import KEPT_AFTER_MS, Draft, DraftFolder, StoredDraft
from frontdesk.ui.tasks.threads import ThreadTasks


@pytest.fixture
def tasks() -> Iterator[ThreadTasks]:
    runner = ThreadTasks()
    yield runner
    runner.close()


@pytest.fixture
def folder(tmp_path: Path) -> DraftFolder:
    return DraftFolder(tmp_path / "drafts")


@pytest.fixture
def line(qtbot: QtBot) -> QLineEdit:
    edit = QLineEdit()
    qtbot.addWidget(edit)
    return edit


def draft_of(line: QLineEdit, folder: DraftFolder, tasks: ThreadTasks) -> Draft:
    draft = Draft(
        folder, tasks, name="call-1", form="call", values=lambda: {"subject": line.text()}, parent=line
    )
    line.textEdited.connect(draft.touch)
    return draft


def test_a_draft_is_at_most_two_seconds_old() -> None:
    assert KEPT_AFTER_MS < 2_000


def test_what_is_typed_is_on_disk_without_anybody_saving(
    line: QLineEdit, folder: DraftFolder, tasks: ThreadTasks, qtbot: QtBot
) -> None:
    draft = draft_of(line, folder, tasks)
    with qtbot.waitSignal(draft.kept):
        qtbot.keyClicks(line, "The gate is jammed")
    assert folder.stored() == (StoredDraft("call-1", "call", {"subject": "The gate is jammed"}),)


def test_a_draft_ends_with_its_form(
    line: QLineEdit, folder: DraftFolder, tasks: ThreadTasks, qtbot: QtBot
) -> None:
    draft = draft_of(line, folder, tasks)
    line.setText("half a sent")
    with qtbot.waitSignal(draft.kept):
        draft.keep()
    draft.end()
    draft.touch()
    draft.keep()
    tasks.close()
    assert folder.stored() == ()


def test_what_has_ended_is_offered_no_more_though_its_file_is_still_there(
    line: QLineEdit, folder: DraftFolder, tasks: ThreadTasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.write(StoredDraft("call-1", "call", {"subject": "half a sent"}))
    monkeypatch.setattr(folder, "remove", lambda _name: None)  # not yet
    draft = draft_of(line, folder, tasks)
    assert folder.stored()
    draft.end()
    assert folder.stored() == ()
    draft_of(line, folder, tasks)
    assert folder.stored()


def test_a_damaged_draft_hides_no_other(folder: DraftFolder, tmp_path: Path) -> None:
    folder.write(StoredDraft("good", "visit", {"name": "門田"}))
    (tmp_path / "drafts" / "bad.json").write_text('{"form": "call", "val')
    (tmp_path / "drafts" / "odd.json").write_text("[1]")
    assert [draft.name for draft in folder.stored()] == ["good"]
    assert folder.stored()[0].values == {"name": "門田"}
    assert (tmp_path / "drafts" / "bad.json").exists()


def test_a_crash_while_writing_leaves_the_earlier_draft(folder: DraftFolder, tmp_path: Path) -> None:
    folder.write(StoredDraft("call-1", "call", {"subject": "first"}))
    (tmp_path / "drafts" / "call-1.new").write_text('{"form"')
    assert folder.stored()[0].values == {"subject": "first"}


def test_a_full_disk_leaves_the_earlier_draft_and_no_crumbs(
    folder: DraftFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.write(StoredDraft("call-1", "call", {"subject": "before"}))

    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FrontDeskError):
        folder.write(StoredDraft("call-1", "call", {"subject": "after"}))
    assert [draft.values["subject"] for draft in folder.stored()] == ["before"]
    assert [file.suffix for file in (tmp_path / "drafts").iterdir()] == [".json"]


def test_no_folder_means_no_drafts(folder: DraftFolder) -> None:
    assert folder.stored() == ()
    folder.remove("never written")


def test_a_draft_that_goes_while_they_are_listed_hides_no_other(folder: DraftFolder, tmp_path: Path) -> None:
    """The window lists them while their own lane forgets one: its name is seen, its file is not there."""
    folder.write(StoredDraft("kept", "call", {"subject": "Lamp"}))
    (next(tmp_path.rglob("kept.json")).parent / "gone.json").symlink_to(tmp_path / "nowhere")
    assert [draft.name for draft in folder.stored()] == ["kept"]
