"""What a template may know: one closed type for each kind of document.

A template cannot name what its context has no field for. The postcard's context has
none for what a case is about, so that cannot reach a postcard at all (PRO-4.1).
"""

from __future__ import annotations

from dataclasses import dataclass

from frontdesk.domain.kinds import CaseKind


@dataclass(frozen=True, slots=True)
class AcknowledgementContext:
    """What the acknowledgement letter is filled from (POL-10, POL-22).

    Dates are given as the reader reads them. What has a default may be empty: `customer` for
    somebody whose name is unknown. All others are required, first of them who and when.
    """

    kind: CaseKind
    reference: str
    received: str
    person: str
    department: str
    answer_by: str
    office: str
    customer: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class PostcardContext:
    """What a postcard is filled from: reference, who, when, and nothing more (PRO-4.1)."""

    reference: str
    person: str
    department: str
    answer_by: str
    office: str
    customer: str = ""
    phone: str = ""


TemplateContext = AcknowledgementContext | PostcardContext

CONTEXTS: dict[str, type[TemplateContext]] = {
    "acknowledgement_letter": AcknowledgementContext,
    "acknowledgement_postcard": PostcardContext,
}
