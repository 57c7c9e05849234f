"""How to reach a customer, and their cases, as rows of cards."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from frontdesk.services.customers.page import CustomerCase, CustomerView
from frontdesk.services.views import DocumentView
from frontdesk.ui.delegates.fact import Fact
from frontdesk.ui.look.joined import joined
from frontdesk.ui.look.painting import ChipText
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.customer.asked import Asked

_MOST_ENDED = 8
_UNBREAKABLE = "\u00a0"
_UNBROKEN = re.compile(r"\S{24}(?=\S)")


@dataclass(frozen=True, slots=True)
class Reach:
    """A way to reach a customer: a number is called, anything else is copied."""

    text: str
    number: bool = False


def reach_facts(asked: Asked, page: PageContext) -> tuple[Fact, ...]:
    """Return numbers, e-mail and postal addresses; the key of each is its `Reach`."""
    call, copy = page.say("customer.call_out"), page.say("customer.copy")
    facts = [Fact(number, right=call, key=Reach(number, number=True)) for number in asked.view.phones]
    facts += [Fact(email, right=copy, key=Reach(email)) for email in asked.view.emails]
    for first, *others in filter(None, asked.addresses):
        whole = "\n".join((first, *others))
        facts.append(Fact(first, "\n".join(others), right=copy, key=Reach(whole)))
    return tuple(facts) or (Fact(page.say("customer.unreachable")),)


def case_facts(view: CustomerView, page: PageContext) -> tuple[Fact, ...]:
    """Return the open cases and the latest ended ones; the key of each is its reference."""
    running = [case for case in view.cases if not case.status.ended]
    ended = [case for case in view.cases if case.status.ended]
    facts = [_case(case, page) for case in (*running, *ended[:_MOST_ENDED])]
    if ended[_MOST_ENDED:]:
        facts.append(Fact(page.say("customer.more_cases", count=len(ended) - _MOST_ENDED)))
    return tuple(facts) or (Fact(page.say("customer.no_case")),)


def document_facts(documents: Sequence[DocumentView], page: PageContext) -> tuple[Fact, ...]:
    """Return the documents with their days, to be opened by their ids."""
    days = (page.words.short_date(page.local(document.at).date()) for document in documents)
    return tuple(Fact(each.name, right=day, key=each.id) for each, day in zip(documents, days, strict=True))


def breakable(text: str) -> str:
    """Return a text whose longest words, such as an address in the web, may be broken between lines."""
    return _UNBROKEN.sub("\\g<0>\u200b", text)


def _case(case: CustomerCase, page: PageContext) -> Fact:
    day = page.words.short_date(page.local(case.received).date()).replace(" ", _UNBREAKABLE)
    detail = joined(case.subject, page.say(f"kind.{case.kind}"), day)
    tone = Tone.DONE if case.status.ended else Tone.ACCENT
    return Fact(
        case.reference, detail, chip=ChipText(page.say(f"status.{case.status}"), tone), key=case.reference
    )
