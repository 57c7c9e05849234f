"""Whoever is named outside of the program is handed a slip or an e-mail right away."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from pathlib import Path

from PySide6.QtWidgets import QWidget

from frontdesk.domain.kinds import Slip
from frontdesk.ui.forms.loading import find
from frontdesk.ui.suggestions.actions import SuggestionActions
from frontdesk.ui.suggestions.deciding import AssignDialog
from frontdesk.ui.suggestions.handing import HandOverDialog
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.lookup_field import LookupField
from frontdesk.ui.widgets.segmented import Segmented
from tests.services.offices import Desk
from tests.services.suggestions.writers import view, write
from tests.ui.suggestions.conftest import Told, opened


def assign(actions: SuggestionActions, window: QWidget, desk: Desk, reference: str, who: str) -> None:
    actions.act("assign", view(desk, reference))
    dialog = opened(window, AssignDialog)
    find(dialog, LookupField, "target").setText(who)
    dialog.confirm()


def test_somebody_outside_is_handed_the_idea_a_colleague_finds_it_on_today(
    actions: SuggestionActions, window: QWidget, desk: Desk, told: Told, tmp_path: Path
) -> None:
    inside, outside = write(desk), write(desk)
    assign(actions, window, desk, inside, "Jonas Weber")
    assert not window.findChildren(HandOverDialog)

    assign(actions, window, desk, outside, "City · Parks, parks@city.example")
    dialog = opened(window, HandOverDialog)
    assert view(desk, outside).outside == "City · Parks, parks@city.example"
    dialog.write_email(tmp_path / "nowhere" / "slip.eml")
    assert find(dialog, Field, "slip_field").error
    dialog.write_email(tmp_path / "slip.eml")
    mail = message_from_bytes((tmp_path / "slip.eml").read_bytes(), policy=default)
    assert mail["To"] == "parks@city.example"
    assert find(dialog, Segmented, "slip").value == Slip.EMAILED.value
    dialog.confirm()
    assert told.last == "Handed over"
    assert view(desk, outside).timeline[-1].title.id == "timeline.suggestion_handed_over.emailed"
    assert "hand_over" in view(desk, outside).actions
