"""The page beside a letter and beside a text: how long after a key press it is there, and what that blocks.

`python -m tests.bench.previews DATABASE HOME` types into both windows and prints milliseconds as JSON. It
writes nothing into the database.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.ui.look.theme import Scheme, Theme
from frontdesk.ui.opening.running import Running
from frontdesk.ui.opening.start import make_application
from frontdesk.ui.page_list import MAILROOM, SETTINGS
from tests.bench.hands import Act, Hands, Move
from tests.bench.journey import ALT, focus, page, shell
from tests.bench.row import Row
from tests.bench.store_rows import desk_of
from tests.page_keys import page_key

ROUNDS = 3
WORDS = "Your umbrella lies at reception; nobody has asked for it yet."
_LOADING_TICKS = 100  # while the program loads what the first window did without

# What the program loads in the background is not loaded here before it does so itself: hence imports below.


def seen_in_time(database: Path, home: Path, *, rounds: int = ROUNDS) -> Iterator[Row]:
    """Return a row for each window, and one for what its typing blocks: the medians of several rounds."""
    typed = [once(database, home) for _ in range(rounds)]
    for name in typed[0]:
        budget = 50 if name.startswith("UI thread") else 150
        yield Row(name, None, median(each[name] for each in typed), "ms", budget)


def once(database: Path, home: Path) -> dict[str, float]:
    """Type into both windows in a process of its own."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.bench.previews", str(database), str(home)],
        env={**os.environ, "FRONTDESK_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    found: dict[str, float] = json.loads(ran.stdout)
    return found


class Watched(QObject):
    """Presses keys in what has the keyboard, and notes when the page of the newest is there."""

    def __init__(self, shown: SignalInstance) -> None:
        super().__init__()
        self.waits: list[float] = []
        self._pressed: list[float] = []
        shown.connect(self._seen)

    def type(self, text: str) -> tuple[Act, ...]:
        """Return the key presses of a text."""
        return tuple(lambda letter=letter: self._press(letter) for letter in text)

    @property
    def slowest(self) -> float:
        """Return the 95th percentile in milliseconds."""
        return 1000 * quantiles(self.waits, n=20)[-1]

    def _press(self, letter: str) -> None:
        self._pressed.append(perf_counter())
        QTest.keyClicks(focus(), letter)

    def _seen(self, *_looked: object) -> None:
        now = perf_counter()
        self.waits += [now - at for at in self._pressed]
        self._pressed.clear()


def main(database: str, home: str) -> int:
    """Type into both windows and print what was found."""
    application = make_application()
    log = Path(home) / "frontdesk.log"
    watched: dict[str, Watched] = {}
    with desk_of(Path(database)) as context:
        running = Running(application, Theme(application, Scheme.LIGHT), context, "en", log)
        hands = Hands(typing(known_case(database), watched), leave)
        running.run()
    if hands.missed:
        print(f"never seen: {hands.missed}", file=sys.stderr)
        return 1
    found = {f"page after a key press, p95: {name}": each.slowest for name, each in watched.items()}
    found |= {f"UI thread blocked: {name}": hands.blocks[name] for name in watched}
    print(json.dumps(found))
    return 0


def known_case(database: str) -> str:
    """Return the reference of a case of the office."""
    with closing(sqlite3.connect(database)) as connection:
        ((reference,),) = connection.execute("SELECT reference FROM cases ORDER BY id LIMIT 1")
    return str(reference)


def typing(case: str, watched: dict[str, Watched]) -> Iterator[Move]:
    """Yield the moves; each is thought of when the one before it is done."""
    yield Move("the rest is loaded", (lambda: None,) * _LOADING_TICKS)
    yield from a_letter(case, watched)
    yield from a_text(watched)


def a_letter(case: str, watched: dict[str, Watched]) -> Iterator[Move]:
    """Yield the moves of a letter on a case."""
    from frontdesk.domain.kinds import LetterKind
    from frontdesk.ui.mail.beginning import LetterBeginning
    from frontdesk.ui.mail.window import LetterWindow
    from frontdesk.ui.pages.mailroom.page import MailroomPage

    mailroom = page(MAILROOM, MailroomPage)
    yield Move(
        "the Mailroom", (lambda: QTest.keyClick(shell(), page_key(MAILROOM), ALT),), mailroom.isVisible
    )
    beginning = LetterBeginning(case=case, kind=LetterKind.FREE)
    yield Move("a letter is begun", (lambda: mailroom.work.write(beginning),), lambda: windows(LetterWindow))
    (window,) = windows(LetterWindow)
    assert isinstance(window, LetterWindow)
    watched["a letter"] = Watched(window.preview.shown)
    yield Move("a letter", watched["a letter"].type(WORDS), lambda: window.preview.pdf)
    yield Move("the letter is given up", (window.discard,), lambda: not windows(LetterWindow))


def a_text(watched: dict[str, Watched]) -> Iterator[Move]:
    """Yield the moves of another text for the acknowledgement."""
    from frontdesk.domain.kinds import Formality, LetterKind, Way
    from frontdesk.services.correspondence.template_views import TemplateKey
    from frontdesk.ui.letters.opening import open_text
    from frontdesk.ui.letters.window import TemplateWindow
    from frontdesk.ui.pages.settings.letter_parts import LetterParts
    from frontdesk.ui.pages.settings.page import SettingsPage

    settings = page(SETTINGS, SettingsPage)
    yield Move("the settings", (lambda: shell().open_page(SETTINGS), lambda: settings.open("letters")))
    parts = settings.section
    assert isinstance(parts, LetterParts)
    key = TemplateKey(LetterKind.ACKNOWLEDGEMENT, Way.LETTER, "en", Formality.FORMAL)
    opened = (lambda: open_text(parts.page, key, None),)
    yield Move("a text is opened", opened, lambda: windows(TemplateWindow))
    (window,) = windows(TemplateWindow)
    assert isinstance(window, TemplateWindow)
    watched["a text"] = Watched(window.look.looked)
    yield Move("a text", watched["a text"].type(WORDS))
    yield Move("the text is given up", (window.discard, window.close), lambda: not windows(TemplateWindow))


def windows(kind: type[QWidget]) -> list[QWidget]:
    """Return the windows of a kind that are on screen."""
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]


def leave() -> None:
    """Close the program."""
    shell().close()


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
