"""A sentence to say, shown with what matters in it bold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from frontdesk.domain.message import Message
from frontdesk.ui.widgets.say_box import SayBox
from frontdesk.words import Words

_CUSTOMER = "customer"
_WHO = "say.who"


def say_message(box: SayBox, sentence: Message, words: Words) -> None:
    """Show a sentence in a box, in its language's quotation marks."""
    box.say(words.text("quoted", sentence=words.render(sentence)), tuple(_strong(sentence, words)))


def _strong(said: Message, words: Words) -> Iterator[str]:
    """Yield what matters: who has it, dates, the reference; not the customer's own name."""
    for name, value in said.params.items():
        if name == _CUSTOMER:
            continue
        if isinstance(value, Message):
            yield words.render(value) if value.id.startswith(_WHO) else ""
            yield from _strong(value, words)
        elif isinstance(value, date):
            yield words.date(value)
        elif isinstance(value, str):
            yield value
