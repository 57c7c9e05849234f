"""One line of text that is shortened where it does not fit."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from frontdesk.ui.widgets.elided_label import ElidedLabel


def test_a_text_that_does_not_fit_is_shown_whole_when_pointed_at(qtbot: QtBot) -> None:
    label = ElidedLabel(text="A & B\n<b>Removals</b>, Storage and Delivery")
    qtbot.addWidget(label)
    label.resize(600, 20)
    label.show()
    assert label.text() == "A & B <b>Removals</b>, Storage and Delivery"
    assert label.toolTip() == ""
    label.resize(80, 20)
    assert label.toolTip() == "<p>A &amp; B &lt;b&gt;Removals&lt;/b&gt;, Storage and Delivery</p>"


def test_it_never_asks_for_the_width_of_a_long_text(qtbot: QtBot) -> None:
    label = ElidedLabel(text="W" * 500)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < 100
    label.show_text("W")
    assert label.toolTip() == ""
