"""What a letter would say and look like while somebody is still writing it; nothing is kept."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from frontdesk.documents.templates.filling import FilledText
from frontdesk.domain.correspondence import settles
from frontdesk.domain.kinds import CorrespondenceState, Settles
from frontdesk.services.cases.record import read_case
from frontdesk.services.context import Context
from frontdesk.services.correspondence.content import content_of, words_of
from frontdesk.services.correspondence.entry import LetterEntry
from frontdesk.services.correspondence.facts import with_gaps
from frontdesk.services.correspondence.pages import write_pages
from frontdesk.services.correspondence.record import LetterRecord, OwnWords, read_letter
from frontdesk.services.customers.page import language_of
from frontdesk.services.rules import rules
from frontdesk.store.models import Customer


def letter_words(
    ctx: Context, *, entry: LetterEntry, case: str = "", customer: int | None = None
) -> OwnWords:
    """Return what a letter would say by its template, to be read or changed; what is missing is a gap.

    Raises `FrontDeskError` for what the template needs and no gap can stand for.
    """
    letter = unkept(ctx, _with_gaps(ctx, replace(entry, words=None)), case=case, customer=customer)
    text = filled(ctx, letter)
    return OwnWords(text.subject, text.paragraphs, text.closing)


def letter_preview(ctx: Context, *, entry: LetterEntry, case: str = "", customer: int | None = None) -> bytes:
    """Return how a letter or postcard would be printed, as a PDF; of an e-mail, the letter that says it.

    What is missing is a gap. Raises `FrontDeskError` when it cannot be printed so.
    """
    letter = unkept(ctx, _with_gaps(ctx, entry), case=case, customer=customer)
    sink = BytesIO()
    write_pages(ctx, [content_of(ctx, letter)], sink)
    return sink.getvalue()


def letter_pdf(ctx: Context, *, id: int) -> bytes:  # noqa: A002  as in the views
    """Return a letter or postcard as a PDF, for a preview; nothing is marked.

    Raises `FrontDeskError` when it cannot be printed as it should (POL-10).
    """
    sink = BytesIO()
    write_pages(ctx, [content_of(ctx, read_letter(ctx, id=id))], sink)
    return sink.getvalue()


def filled(ctx: Context, letter: LetterRecord) -> FilledText:
    """Return the words of a letter, kept or not. Raises as `letter_words` does."""
    return words_of(ctx, letter)


def having(letter: LetterRecord, entry: LetterEntry) -> LetterRecord:
    """Return a letter as an entry changes it; facts that nobody types stay."""
    return replace(
        letter,
        way=entry.way,
        language=entry.language or letter.language,
        formality=entry.formality or letter.formality,
        facts={**{name: letter.facts[name] for name in letter.facts if name == _OLD_DATE}, **entry.facts},
        words=entry.words,
        enclosures=entry.enclosures,
    )


def unkept(ctx: Context, entry: LetterEntry, *, case: str = "", customer: int | None = None) -> LetterRecord:
    """Return the record that an entry would be kept as."""
    found = read_case(ctx.store, case) if case else None
    whom = found.customer if found else customer
    blank = LetterRecord(
        id=0,
        kind=entry.kind,
        way=entry.way,
        state=CorrespondenceState.DRAFT,
        case=found.reference if found else "",
        case_id=found.id if found else None,
        case_subject=found.subject if found else "",
        customer=whom,
        customer_name=_name(ctx, whom),
        language=language_of(ctx, whom),
        created=ctx.clock.now(),
        settles=settles(entry.kind) if found else Settles.NOTHING,
        written_by=ctx.actor.staff_id,
    )
    return having(blank, entry)


def _with_gaps(ctx: Context, entry: LetterEntry) -> LetterEntry:
    now = ctx.clock.now().astimezone(rules(ctx).timezone)
    return replace(entry, facts=with_gaps(entry.kind, entry.facts, now))


_OLD_DATE = "old_date"  # the program's own fact of an extension


def _name(ctx: Context, customer: int | None) -> str:
    if customer is None:
        return ""
    row = ctx.store.one(Customer.select(Customer.name, Customer.organisation).where(Customer.id == customer))
    return (row[0] or row[1]) if row else ""
