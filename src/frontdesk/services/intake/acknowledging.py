"""How a new case is acknowledged: the way the policies ask for, and whether it has been done already."""

from __future__ import annotations

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import Channel, Direction, Outcome, Way
from frontdesk.services.contact import Contact
from frontdesk.services.customers.reach import Reach

SPOKEN = frozenset({Channel.VISIT, Channel.CALL, Channel.CHAT})
"""Channels on which the customer hears the sentence at once (POL-11)."""

_ELECTRONIC_FIRST = frozenset({Channel.WEB, Channel.SOCIAL})


def way_of(contact: Contact, reach: Reach) -> Way | None:
    """Return by which way the case is acknowledged; None when it need not be, or nobody can say how.

    Calls and visits verbally (POL-11), e-mails by e-mail (POL-12), mail as was chosen, else by letter
    where the post can deliver one (POL-13). Raises `FrontDeskError` (field "acknowledge_by") for a way that
    the policies do not allow or that does not reach the customer.
    """
    outbound = contact.direction is Direction.OUTBOUND
    if contact.kind is None or outbound or contact.outcome is Outcome.RESOLVED:
        return None
    chosen = contact.acknowledge_by
    if chosen is None:
        return _usual_way(contact, reach)
    _check_policy(contact, chosen, reach)
    _check_reaches(contact, chosen, reach)
    return chosen


def is_told(contact: Contact, way: Way | None) -> bool:
    """Whether the customer has been told in this contact; a letter or postcard only tells once posted."""
    if not contact.said or contact.kind is None:
        return False
    return contact.channel in SPOKEN or way in (Way.VERBAL, Way.EMAIL)


def _usual_way(contact: Contact, reach: Reach) -> Way | None:
    if contact.channel in SPOKEN:
        return Way.VERBAL
    if contact.channel is Channel.EMAIL:
        return Way.EMAIL
    if contact.said and contact.channel is not Channel.MAIL:  # nobody hears what is said to a letter
        return Way.VERBAL
    return _preferred(reach) or _reachable(contact.channel, reach)


def _preferred(reach: Reach) -> Way | None:
    """Return the way that the customer asked for (POL-02), where it reaches them."""
    wishes = {
        "verbal": (Way.VERBAL, reach.has_phone),
        "email": (Way.EMAIL, reach.has_email),
        "letter": (Way.LETTER, reach.has_address),
        "postcard": (Way.POSTCARD, reach.has_address),
    }
    way, reaches = wishes.get(reach.preferred_way, (None, False))
    return way if reaches else None


def _reachable(channel: Channel, reach: Reach) -> Way | None:
    post = (Way.LETTER, reach.has_address)
    electronic = (Way.EMAIL, reach.has_email)
    first = (electronic, post) if channel in _ELECTRONIC_FIRST else (post, electronic)
    return next((way for way, reaches in (*first, (Way.VERBAL, reach.has_phone)) if reaches), None)


def _check_policy(contact: Contact, chosen: Way, reach: Reach) -> None:
    if contact.channel in (Channel.VISIT, Channel.CALL) and chosen is not Way.VERBAL and not contact.said:
        raise FrontDeskError("contact.acknowledge_verbally", field="acknowledge_by", provision="POL-11")
    if contact.channel is Channel.EMAIL and chosen is not Way.EMAIL and reach.has_email:
        raise FrontDeskError("contact.acknowledge_by_email", field="acknowledge_by", provision="POL-12")


def _check_reaches(contact: Contact, chosen: Way, reach: Reach) -> None:
    if chosen in (Way.LETTER, Way.POSTCARD) and not reach.has_address:
        raise FrontDeskError("contact.no_address_for_letter", field="customer.address", provision="POL-13")
    if chosen is Way.EMAIL and not reach.has_email and contact.channel is not Channel.EMAIL:
        raise FrontDeskError("contact.no_email_address", field="customer.emails", provision="POL-13")
