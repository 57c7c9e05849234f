"""Why a printer does not print, from the words of the protocol (RFC 8011 §5.4.12, PWG 5100.9)."""

from __future__ import annotations

from collections.abc import Iterable

from frontdesk.domain.message import Message, message

# The gravest first: a printer may have several. Endings such as -error and -warning are cut off before.
_KNOWN = {
    "media-jam": "printing.trouble.jam",
    "media-empty": "printing.trouble.no_paper",
    "media-needed": "printing.trouble.no_paper",
    "input-tray-missing": "printing.trouble.no_tray",
    "cover-open": "printing.trouble.open",
    "door-open": "printing.trouble.open",
    "interlock-open": "printing.trouble.open",
    "toner-empty": "printing.trouble.no_toner",
    "marker-supply-empty": "printing.trouble.no_toner",
    "marker-waste-full": "printing.trouble.waste_full",
    "output-area-full": "printing.trouble.tray_full",
    "output-tray-missing": "printing.trouble.no_tray",
    "offline": "printing.trouble.offline",
    "connecting-to-device": "printing.trouble.connecting",
    "timed-out": "printing.trouble.offline",
    "shutdown": "printing.trouble.offline",
    "cups-missing-filter": "printing.trouble.driver",
    "cups-insecure-filter": "printing.trouble.driver",
    "paused": "printing.trouble.paused",
    "moving-to-paused": "printing.trouble.paused",
}
_ENDINGS = ("-error", "-warning", "-report")
# What a printer says while it prints on: low toner, warming up, and the like.
_HARMLESS = ("none", "cups-", "com.", "cups.", "spool-area", "toner-low", "marker-supply-low", "media-low")


def trouble(reasons: Iterable[str], *, stopped: bool) -> Message | None:
    """Return the gravest of a printer's reasons.

    While it prints, a warning is none (one of several trays is empty), and neither is what we do not know.
    """
    named = [_without_ending(each) for each in reasons if stopped or not each.endswith("-warning")]
    for word, id_ in _KNOWN.items():
        if word in named:
            return message(id_)
    if not stopped:
        return None
    strange = next((word for word in named if not word.startswith(_HARMLESS)), "")
    return (
        message("printing.trouble.other", reason=strange) if strange else message("printing.trouble.stopped")
    )


def _without_ending(reason: str) -> str:
    for ending in _ENDINGS:
        if reason.endswith(ending):
            return reason.removesuffix(ending)
    return reason
