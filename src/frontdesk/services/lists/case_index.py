"""What a case is found by: its reference, the customer, and every word written on it."""

from __future__ import annotations

from collections.abc import Iterator

from frontdesk.domain.callbacks import CallbackEnd
from frontdesk.store.models import Answer, Callback, Case, Correspondence, Customer, Interaction, Note, Phone
from frontdesk.store.search import SearchEntry
from frontdesk.store.store import Store

_SHOWN = 120  # characters of a title: a text may stand for a missing subject


def index_case(store: Store, case: int) -> None:
    """Index a case anew; it becomes the newest. Inside a transaction."""
    query = (
        Case.select(
            Case.reference, Case.subject, Case.topic, Case.customer, Customer.name, Customer.organisation
        )
        .left_outer_join(Customer)
        .where(Case.id == case)
    )
    row = store.one(query)
    if row is None:
        return
    reference, subject, topic, customer, name, organisation = row
    words = [word for word in _words(store, case) if word]
    store.search.put(
        case_entry(
            case,
            reference=reference,
            title=subject or next(iter(words), ""),
            customer=name or organisation or "",
            words=(subject, topic, organisation or "", *_numbers(store, customer), *words),
        )
    )


def case_entry(
    case: int, *, reference: str, title: str, customer: str, words: tuple[str, ...]
) -> SearchEntry:
    """Return the entry of a case whose particulars are at hand."""
    return SearchEntry(
        kind="case",
        target=case,
        title=title[:_SHOWN],
        detail=" · ".join(part for part in (reference, customer) if part),
        text="\n".join((reference, reference.replace("-", ""), customer, *words)),
    )


def _words(store: Store, case: int) -> Iterator[str]:
    contacts = Interaction.select(Interaction.subject, Interaction.details).where(
        Interaction.case == case, ~Interaction.undone
    )
    notes = Note.select(Note.text).where(Note.case == case, ~Note.undone)
    answers = Answer.select(Answer.analysis, Answer.resolution, Answer.reasons_not).where(Answer.case == case)
    calls = Callback.select(Callback.about).where(
        Callback.case == case, Callback.outcome != CallbackEnd.TAKEN_BACK.value
    )
    for query in (contacts, notes, answers, calls):
        for row in store.rows(query):
            yield from row
    yield from _words_of_letters(store, case)


def _words_of_letters(store: Store, case: int) -> Iterator[str]:
    """Yield what people wrote in letters that went out: what a template says would find every case."""
    query = Correspondence.select(Correspondence.subject, Correspondence.context, Correspondence.text)
    for subject, facts, own in store.rows(
        query.where(Correspondence.case == case, ~Correspondence.posted.is_null())
    ):
        yield subject
        yield from (fact for fact in (facts or {}).values() if isinstance(fact, str))
        yield from (own or {}).get("paragraphs", ())


def _numbers(store: Store, customer: int | None) -> list[str]:
    if customer is None:
        return []
    return [
        str(written)
        for (written,) in store.rows(Phone.select(Phone.written).where(Phone.customer == customer))
    ]
