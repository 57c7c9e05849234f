"""How a text would look on paper while it is being written: with a real case, or with an invented one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from frontdesk.documents.content import LetterContent, PostcardContent, Recipient, Signatory
from frontdesk.documents.letters.letter import letters_pdf
from frontdesk.documents.postcards.postcard import postcards_pdf
from frontdesk.documents.templates.check import check_template
from frontdesk.documents.templates.contexts import TemplateContext
from frontdesk.documents.templates.examples import example_context, example_recipient
from frontdesk.documents.templates.filling import fill_marked
from frontdesk.documents.templates.placeholders import MATTER, placeholders
from frontdesk.documents.templates.problems import Part, Problem
from frontdesk.documents.templates.ready_made import TemplateSource
from frontdesk.documents.templates.speech import Speech, speech_tag
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import CorrespondenceState, LetterKind, Way
from frontdesk.services.cases.record import CaseRecord, read_case
from frontdesk.services.context import Context
from frontdesk.services.correspondence.content import EmailContent, email_with, paper_with
from frontdesk.services.correspondence.letter_context import known_of
from frontdesk.services.correspondence.recipients import recipient_of
from frontdesk.services.correspondence.record import LetterRecord
from frontdesk.services.correspondence.signing import signatory_of, signer_of
from frontdesk.services.correspondence.template_views import TemplateKey, template
from frontdesk.services.correspondence.wording import Wording
from frontdesk.services.rules import rules
from frontdesk.services.stationery.settings import LetterSettings
from frontdesk.store.models import Customer

_OF_THE_CASE = frozenset(
    ("kind", "reference", "received", "about", "person", "department", "answer_by", "customer", "office",
     "phone", "email", "website", "hours"),
)  # fmt: skip
"""What is never invented beside a real case: where it is empty, the letter would have a hole."""


@dataclass(frozen=True, slots=True)
class TemplatePreview:
    """What is wrong with a text, and how it looks: a PDF, or an e-mail. Holes are marked in it.

    Without either the text cannot be shown at all.
    """

    problems: tuple[Problem, ...]
    pdf: bytes = field(default=b"", repr=False)
    email: EmailContent | None = None


def preview_template(
    ctx: Context, *, key: TemplateKey, source: TemplateSource, case: str = ""
) -> TemplatePreview:
    """Return how a letter with this text looks, for a case or for an invented one; nothing is kept.

    What only the writer of such a letter knows (an analysis, a reason) is invented for a real case too.
    Raises `NotFoundError` for a case that is none, and `FrontDeskError` (field "way") where nothing is
    sent so.
    """
    tag = speech_tag(key.language, rules(ctx).office.country)
    speech = Speech(tag, key.formality)
    problems = check_template(key.kind, key.way, key.language, key.formality, source)
    letter = _letter(ctx, key, read_case(ctx.store, case) if case else None)
    context = _context(ctx, letter, speech, key)
    try:
        marked = fill_marked(key.kind, key.way, tag, key.formality, context, source)
    except FrontDeskError:
        return TemplatePreview(problems)
    problems += marked.holes
    worded = Wording(marked.text, speech, None, "")
    signatory = _signatory(ctx, letter, context)
    if key.way is Way.EMAIL:
        return TemplatePreview(problems, email=email_with(ctx, worded, signatory))
    try:
        shown = _with_reference(letter, context)
        content = paper_with(ctx, shown, worded, _recipient(ctx, letter, key), signatory)
        return TemplatePreview(problems, pdf=_drawn(content))
    except FrontDeskError as refusal:
        return TemplatePreview((*problems, Problem(Part.WHOLE, 1, 1, refusal.message)))


def preview_letterhead(ctx: Context, *, settings: LetterSettings) -> bytes:
    """Return an invented letter as it would be printed with other settings than the kept ones, as a PDF.

    Raises `FrontDeskError` with the field at fault where it cannot be printed so.
    """
    language = (settings.language or rules(ctx).office.language).partition("-")[0]
    key = TemplateKey(LetterKind.ACKNOWLEDGEMENT, Way.LETTER, language, settings.formality)
    tag = speech_tag(language, rules(ctx).office.country)
    letter = _letter(ctx, key, None)
    context = _context(ctx, letter, Speech(tag, key.formality), key)
    source = template(ctx, key=key).source
    text = fill_marked(key.kind, key.way, tag, key.formality, context, source).text
    worded = Wording(text, Speech(tag, key.formality), None, "")
    signatory = signer_of(ctx, None)
    shown = _with_reference(letter, context)
    return _drawn(paper_with(ctx, shown, worded, example_recipient(language), signatory, settings=settings))


def _with_reference(letter: LetterRecord, context: TemplateContext) -> LetterRecord:
    """Return an invented letter as one on a case, whose reference stands on the paper."""
    return letter if letter.case else replace(letter, case=getattr(context, "reference", ""))


def _letter(ctx: Context, key: TemplateKey, case: CaseRecord | None) -> LetterRecord:
    return LetterRecord(
        id=0,
        kind=key.kind,
        way=key.way,
        state=CorrespondenceState.DRAFT,
        case=case.reference if case else "",
        customer=case.customer if case else None,
        customer_name=_name(ctx, case.customer) if case and case.customer else "",
        language=key.language,
        created=ctx.clock.now(),
        formality=key.formality.value,
        written_by=ctx.actor.staff_id,
    )


def _context(ctx: Context, letter: LetterRecord, speech: Speech, key: TemplateKey) -> TemplateContext:
    """Return what is known of a case, and what its writer would add invented; of none, all but the office."""
    today = rules(ctx).day(ctx.clock.now())
    known: Mapping[str, Any] = known_of(ctx, letter, speech)
    if not letter.case:
        office = {
            name: known[name] for name in ("office", "phone", "email", "website", "hours") if name in known
        }
        return example_context(key.kind, key.way, key.language, today, office)
    names = [each for each in placeholders(key.kind, key.way) if each.name != MATTER]
    empty = {each.name: () if each.holds.many else "" for each in names if each.name in _OF_THE_CASE}
    return example_context(key.kind, key.way, key.language, today, {**empty, **known})


def _recipient(ctx: Context, letter: LetterRecord, key: TemplateKey) -> Recipient:
    if not letter.case:
        return example_recipient(key.language)
    try:
        return recipient_of(ctx.store, letter.customer, rules(ctx).office)
    except FrontDeskError:  # who has no address is shown with one: it is the text that is looked at
        name = letter.customer_name
        invented = example_recipient(key.language)
        return Recipient((name, *invented.lines[1:])) if name else invented


def _signatory(ctx: Context, letter: LetterRecord, context: TemplateContext) -> Signatory:
    if letter.case:
        return signatory_of(ctx, case=letter.case, written_by=letter.written_by)
    return Signatory(getattr(context, "person", ""), getattr(context, "department", ""))


def _name(ctx: Context, customer: int) -> str:
    row = ctx.store.one(Customer.select(Customer.name, Customer.organisation).where(Customer.id == customer))
    return (row[0] or row[1]) if row else ""


def _drawn(content: LetterContent | PostcardContent) -> bytes:
    return letters_pdf([content]) if isinstance(content, LetterContent) else postcards_pdf([content])
